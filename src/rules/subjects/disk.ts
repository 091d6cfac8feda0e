import { domain } from './domain';
import type { Disk } from '../../../imports/kubevirt.io';
import { partsOf } from '../subject';
import type { Subject } from '../subject';

/** What a disk may be. */
export const TARGETS = ['disk', 'lun', 'cdrom'] as const;

/** Each disk of a VMI spec or a preset. */
export const disk: Subject<Disk> = partsOf(domain, ({ devices }) => (
  (devices?.disks ?? []).map((value, i) => ({ value, path: `devices.disks[${i}]` }))
));

/** What a disk is, where it says so. */
export function targetOf(value: Disk): typeof TARGETS[number] | undefined {
  return TARGETS.find((target) => value[target] !== undefined);
}

/** The bus of a disk, where it is written. */
export function busOf({ disk: plain, lun, cdrom }: Disk): string | undefined {
  return (plain ?? lun ?? cdrom)?.bus;
}
