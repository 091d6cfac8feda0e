import { derivedUuid } from './derive';

/** Explicit identities. */
export interface VirtualMachineIdentityOptions {
  /**
   * Firmware (SMBIOS) UUID, in the canonical form of 36 characters.
   *
   * @default - derived from the construct's path
   */
  readonly uuid?: string;

  /**
   * Firmware (SMBIOS) serial number, at most 256 characters of letters, digits, `_`, `.` and `-`.
   *
   * @default - derived from the construct's path
   */
  readonly serial?: string;
}

/**
 * Who a VM is to its guest: firmware UUID and serial number.
 *
 * KubeVirt writes a UUID and a serial number of its own into a VM that has none; a GitOps controller then sees a difference
 * forever, and a re-created VM is a new machine to its licences. So by default they are derived from the construct's path:
 * the same app gives the same machine, a moved construct a new one.
 */
export class VirtualMachineIdentity {
  /** UUID and serial from the construct's path. */
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
  public _firmware(path: string): { uuid?: string; serial?: string } {
    if (!this.derive) {
      return {};
    }
    const { uuid, serial } = this.options;
    return { uuid: uuid ?? derivedUuid(path), serial: serial ?? derivedUuid(`${path}/serial`) };
  }
}
