import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { MigrationCompression, MigrationStallDetector } from './migration-stall-detector';

/** Properties of `MigrationPolicy`. What is left out is as in the KubeVirt CR. */
export interface MigrationPolicyProps extends kplus.ResourceProps {
  /**
   * Labels of the namespaces whose VMs it is for, all of them. A namespace has `kubernetes.io/metadata.name` with its name.
   *
   * @default - all namespaces
   */
  readonly namespaceLabels?: { [label: string]: string };

  /**
   * Labels of the VMs that it is for, all of them: those of their pods, as `labels` of a VM has them.
   *
   * @default - all VMs of these namespaces
   */
  readonly virtualMachineLabels?: { [label: string]: string };

  /**
   * How much of the network one migration may use, each second; 0 is no limit. KubeVirt counts in whole MiB, and takes less than one for one.
   *
   * @default - the cluster's, which is not limited unless the KubeVirt CR says so
   */
  readonly bandwidthPerMigration?: Size;

  /**
   * How long a migration may take for each GB of memory, and of disks that are copied, in whole seconds; 0 is no limit. Then it is aborted, or switched to
   * post-copy or paused where that is allowed. `MigrationEstimate` tells what it comes to.
   *
   * @default - the cluster's, Duration.seconds(150) unless the KubeVirt CR says so
   */
  readonly completionTimeoutPerGiB?: Duration;

  /**
   * Whether the vCPUs of a guest are slowed down until its memory has been copied.
   *
   * @default - the cluster's, false unless the KubeVirt CR says so
   */
  readonly allowAutoConverge?: boolean;

  /**
   * Whether a migration that takes too long goes on with the guest on the target, which fetches memory as it needs it. If the network breaks
   * then, the guest is lost.
   *
   * @default - the cluster's, false unless the KubeVirt CR says so
   */
  readonly allowPostCopy?: boolean;

  /**
   * Whether a migration that takes too long may be switched to post-copy, or pause the guest where post-copy is not allowed.
   *
   * @default - as `allowPostCopy` if that is given, else the cluster's
   */
  readonly allowWorkloadDisruption?: boolean;

  /**
   * How long a guest may stand still at the switch-over, from 1 ms to 2000 s. Needs the feature gate MigrationStallDetection, from KubeVirt v1.9.0.
   *
   * @default - the cluster's, Duration.millis(900) unless the KubeVirt CR says so
   */
  readonly maxDowntime?: Duration;

  /**
   * How what is copied is compressed. Experimental in KubeVirt, from v1.9.0.
   *
   * @default - the cluster's, MigrationCompression.NONE unless the KubeVirt CR says so
   */
  readonly compression?: MigrationCompression;

  /**
   * When a migration counts as stalled. Experimental in KubeVirt, from v1.9.0; needs the feature gate MigrationStallDetection.
   *
   * @default - the cluster's
   */
  readonly stallDetector?: MigrationStallDetector;
}
