import { Duration, Size } from 'cdk8s';

/** What a live migration is estimated from. */
export interface MigrationEstimateOptions {
  /** The memory of the guest, all of which is copied. */
  readonly memory: Size;

  /** What the network takes of one migration each second: `bandwidthPerMigration`, or what the card gives if that is less or not set. */
  readonly bandwidth: Size;

  /**
   * How much memory the guest writes each second while it moves, which is copied again. A database under load writes hundreds of MiB.
   *
   * @default - nothing: an idle guest, and the shortest time that it can take
   */
  readonly dirtyRate?: Size;

  /**
   * Disks that are copied as well, as those that are not ReadWriteMany.
   *
   * @default - none: the disks are shared
   */
  readonly copiedDisks?: Size;

  /**
   * What the KubeVirt CR or a `MigrationPolicy` says. `Duration.seconds(0)` is no limit.
   *
   * @default Duration.seconds(150), KubeVirt's own
   */
  readonly completionTimeoutPerGiB?: Duration;

  /**
   * Whether the guest is slowed down until its memory has been copied.
   *
   * @default false
   */
  readonly allowAutoConverge?: boolean;

  /**
   * Whether it goes on with the guest on the target when it takes too long.
   *
   * @default false
   */
  readonly allowPostCopy?: boolean;

  /**
   * Whether the guest is paused when it takes too long and post-copy is not allowed.
   *
   * @default - as `allowPostCopy`
   */
  readonly allowWorkloadDisruption?: boolean;
}

/** How many guests leave a node. */
export interface DrainOptions {
  /** How many guests of this kind there are on the node. */
  readonly guests: number;

  /**
   * How many leave it at a time, each with the bandwidth of the estimate: `parallelOutboundMigrationsPerNode`.
   *
   * @default 2, KubeVirt's own
   */
  readonly parallel?: number;
}
