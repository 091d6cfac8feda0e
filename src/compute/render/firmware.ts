import type { ACPI, Bootloader, Firmware, KernelBoot as KernelBootWire, Volume } from '../../../imports/kubevirt.io';
import { Architecture } from '../../platform/distribution';
import { GuestAcpiTables } from '../guest/guest-acpi-tables';
import { GuestDomainProps } from '../guest/guest-domain-props';
import { KernelBoot } from '../guest/kernel-boot';
import { BOOTLOADERS } from '../wire-forms';

const SLIC = 'acpi-slic';
const MSDM = 'acpi-msdm';

/** Whether a guest boots signed code only: by default where it can. */
export function bootsSecurely({ firmware, launchSecurity }: GuestDomainProps, architecture: Architecture): boolean {
  if (!firmware) return false;
  return firmware.isSecureBoot ?? (architecture === Architecture.AMD64 && launchSecurity === undefined);
}

/** The firmware of a guest, unless there is nothing to say of it. */
export function renderFirmware(
  props: GuestDomainProps, architecture: Architecture, identity: Pick<Firmware, 'uuid' | 'serial'>,
): Firmware | undefined {
  const { kernelBoot, acpiTables } = props;
  const bootloader = renderBootloader(props, architecture);
  if (!bootloader && !kernelBoot && !acpiTables && !identity.uuid && !identity.serial) return undefined;
  return { ...identity, bootloader, kernelBoot: kernelBoot && renderKernelBoot(kernelBoot), acpi: acpiTables && renderAcpiTables(acpiTables) };
}

function renderBootloader(props: GuestDomainProps, architecture: Architecture): Bootloader | undefined {
  const { firmware, launchSecurity } = props;
  if (!firmware) return launchSecurity && architecture === Architecture.AMD64 ? { efi: { secureBoot: false } } : undefined;
  const bootloader = BOOTLOADERS.of(firmware);
  return bootloader.efi ? { efi: { secureBoot: bootsSecurely(props, architecture), ...bootloader.efi } } : bootloader;
}

function renderKernelBoot({ image, kernelPath, initrdPath, kernelArgs, pullPolicy, pullSecret }: KernelBoot): KernelBootWire {
  return { kernelArgs, container: { image, kernelPath, initrdPath, imagePullPolicy: pullPolicy, imagePullSecret: pullSecret?.name } };
}

function renderAcpiTables({ slic, msdm }: GuestAcpiTables): ACPI {
  return { slicNameRef: slic && SLIC, msdmNameRef: msdm && MSDM };
}

/** The volumes of the tables of a guest. */
export function acpiVolumes({ slic, msdm }: GuestAcpiTables): Volume[] {
  return [
    ...slic ? [{ name: SLIC, secret: { secretName: slic.name } }] : [],
    ...msdm ? [{ name: MSDM, secret: { secretName: msdm.name } }] : [],
  ];
}
