import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { IVirtualMachine } from '../../virtual-machine-reference';

/** What happens to the content of a snapshot when the snapshot is deleted. */
export enum SnapshotDeletionPolicy {
  /** The volume snapshots are deleted, too. */
  DELETE = 'Delete',
  /** The VirtualMachineSnapshotContent and its volume snapshots stay. */
  RETAIN = 'Retain',
}

/** Properties of a snapshot. */
export interface VirtualMachineSnapshotProps extends kplus.ResourceProps {
  /** The virtual machine, in the namespace of the snapshot. */
  readonly source: IVirtualMachine;

  /**
   * What happens to the content when the snapshot is deleted.
   *
   * @default - KubeVirt's: SnapshotDeletionPolicy.DELETE
   */
  readonly deletionPolicy?: SnapshotDeletionPolicy;

  /**
   * Time after which an unfinished snapshot fails, in whole seconds. `Duration.seconds(0)` sets no limit.
   *
   * @default - KubeVirt's: Duration.minutes(5)
   */
  readonly failureDeadline?: Duration;
}
