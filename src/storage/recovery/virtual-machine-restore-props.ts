import * as kplus from 'cdk8s-plus-28';
import { VirtualMachinePatch } from './virtual-machine-patch';
import { IVirtualMachineSnapshot } from './virtual-machine-snapshot';
import { IVirtualMachine } from '../../virtual-machine-reference';

/** What a restore does while its target runs. */
export enum TargetReadinessPolicy {
  /** KubeVirt stops the VM. */
  STOP_TARGET = 'StopTarget',
  /** The restore waits five minutes for the VM to be stopped, and fails then. */
  WAIT_GRACE_PERIOD = 'WaitGracePeriod',
  /** The restore fails at once. */
  FAIL_IMMEDIATE = 'FailImmediate',
  /** The restore waits until the VM is stopped. */
  WAIT_EVENTUALLY = 'WaitEventually',
}

/** What the restored volumes are called. */
export enum VolumeRestorePolicy {
  /** As before: the volumes of the VM are deleted, and restored with their names. */
  IN_PLACE = 'InPlace',
  /** `restore-<uid of the restore>-<volume>`. */
  RANDOMIZE_NAMES = 'RandomizeNames',
  /** `<target>-<volume>`. Needs KubeVirt 1.8. */
  PREFIX_TARGET_NAME = 'PrefixTargetName',
}

/** Whether the restored volumes are deleted with the VM. */
export enum VolumeOwnershipPolicy {
  /** The VM owns them: they are deleted with it. */
  VM = 'Vm',
  /** They stay. */
  NONE = 'None',
}

/** What is different about one restored volume. */
export interface VolumeRestoreOverride {
  /** The name of the volume in the VM, which is that of its disk. */
  readonly volumeName: string;

  /**
   * The name of the claim that is made.
   *
   * @default - as `volumeRestorePolicy` says
   */
  readonly restoreName?: string;

  /**
   * Labels of the claim, beside those that it had.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the claim, beside those that it had.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/** Properties of a `VirtualMachineRestore`. */
export interface VirtualMachineRestoreProps extends kplus.ResourceProps {
  /**
   * The VM that is set back, in the namespace of the restore. Where there is none of this name, the restore makes it, halted; give its name then by
   * `VirtualMachine.fromVirtualMachineName`. Another VM that exists already is no target.
   */
  readonly target: IVirtualMachine;

  /** The snapshot that the VM is set back to. */
  readonly snapshot: IVirtualMachineSnapshot;

  /**
   * What happens while the target runs.
   *
   * @default - KubeVirt's: TargetReadinessPolicy.WAIT_GRACE_PERIOD
   */
  readonly targetReadinessPolicy?: TargetReadinessPolicy;

  /**
   * What the restored volumes are called.
   *
   * @default - KubeVirt's: VolumeRestorePolicy.RANDOMIZE_NAMES
   */
  readonly volumeRestorePolicy?: VolumeRestorePolicy;

  /**
   * Whether the restored volumes are deleted with the VM. Needs KubeVirt 1.7.
   *
   * @default - KubeVirt's: VolumeOwnershipPolicy.VM
   */
  readonly volumeOwnershipPolicy?: VolumeOwnershipPolicy;

  /**
   * What is different about single volumes.
   *
   * @default - nothing
   */
  readonly volumeRestoreOverrides?: VolumeRestoreOverride[];

  /**
   * Changes of a VM that the restore makes anew. A VM that is set back is not changed by them.
   *
   * @default - none: the new VM has the MAC addresses of the old one
   */
  readonly patches?: VirtualMachinePatch[];
}
