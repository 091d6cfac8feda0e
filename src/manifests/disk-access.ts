import { claimNameOf } from './volume-claim';
import type { Disk, Volume } from '../../imports/kubevirt.io';

/** The cache that is none. */
export const UNCACHED = 'none';
/** The buses of which libvirt makes no LUN. KubeVirt knows no others than these, virtio and scsi. */
export const BUSES_WITHOUT_LUN: readonly string[] = ['sata', 'usb'];

/** Whether a disk is cached on the node; where nothing is written KubeVirt chooses what fits. */
export function isCached({ cache }: Pick<Disk, 'cache'>): boolean {
  return Boolean(cache) && cache !== UNCACHED;
}

/** Whether libvirt refuses its I/O: that of Linux itself goes past the page cache. */
export function isCachedNative(disk: Pick<Disk, 'io' | 'cache'>): boolean {
  return disk.io === 'native' && isCached(disk);
}

/** Whether the guest may write to it; a volume without a disk gets one that is written to. */
export function isWritable({ disk, lun, cdrom }: Partial<Disk> = {}): boolean {
  return !cdrom && !(disk ?? lun)?.readonly;
}

/** The claim that QEMU opens for a disk alone: one that the guest may write to. */
export function lockedClaim(volume: Partial<Volume>, disk: Partial<Disk> | undefined): string | undefined {
  if (disk?.shareable || disk?.lun || !isWritable(disk)) return undefined;
  return claimNameOf(volume) || undefined;
}
