/** A feature gate of KubeVirt that an upgrade changes. */
export interface GateChange {
  /** The gate. */
  readonly gate: string;
  /**
   * Its stage before: `Alpha`, `Beta`, `GA`, `Deprecated` or `Discontinued`.
   *
   * @default - the release before does not have it
   */
  readonly stageBefore?: string;
  /**
   * Its stage after.
   *
   * @default - the release after does not have it
   */
  readonly stageAfter?: string;
  /** Whether it is on before. */
  readonly isOnBefore: boolean;
  /** Whether it is on after. */
  readonly isOnAfter: boolean;
  /**
   * What lists it: the field of the KubeVirt CR, or the prop of the Platform.
   *
   * @default - nothing does
   */
  readonly listedIn?: string;
  /**
   * The file and line that list it.
   *
   * @default - not known
   */
  readonly place?: string;
  /** What it means, and what to do. */
  readonly advice: string;
  /**
   * When that is to be done: `before` or `after` the upgrade.
   *
   * @default - there is nothing to do
   */
  readonly when?: string;
}
