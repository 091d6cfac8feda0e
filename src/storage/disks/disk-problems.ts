import { DiskDevice, DiskOptions } from './disk-options';
import { DNS_LABEL_WORDS, isDnsLabel } from '../../kubernetes/dns-name';
import { BUSES_WITHOUT_LUN, isCached, isCachedNative } from '../../manifests/disk-access';
import { UsageError } from '../../usage-error';

/** The options that one kind of device has, and the others have no field for. */
const OF_ONE_DEVICE = new Map<keyof DiskOptions, DiskDevice>([
  ['pciAddress', DiskDevice.DISK],
  ['reservation', DiskDevice.LUN],
  ['tray', DiskDevice.CDROM],
]);

/** All options of `DiskOptions` that a file system has no field for. */
const OF_DISKS = [
  'bus', 'bootOrder', 'readOnly', 'cache', 'io', 'dedicatedIoThread', 'errorPolicy', 'shareable', 'serial', 'blockSize', 'tag', 'changedBlockTracking',
] as const satisfies readonly (keyof DiskOptions)[];

/** What a disk cannot be, whatever is behind it. */
export function* diskProblems(name: string, device: DiskDevice, options: DiskOptions): Generator<UsageError> {
  if (!isDnsLabel(name)) yield { what: 'disk name', got: name, allowed: DNS_LABEL_WORDS, fix: 'Choose a short name such as "root".' };
  for (const [option, only] of OF_ONE_DEVICE) {
    const got = options[option];
    if (got === undefined || device === only) continue;
    yield { what: `${option} of disk "${name}"`, got, allowed: `only with device ${only}`, fix: `Remove it, or change the device, which is ${device}.` };
  }
  const given = OF_DISKS.filter((option) => options[option] !== undefined);
  if (device === DiskDevice.FILESYSTEM && given.length > 0) {
    yield { what: `options of disk "${name}"`, got: given, allowed: 'none but device: filesystem', fix: 'The guest mounts a file system; leave what only disks have.' };
  }
  yield* driverProblems(name, device, options);
}

/** A disk of a claim that the launcher pod mounts read-only: QEMU opens it for writing, and fails. */
export function* readOnlyProblems(name: string, { readOnly }: DiskOptions): Generator<UsageError> {
  if (readOnly !== false) return;
  yield { what: `readOnly of disk "${name}"`, got: readOnly, allowed: 'true with readOnlyClaim', fix: 'Leave it out, or readOnlyClaim.' };
}

/** What KubeVirt admits, and its launcher or libvirt then refuses at each start. */
function* driverProblems(name: string, device: DiskDevice, options: DiskOptions): Generator<UsageError> {
  const { bus, cache } = options;
  if (device === DiskDevice.DISK && options.shareable && isCached(options)) {
    yield { what: `cache of shareable disk "${name}"`, got: cache, allowed: 'DiskCache.NONE', fix: 'Leave it out: each node would cache what the others write.' };
  }
  if (isCachedNative(options)) {
    yield { what: `cache of disk "${name}"`, got: cache, allowed: 'DiskCache.NONE with DiskIo.NATIVE', fix: 'Leave it out, or take DiskIo.THREADS.' };
  }
  if (device === DiskDevice.LUN && bus && BUSES_WITHOUT_LUN.includes(bus.name)) {
    yield { what: `bus of LUN "${name}"`, got: bus.name, allowed: 'DiskBus.SCSI', fix: 'Leave it out: a LUN is on SCSI.' };
  }
}
