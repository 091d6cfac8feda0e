import { derivedUuid, Machine } from './guest/derive';

/** Explicit identities. */
export interface VirtualMachineIdentityOptions {
  /**
   * Firmware (SMBIOS) UUID, in the canonical form of 36 characters.
   *
   * @default - derived from namespace and name; with `fromCluster` the cluster's
   */
  readonly uuid?: string;

  /**
   * Firmware (SMBIOS) serial number, at most 256 characters of letters, digits, `_`, `.` and `-`.
   *
   * @default - derived from namespace and name; with `fromCluster` the cluster's
   */
  readonly serial?: string;
}

/**
 * Who a VM is to its guest: firmware UUID and serial number.
 *
 * KubeVirt writes a UUID and a serial number of its own into a VM that has none; a GitOps controller then sees a difference
 * forever, and a re-created VM is a new machine to its licences. So by default they are derived from the namespace and the name of the
 * VM, and from `identitySalt` of the Platform: the construct may move in the tree, while a VM of another namespace, name or salt is a new
 * machine. To its guest that means: Windows asks to be activated again, and cloud-init runs again, as its instance id is the UUID. To keep a
 * machine through such a change, read what the cluster has (`kubectl get vm -o yaml`) and give it here, and its MAC addresses as
 * `macAddress` of its networks.
 */
export class VirtualMachineIdentity {
  /** UUID and serial from namespace, name and the salt of the Platform. */
  public static derived(): VirtualMachineIdentity {
    return new VirtualMachineIdentity({}, true);
  }

  /** Given identities; what is left out is derived. */
  public static of(options: VirtualMachineIdentityOptions): VirtualMachineIdentity {
    return new VirtualMachineIdentity(options, true);
  }

  /**
   * What the cluster has: only what is given here is written, and the cluster invents the rest. For VMs that were there before this app.
   *
   * @param options what is known of it; nothing by default
   */
  public static fromCluster(options: VirtualMachineIdentityOptions = {}): VirtualMachineIdentity {
    return new VirtualMachineIdentity(options, false);
  }

  private constructor(private readonly options: VirtualMachineIdentityOptions, private readonly derive: boolean) {}

  /** @internal */
  public _firmware(machine: Machine): { uuid?: string; serial?: string } {
    const { uuid, serial } = this.options;
    if (!this.derive) return { uuid, serial };
    return { uuid: uuid ?? derivedUuid(machine, 'uuid'), serial: serial ?? derivedUuid(machine, 'serial') };
  }
}
