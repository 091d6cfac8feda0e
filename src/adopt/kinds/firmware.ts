import type { EfiOptions } from '../../compute/guest/firmware';
import type { GuestDomainProps } from '../../compute/guest/guest-domain-props';
import type { KernelBoot } from '../../compute/guest/kernel-boot';
import { isMapping } from '../../kubernetes/is-mapping';
import { at, listAt } from '../../kubernetes/untyped';
import type { Surroundings } from '../adopter';
import { fields, make } from '../expression';
import type { Fields, Optional } from '../expression';
import { secret } from '../references';
import { flag, member, text } from '../values';

/** The names that the construct gives to volumes of ACPI tables. */
const SLIC = 'acpi-slic';
const MSDM = 'acpi-msdm';

/** What boots the guest. */
export function firmwareOf(spec: unknown, surroundings: Surroundings): Fields<GuestDomainProps> {
  const firmware = at(spec, 'domain', 'firmware');
  return {
    firmware: bootloaderOf(at(firmware, 'bootloader'), isAmd64(spec) && at(spec, 'domain', 'launchSecurity') === undefined),
    kernelBoot: kernelBootOf(at(firmware, 'kernelBoot'), surroundings),
    acpiTables: acpiTablesOf(spec, surroundings),
  };
}

/** The firmware; `bootsSecurely` is what EFI does where nothing is said. */
export function bootloaderOf(bootloader: unknown, bootsSecurely: boolean): Optional {
  const [bios, efi] = [at(bootloader, 'bios'), at(bootloader, 'efi')];
  if (isMapping(bios)) return make('Firmware', 'bios', fields({ useSerial: flag(bios.useSerial) }));
  if (!isMapping(efi)) return undefined;
  const secureBoot = efi.secureBoot === bootsSecurely ? undefined : flag(efi.secureBoot);
  return make('Firmware', 'efi', fields<EfiOptions>({ secureBoot, persistent: flag(efi.persistent) }));
}

function isAmd64(spec: unknown): boolean {
  return (at(spec, 'architecture') ?? 'amd64') === 'amd64';
}

function kernelBootOf(kernelBoot: unknown, surroundings: Surroundings): Optional {
  const container = at(kernelBoot, 'container');
  const image = text(at(container, 'image'));
  return image && fields<KernelBoot>({
    image,
    kernelPath: text(at(container, 'kernelPath')),
    initrdPath: text(at(container, 'initrdPath')),
    kernelArgs: text(at(kernelBoot, 'kernelArgs')),
    pullPolicy: member('ContainerDiskPullPolicy', at(container, 'imagePullPolicy')),
    pullSecret: secret(at(container, 'imagePullSecret'), surroundings),
  });
}

function acpiTablesOf(spec: unknown, surroundings: Surroundings): Optional {
  const acpi = at(spec, 'domain', 'firmware', 'acpi');
  const of = (name: string) => {
    const volume = listAt(spec, 'volumes').find((each) => at(each, 'name') === name);
    return secret(at(volume, 'secret', 'secretName'), surroundings);
  };
  return fields({
    slic: at(acpi, 'slicNameRef') === SLIC ? of(SLIC) : undefined,
    msdm: at(acpi, 'msdmNameRef') === MSDM ? of(MSDM) : undefined,
  });
}
