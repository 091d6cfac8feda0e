import { fill, own, ownEntries } from './draft';
import { applyHyperv } from './hyperv';
import type { Disk, DomainSpec, VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';

/** The defaults that only an instance is given, as far as a rule looks at them, in upstream's order. */
export function applyInstanceDefaults({ architecture, domain }: VirtualMachineInstanceSpec): void {
  const { devices } = domain;
  applyFeatures(domain, architecture);
  for (const input of ownEntries(devices, 'inputs')) {
    input.bus ||= 'usb';
    input.type ||= 'tablet';
  }
  const bus = architecture === 'arm64' || architecture === 's390x' ? 'virtio' : 'sata';
  for (const disk of ownEntries(devices, 'disks')) applyTarget(disk, bus);
  applyRamFb(domain);
  applyHyperv(domain);
  if (architecture === 'arm64') {
    const firmware = own(domain, 'firmware');
    const bootloader = firmware.bootloader ? own(firmware, 'bootloader') : firmware.bootloader = { efi: {} };
    if (bootloader.efi) fill(own(bootloader, 'efi'), 'secureBoot', false);
    fill(own(domain, 'cpu'), 'model', 'host-passthrough');
  } else if (devices.watchdog) {
    fill(own(own(devices, 'watchdog'), architecture === 's390x' ? 'diag288' : 'i6300esb'), 'action', 'reset');
  }
  fill(own(domain, 'cpu'), 'model', 'host-model');
}

/** What is listed is enabled, unless it says otherwise; ACPI need not be listed. */
function applyFeatures(domain: DomainSpec, architecture: string | undefined): void {
  const features = own(domain, 'features');
  fill(own(features, 'acpi'), 'enabled', architecture !== 's390x');
  for (const name of ['apic', 'smm', 'pvspinlock'] as const) {
    if (features[name]) fill(own(features, name), 'enabled', true);
  }
  if (!features.hyperv) return;
  const hyperv = own(features, 'hyperv');
  for (const name of Object.keys(hyperv) as (keyof typeof hyperv)[]) fill(own(hyperv, name), 'enabled', true);
}

function applyTarget(disk: Disk, bus: string): void {
  if (!disk.disk && !disk.cdrom && !disk.lun) disk.disk = {};
  for (const kind of ['disk', 'cdrom', 'lun'] as const) {
    if (disk[kind]) own(disk, kind).bus ||= bus;
  }
  if (disk.cdrom) fill(disk.cdrom, 'readonly', true);
  if (disk.blockSize?.matchVolume) fill(own(own(disk, 'blockSize'), 'matchVolume'), 'enabled', true);
}

function applyRamFb({ devices }: DomainSpec): void {
  if (!devices.gpus?.some(({ virtualGPUOptions }) => virtualGPUOptions?.display?.ramFB)) return;
  for (const gpu of ownEntries(devices, 'gpus')) {
    if (gpu.virtualGPUOptions?.display?.ramFB) fill(own(own(own(gpu, 'virtualGPUOptions'), 'display'), 'ramFB'), 'enabled', true);
  }
}
