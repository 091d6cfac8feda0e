import { DiskDevice, DiskOptions } from './disk-options';
import { DNS_LABEL_WORDS, isDnsLabel } from '../../kubernetes/dns-name';
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
}
