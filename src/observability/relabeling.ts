/** What a relabeling does. Prometheus has rarer ones, such as `hashmod`: `RelabelAction.of`. */
export class RelabelAction {
  /** Writes `replacement` into `targetLabel` where `regex` matches. Prometheus' default. */
  public static readonly REPLACE = new RelabelAction('replace');
  /** Keeps targets or series where `regex` matches, and drops the others. */
  public static readonly KEEP = new RelabelAction('keep');
  /** Drops targets or series where `regex` matches. */
  public static readonly DROP = new RelabelAction('drop');
  /** Copies labels whose names match `regex` to the name that `replacement` makes. */
  public static readonly LABEL_MAP = new RelabelAction('labelmap');
  /** Removes labels whose names match `regex`. */
  public static readonly LABEL_DROP = new RelabelAction('labeldrop');
  /** Keeps labels whose names match `regex`, and removes the others. */
  public static readonly LABEL_KEEP = new RelabelAction('labelkeep');

  /** An action that this class does not name. */
  public static of(name: string): RelabelAction {
    return new RelabelAction(name);
  }

  /** @param name the action's name on the wire */
  private constructor(public readonly name: string) {}
}

/** A step that changes the labels of a target, or of what it yields. */
export interface Relabeling {
  /**
   * What is done with what matches.
   *
   * @default RelabelAction.REPLACE
   */
  readonly action?: RelabelAction;

  /**
   * The labels that it reads, joined by `;`, such as `__meta_kubernetes_pod_label_vm_kubevirt_io_name`.
   *
   * @default - none
   */
  readonly sourceLabels?: string[];

  /**
   * The label that it writes. Required to replace.
   *
   * @default - none
   */
  readonly targetLabel?: string;

  /**
   * A regular expression (RE2) that the value must match as a whole.
   *
   * @default - `(.*)`
   */
  readonly regex?: string;

  /**
   * What is written, with the groups of `regex` as `$1`.
   *
   * @default - `$1`
   */
  readonly replacement?: string;
}
