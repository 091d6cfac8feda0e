import type { Bootloader } from '../../../imports/kubevirt.io';
import { BOOTLOADERS } from '../wire-forms';

/** Options of BIOS firmware. */
export interface BiosOptions {
  /**
   * Sends the boot messages to the serial console too.
   *
   * @default false
   */
  readonly useSerial?: boolean;
}

/** Options of EFI firmware. */
export interface EfiOptions {
  /**
   * Boots signed code only. Turns System Management Mode on, which KubeVirt demands with it. Not on arm64, where the launcher has no such
   * firmware (KubeVirt v1.9.0, unless its FirmwareAutoSelection gate is on), and not with SEV and SEV-SNP.
   *
   * @default - true on amd64 without `launchSecurity`, else false
   */
  readonly secureBoot?: boolean;

  /**
   * Keeps the EFI variables over restarts, in a volume that KubeVirt makes.
   *
   * @default false
   */
  readonly persistent?: boolean;
}

/** What boots a guest. */
export class Firmware {
  /** A PC BIOS. KubeVirt's default on amd64. */
  public static bios(options: BiosOptions = {}): Firmware {
    return new Firmware({ bios: { useSerial: options.useSerial } }, false);
  }

  /** UEFI. The default, without secure boot, on arm64. */
  public static efi(options: EfiOptions = {}): Firmware {
    return new Firmware({ efi: { persistent: options.persistent } }, options.secureBoot);
  }

  private constructor(
    bootloader: Bootloader,
    /** Whether it boots signed code only, for which the guest has System Management Mode; left to the guest where that was not said. */
    public readonly isSecureBoot?: boolean,
  ) {
    BOOTLOADERS.set(this, bootloader);
  }
}

/** A virtual Trusted Platform Module. */
export enum Tpm {
  /** Forgets its keys at every restart. */
  EPHEMERAL = 'ephemeral',
  /** Keeps its keys in a volume that KubeVirt makes. What Windows 11 with BitLocker needs. */
  PERSISTENT = 'persistent',
  /** None, even where a preference wants one. */
  DISABLED = 'disabled',
}
