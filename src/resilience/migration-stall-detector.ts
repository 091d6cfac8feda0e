import { Duration } from 'cdk8s';

/** How the data of a migration is compressed. */
export enum MigrationCompression {
  /** Not at all. */
  NONE = 'none',
  /** By Zstandard, which costs CPU time of the launchers. */
  ZSTD = 'zstd',
}

/** When KubeVirt takes a migration for stalled, and what it waits for then: `experimental.stallDetector`. Factors have at most three decimals. */
export interface MigrationStallDetector {
  /**
   * By how many percent the bytes that are left must get less, 0 to 100.
   *
   * @default - KubeVirt's: 4
   */
  readonly marginPercent?: number;

  /**
   * How much the latest bandwidth counts in the average, more than 0 and at most 1.
   *
   * @default - KubeVirt's: 0.4
   */
  readonly smoothing?: number;

  /**
   * How far back it is looked for progress, in whole seconds.
   *
   * @default - KubeVirt's: Duration.seconds(40)
   */
  readonly progressTimeout?: Duration;

  /**
   * How long a switch-over may take before the migration is aborted, in whole seconds.
   *
   * @default - KubeVirt's: Duration.seconds(60)
   */
  readonly switchoverTimeout?: Duration;

  /**
   * By which factor the estimated downtime may exceed `maxDowntime` so that the guest is stopped and copied all the same, at least 1.
   *
   * @default - KubeVirt's: 1.5
   */
  readonly precopyPossibleFactor?: number;

  /**
   * By which factor the patience gets less each time that a worse rest is accepted, 0 to 1.
   *
   * @default - KubeVirt's: 0.5
   */
  readonly patienceDecayFactor?: number;

  /**
   * Whether it waits for a moment with little left before it acts.
   *
   * @default - KubeVirt's: true
   */
  readonly searchLocalMinima?: boolean;

  /**
   * By which factor a switch-over at the end of the budget extends it, at least 1.
   *
   * @default - KubeVirt's: 2
   */
  readonly completionTimeoutFactor?: number;
}
