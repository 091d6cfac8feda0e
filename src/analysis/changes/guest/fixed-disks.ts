import { claimOf, diskChanges, diskKeysOf, isAlike, isCdrom, isHotpluggable, keysOf, migratesVolumes } from './disks';
import type { DiskChange } from './disks';
import { consequenceOf } from './guest-change';
import type { GuestChange } from './guest-change';
import { differencesBetween } from './semantic';
import { at } from '../../../kubernetes/untyped';
import type { Consequence } from '../change';

const FIX = 'Restart the VM when it suits.';
const HOTPLUGGABLE = 'Make it hotpluggable: true, with a disk on virtio or scsi, or restart the VM when it suits.';

/** Volumes and disks that cannot change while the guest runs (`validLiveUpdateVolumes`, `validLiveUpdateDisks`). */
export function diskRestarts(change: GuestChange): Consequence[] {
  return diskChanges(change).flatMap((each) => {
    const ofVolume = [...volumeRestarts(change, each)];
    return ofVolume.length ? ofVolume : [...diskOnlyRestarts(change, each)];
  });
}

function* volumeRestarts(change: GuestChange, each: DiskChange): Iterable<Consequence> {
  const { oldVolume, newVolume } = each;
  const keys = keysOf(each);
  if (!newVolume) {
    if (oldVolume && !isHotpluggable(oldVolume)) {
      yield consequenceOf(change, 'restart', keys, 'the volume is not hotpluggable, so the guest keeps it until it is restarted', { from: oldVolume.entry, fix: FIX });
    }
    return;
  }
  if (isHotpluggable(newVolume)) return;
  if (!oldVolume) {
    yield consequenceOf(change, 'restart', keys, 'the volume is not hotpluggable, so the guest gets it with its next restart', { to: newVolume.entry, fix: HOTPLUGGABLE });
    return;
  }
  if (migratesVolumes(change) && claimOf(newVolume) !== undefined) return;
  if (isAlike(oldVolume, newVolume)) return;
  for (const difference of differencesBetween(oldVolume.entry, newVolume.entry)) {
    const { from, to } = difference;
    yield consequenceOf(change, 'restart', [...keys, ...difference.keys], 'the volume is not hotpluggable: what changes of it the guest gets with its next restart', { from, to, fix: FIX });
  }
  const [from, to] = [claimOf(oldVolume), claimOf(newVolume)];
  if (from !== undefined && to !== undefined && from !== to) yield otherContent(change, keys, from, to);
}

/** The guest starts from what is on another claim. */
export function otherContent(change: GuestChange, keys: readonly string[], from: string, to: string): Consequence {
  return consequenceOf(change, 'data-at-risk', keys, `from its next start the guest has what is on ${to}: nothing is copied from ${from}, which stays as it is`, {
    from, to, fix: 'Set updateVolumesStrategy: Migration to have the content copied while the guest runs, and change nothing else that needs a restart.',
  });
}

function* diskOnlyRestarts(change: GuestChange, each: DiskChange): Iterable<Consequence> {
  const { oldVolume, newVolume, oldDisk, newDisk } = each;
  const keys = diskKeysOf(each);
  if (newDisk) {
    if (newVolume && isHotpluggable(newVolume)) return;
    if (!oldDisk) {
      const why = isCdrom(newDisk)
        ? 'a CD-ROM drive cannot be plugged: the guest gets it with its next restart, and then media can be swapped live'
        : 'the disk is not of a hotpluggable volume: the guest gets it with its next restart';
      yield consequenceOf(change, 'restart', keys, why, { to: newDisk.entry, fix: FIX });
      return;
    }
    for (const difference of differencesBetween(oldDisk.entry, newDisk.entry)) {
      const { from, to } = difference;
      yield consequenceOf(change, 'restart', [...keys, ...difference.keys], 'a disk of the running guest keeps what it was started with until the restart', { from, to, fix: FIX });
    }
    return;
  }
  if (!oldDisk) return;
  if (isCdrom(oldDisk)) {
    yield consequenceOf(change, 'restart', keys, 'a CD-ROM drive cannot be unplugged: the guest has it until the restart', { from: oldDisk.entry, fix: 'To eject the medium, remove the volume only and keep the disk.' });
  } else if (oldVolume && !isHotpluggable(oldVolume) && at(oldVolume.entry, 'name') !== undefined) {
    yield consequenceOf(change, 'restart', keys, 'the disk is not of a hotpluggable volume: the guest has it until the restart', { from: oldDisk.entry, fix: FIX });
  }
}
