import type { Disk } from './disk';
import { DiskBus, DiskDevice, DiskOptions } from './disk-options';
import { DISK_VOLUMES } from './wire-forms';
import type { DataVolumeTemplateSpec, Disk as DiskWire, Filesystem, Volume } from '../../imports/kubevirt.io';

/** What a disk becomes in a workload: an entry of `disks` or of `filesystems`, and the volume of the same name. */
export interface RenderedDisk {
  readonly disk?: DiskWire;
  readonly filesystem?: Filesystem;
  readonly volume: Volume;
  readonly dataVolumeTemplate?: DataVolumeTemplateSpec;
}

/**
 * Renders a disk.
 *
 * @param workload name of the workload that has it
 * @param hasPreference whether a preference chooses the bus where the user did not
 */
export function renderDisk(disk: Disk, workload: string, hasPreference: boolean): RenderedDisk {
  const { name, device, options } = disk;
  const { source, dataVolumeTemplate } = DISK_VOLUMES.of(disk)(workload);
  const volume = { name, ...source };
  return device === DiskDevice.FILESYSTEM
    ? { volume, filesystem: { name, virtiofs: {} }, dataVolumeTemplate }
    : { volume, disk: { name, ...renderTarget(options, hasPreference), ...renderPresentation(options) }, dataVolumeTemplate };
}

function renderPresentation(options: DiskOptions): Omit<DiskWire, 'name'> {
  return {
    bootOrder: options.bootOrder,
    cache: options.cache,
    io: options.io,
    dedicatedIOThread: options.dedicatedIoThread,
    errorPolicy: options.errorPolicy,
    shareable: options.shareable,
    serial: options.serial,
  };
}

function renderTarget({ device, bus, readOnly }: DiskOptions, hasPreference: boolean): Omit<DiskWire, 'name'> {
  const on = (usual: DiskBus) => ({ bus: bus?.name ?? (hasPreference ? undefined : usual.name), readonly: readOnly });
  switch (device) {
    case DiskDevice.CDROM:
      return { cdrom: on(DiskBus.SATA) };
    case DiskDevice.LUN:
      return { lun: on(DiskBus.SCSI) };
    default:
      return { disk: on(DiskBus.VIRTIO) };
  }
}
