import { Duration, Size } from 'cdk8s';

/** How VMs migrate, unless a MigrationPolicy says otherwise: `configuration.migrations`. Defaults are those of KubeVirt v1.9.0. */
export interface KubeVirtMigrations {
  /**
   * How many migrations run at a time in the cluster.
   *
   * @default - KubeVirt's: 5
   */
  readonly parallelMigrationsPerCluster?: number;

  /**
   * How many migrations leave a node at a time.
   *
   * @default - KubeVirt's: 2
   */
  readonly parallelOutboundMigrationsPerNode?: number;

  /**
   * How much of the network one migration may use, each second.
   *
   * @default - KubeVirt's: not limited
   */
  readonly bandwidthPerMigration?: Size;

  /**
   * How long a migration may take for each GiB of memory and disk, in whole seconds. Then it is aborted, or switched to post-copy or paused
   * where that is allowed.
   *
   * @default - KubeVirt's: Duration.seconds(150)
   */
  readonly completionTimeoutPerGiB?: Duration;

  /**
   * How long a migration may make no progress, in whole seconds.
   *
   * @default - KubeVirt's: Duration.seconds(150)
   */
  readonly progressTimeout?: Duration;

  /**
   * How long a migration waits for utility volumes to be detached, in whole seconds. From KubeVirt v1.8.0.
   *
   * @default - KubeVirt's: Duration.seconds(150)
   */
  readonly utilityVolumesTimeout?: Duration;

  /**
   * How long a guest may stand still at the switch-over, from 1 ms to 2000 s. Needs `KubeVirtFeatureGate.MIGRATION_STALL_DETECTION`, from KubeVirt
   * v1.9.0.
   *
   * @default - KubeVirt's: Duration.millis(900)
   */
  readonly maxDowntime?: Duration;

  /**
   * Whether the vCPUs of a guest are slowed down until its memory has been copied.
   *
   * @default - KubeVirt's: false
   */
  readonly allowAutoConverge?: boolean;

  /**
   * Whether a migration that takes too long goes on with the guest on the target, which fetches memory as it needs it. If the network breaks
   * then, the guest is lost. The seccomp profile of launchers must allow `userfaultfd`: `LauncherSeccompProfile.kubevirt()` does,
   * `LauncherSeccompProfile.runtimeDefault()` does not.
   *
   * @default - KubeVirt's: false
   */
  readonly allowPostCopy?: boolean;

  /**
   * Whether a migration that takes too long may be switched to post-copy, or pause the guest where post-copy is not allowed.
   *
   * @default - KubeVirt's: as `allowPostCopy`
   */
  readonly allowWorkloadDisruption?: boolean;

  /**
   * Whether guests migrate that KubeVirt takes for unsafe to migrate.
   *
   * @default - KubeVirt's: false
   */
  readonly unsafeMigrationOverride?: boolean;

  /**
   * Whether what is migrated is encrypted. Without, the memory of guests crosses the network in clear.
   *
   * @default - KubeVirt's: true
   */
  readonly tls?: boolean;

  /**
   * A network of their own: the name of a NetworkAttachmentDefinition in the namespace of KubeVirt.
   *
   * @default - KubeVirt's: the pod network
   */
  readonly network?: string;

  /**
   * Whether the launcher on the target has the SELinux level of that on the source. Otherwise it gets one of its own, at which volumes that are mounted
   * on both nodes may be out of reach. (KubeVirt's own description of the field has it the other way round, its code does not.)
   *
   * @default - KubeVirt's: true
   */
  readonly matchSelinuxLevel?: boolean;
}
