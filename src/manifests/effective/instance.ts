import { setDefault, copyForWrite, copyEntriesForWrite } from './draft';
import { applyHyperv } from './hyperv';
import type { Disk, DomainSpec, VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';
import { isBefore } from '../by-release';
import type { Released } from '../by-release';

/** The defaults that only an instance is given, as far as a rule looks at them, in upstream's order. */
export function applyInstanceDefaults(spec: VirtualMachineInstanceSpec, cluster: Released): void {
  const { architecture, domain } = spec;
  const { devices } = domain;
  applyPullPolicies(spec);
  applyFeatures(domain, architecture);
  for (const input of copyEntriesForWrite(devices, 'inputs')) {
    input.bus ||= 'usb';
    input.type ||= 'tablet';
  }
  const bus = architecture === 'arm64' || architecture === 's390x' ? 'virtio' : 'sata';
  for (const disk of copyEntriesForWrite(devices, 'disks')) applyTarget(disk, bus);
  applyRamFb(domain);
  applyHyperv(domain);
  if (architecture === 'arm64') {
    const firmware = copyForWrite(domain, 'firmware');
    const keepsBootloader = firmware.bootloader && isBefore('1.9', cluster);
    const bootloader = firmware.bootloader ? copyForWrite(firmware, 'bootloader') : firmware.bootloader = { efi: {} };
    if (bootloader.efi && !keepsBootloader) setDefault(copyForWrite(bootloader, 'efi'), 'secureBoot', false);
    setDefault(copyForWrite(domain, 'cpu'), 'model', 'host-passthrough');
  } else if (devices.watchdog) {
    setDefault(copyForWrite(copyForWrite(devices, 'watchdog'), architecture === 's390x' ? 'diag288' : 'i6300esb'), 'action', 'reset');
  }
  setDefault(copyForWrite(domain, 'cpu'), 'model', 'host-model');
}

/** An image of a tag that may move is pulled each time. */
function applyPullPolicies(spec: VirtualMachineInstanceSpec): void {
  if (!spec.volumes?.some(({ containerDisk }) => containerDisk)) return;
  for (const volume of copyEntriesForWrite(spec, 'volumes')) {
    if (!volume.containerDisk) continue;
    const { image } = volume.containerDisk;
    setDefault(copyForWrite(volume, 'containerDisk'), 'imagePullPolicy', /:latest$|^[^:@]*$/.test(image) ? 'Always' : 'IfNotPresent');
  }
}

/** What is listed is enabled, unless it says otherwise; ACPI need not be listed. */
function applyFeatures(domain: DomainSpec, architecture: string | undefined): void {
  const features = copyForWrite(domain, 'features');
  setDefault(copyForWrite(features, 'acpi'), 'enabled', architecture !== 's390x');
  for (const name of ['apic', 'smm', 'pvspinlock'] as const) {
    if (features[name]) setDefault(copyForWrite(features, name), 'enabled', true);
  }
  if (!features.hyperv) return;
  const hyperv = copyForWrite(features, 'hyperv');
  for (const name of Object.keys(hyperv) as (keyof typeof hyperv)[]) setDefault(copyForWrite(hyperv, name), 'enabled', true);
}

function applyTarget(disk: Disk, bus: string): void {
  if (!disk.disk && !disk.cdrom && !disk.lun) disk.disk = {};
  for (const kind of ['disk', 'cdrom', 'lun'] as const) {
    if (disk[kind]) copyForWrite(disk, kind).bus ||= bus;
  }
  if (disk.cdrom) setDefault(disk.cdrom, 'readonly', true);
  if (disk.blockSize?.matchVolume) setDefault(copyForWrite(copyForWrite(disk, 'blockSize'), 'matchVolume'), 'enabled', true);
}

function applyRamFb({ devices }: DomainSpec): void {
  if (!devices.gpus?.some(({ virtualGPUOptions }) => virtualGPUOptions?.display?.ramFB)) return;
  for (const gpu of copyEntriesForWrite(devices, 'gpus')) {
    if (gpu.virtualGPUOptions?.display?.ramFB) setDefault(copyForWrite(copyForWrite(copyForWrite(gpu, 'virtualGPUOptions'), 'display'), 'ramFB'), 'enabled', true);
  }
}
