import * as kplus from 'cdk8s-plus-28';
import { singleVirtualMachineProblems } from './single-virtual-machine';
import { IVirtualMachineSnapshot } from './virtual-machine-snapshot';
import { standFor } from './wire-forms';
import { keepProblems } from '../../usage-error';
import { IVirtualMachine } from '../../virtual-machine-reference';

/** What a `VirtualMachineExport` offers, in its namespace. */
export class VirtualMachineExportSource {
  /**
   * The disks of a virtual machine, while it is halted, and its manifest.
   *
   * @param virtualMachine the VM
   */
  public static virtualMachine(virtualMachine: IVirtualMachine): VirtualMachineExportSource {
    const source = new VirtualMachineExportSource(virtualMachine);
    keepProblems(source, singleVirtualMachineProblems('VirtualMachineExportSource.virtualMachine', virtualMachine, 'KubeVirt exports single VMs only.'));
    return source;
  }

  /**
   * The disks of a snapshot, and the manifest of the VM at that time.
   *
   * @param snapshot the snapshot
   */
  public static snapshot(snapshot: IVirtualMachineSnapshot): VirtualMachineExportSource {
    return new VirtualMachineExportSource(snapshot);
  }

  /**
   * One disk.
   *
   * @param claim its claim, which nothing may use meanwhile
   */
  public static persistentVolumeClaim(claim: kplus.IPersistentVolumeClaim): VirtualMachineExportSource {
    return new VirtualMachineExportSource(claim);
  }

  private constructor(source: kplus.IResource) {
    standFor(this, source);
  }
}
