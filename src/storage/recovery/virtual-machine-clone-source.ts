import { singleVirtualMachineProblems } from './single-virtual-machine';
import { IVirtualMachineSnapshot } from './virtual-machine-snapshot';
import { standFor } from './wire-forms';
import { keepProblems } from '../../usage-error';
import { IVirtualMachine } from '../../virtual-machine-reference';

/** What a `VirtualMachineClone` is made of, in its namespace. */
export class VirtualMachineCloneSource {
  /**
   * A virtual machine, running or not: KubeVirt takes a snapshot of it, and deletes that after the clone.
   *
   * @param virtualMachine the VM; its persistent disks must be of classes that take snapshots
   */
  public static virtualMachine(virtualMachine: IVirtualMachine): VirtualMachineCloneSource {
    const source = new VirtualMachineCloneSource(virtualMachine);
    keepProblems(source, singleVirtualMachineProblems('VirtualMachineCloneSource.virtualMachine', virtualMachine, 'KubeVirt clones single VMs only.'));
    return source;
  }

  /**
   * A virtual machine as it was when the snapshot was taken.
   *
   * @param snapshot the snapshot
   */
  public static snapshot(snapshot: IVirtualMachineSnapshot): VirtualMachineCloneSource {
    return new VirtualMachineCloneSource(snapshot);
  }

  private constructor(source: IVirtualMachine | IVirtualMachineSnapshot) {
    standFor(this, source);
  }
}
