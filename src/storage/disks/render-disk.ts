import type { Disk } from './disk';
import { DiskBus, DiskDevice, DiskOptions } from './disk-options';
import { PresentedDisk } from './presented-disk';
import type { DataVolumeTemplateSpec, Disk as DiskWire, Filesystem, Volume } from '../../../imports/kubevirt.io';
import { Architecture } from '../../platform/distribution';
import { BLOCK_SIZES, DISK_VOLUMES } from '../wire-forms';

/** What a disk becomes in a workload: an entry of `disks` or of `filesystems`, and the volume of the same name unless it is an empty drive. */
export interface RenderedDisk {
  readonly disk?: DiskWire;
  readonly filesystem?: Filesystem;
  readonly volume?: Volume;
  readonly dataVolumeTemplate?: DataVolumeTemplateSpec;
}

/** What of a workload its disks depend on. */
export interface DiskContext {
  /** The workload's name. */
  readonly workload: string;
  /** The architecture of its guests. */
  readonly architecture: Architecture;
  /** Whether a preference chooses the bus where the user did not. */
  readonly hasPreference: boolean;
}

/** Renders a disk. */
export function renderDisk(disk: Disk, context: DiskContext): RenderedDisk {
  const { name, device, options } = disk;
  const { source, dataVolumeTemplate } = DISK_VOLUMES.of(disk)(context.workload);
  const volume = source && { name, ...source };
  return device === DiskDevice.FILESYSTEM
    ? { volume, filesystem: { name, virtiofs: {} }, dataVolumeTemplate }
    : { volume, disk: renderDevice(name, { ...options, device }, context), dataVolumeTemplate };
}

/** Renders what the guest sees of a disk. */
export function renderDevice(name: string, options: PresentedDisk, context: Omit<DiskContext, 'workload'>): DiskWire {
  return { name, ...renderTarget(options, context), ...renderPresentation(options) };
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
    blockSize: options.blockSize && BLOCK_SIZES.of(options.blockSize),
    tag: options.tag,
    changedBlockTracking: options.changedBlockTracking,
  };
}

function renderTarget(options: PresentedDisk, { architecture, hasPreference }: Omit<DiskContext, 'workload'>): Omit<DiskWire, 'name'> {
  const { device, bus, readOnly, pciAddress, reservation, tray } = options;
  const on = (usual: DiskBus) => ({ bus: bus ? bus.name || undefined : hasPreference ? undefined : usual.name, readonly: readOnly });
  switch (device) {
    case DiskDevice.CDROM:
      return { cdrom: { ...on(architecture === Architecture.AMD64 ? DiskBus.SATA : DiskBus.SCSI), tray } };
    case DiskDevice.LUN:
      return { lun: { ...on(DiskBus.SCSI), reservation } };
    default:
      return { disk: { ...on(DiskBus.VIRTIO), pciAddress } };
  }
}
