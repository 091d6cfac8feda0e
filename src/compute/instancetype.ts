import { INSTANCETYPES, PREFERENCES } from './wire-forms';
import type { InstancetypeMatcher, PreferenceMatcher } from '../../imports/kubevirt.io';

/** The size of a VM by reference: CPUs, memory and devices come from an instancetype and may then not be given by hand. */
export class Instancetype {
  /**
   * A VirtualMachineClusterInstancetype, for example `u1.medium` of KubeVirt's common instancetypes.
   *
   * @param name its name
   */
  public static cluster(name: string): Instancetype {
    return new Instancetype({ name });
  }

  /**
   * A VirtualMachineInstancetype in the VM's namespace.
   *
   * @param name its name
   */
  public static namespaced(name: string): Instancetype {
    return new Instancetype({ kind: 'VirtualMachineInstancetype', name });
  }

  /**
   * Whatever the labels of a volume's image suggest (`instancetype.kubevirt.io/default-instancetype`).
   *
   * @param volume name of one of the VM's disks
   */
  public static inferFromVolume(volume: string): Instancetype {
    return new Instancetype({ inferFromVolume: volume });
  }

  private constructor(wire: InstancetypeMatcher) {
    INSTANCETYPES.set(this, wire);
  }
}

/** How a guest OS likes its devices, by reference. Fills what the VM leaves open, never overrides it. */
export class Preference {
  /**
   * A VirtualMachineClusterPreference, for example `fedora` or `windows.2k22.virtio` of KubeVirt's common preferences.
   *
   * @param name its name
   */
  public static cluster(name: string): Preference {
    return new Preference({ name });
  }

  /**
   * A VirtualMachinePreference in the VM's namespace.
   *
   * @param name its name
   */
  public static namespaced(name: string): Preference {
    return new Preference({ kind: 'VirtualMachinePreference', name });
  }

  /**
   * Whatever the labels of a volume's image suggest (`instancetype.kubevirt.io/default-preference`).
   *
   * @param volume name of one of the VM's disks
   */
  public static inferFromVolume(volume: string): Preference {
    return new Preference({ inferFromVolume: volume });
  }

  private constructor(wire: PreferenceMatcher) {
    PREFERENCES.set(this, wire);
  }
}
