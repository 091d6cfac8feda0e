import { derivedUuid, Machine } from './guest/derive';

/** Explicit identities. */
export interface VirtualMachineIdentityOptions {
  /**
   * Firmware (SMBIOS) UUID, in the canonical form of 36 characters.
   *
   * @default - derived from namespace and name
   */
  readonly uuid?: string;

  /**
   * Firmware (SMBIOS) serial number, at most 256 characters of letters, digits, `_`, `.` and `-`.
   *
   * @default - derived from namespace and name
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

  /** Nothing is written; the cluster invents what it needs. */
  public static fromCluster(): VirtualMachineIdentity {
    return new VirtualMachineIdentity({}, false);
  }

  private constructor(private readonly options: VirtualMachineIdentityOptions, private readonly derive: boolean) {}

  /** @internal */
  public _firmware(machine: Machine): { uuid?: string; serial?: string } {
    if (!this.derive) return {};
    const { uuid, serial } = this.options;
    return { uuid: uuid ?? derivedUuid(machine, 'uuid'), serial: serial ?? derivedUuid(machine, 'serial') };
  }
}
