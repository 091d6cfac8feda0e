import { claimOf, diskChanges, diskKeysOf, isAlike, isCdrom, isDeclarative, keysOf, migratesVolumes } from './disks';
import type { DiskChange } from './disks';
import { consequenceOf } from './guest-change';
import type { GuestChange } from './guest-change';
import { heldUp } from './handler';
import { differencesBetween } from './semantic';
import { isMapping } from '../../../kubernetes/is-mapping';
import { at } from '../../../kubernetes/untyped';
import type { Consequence } from '../change';

const GATE = 'DeclarativeHotplugVolumes';
const OLD_GATE = 'HotplugVolumes';
const REASON = 'HotPlugVolumeError';

/** What is plugged, unplugged and swapped in the running guest (`handleDeclarativeVolumeHotplug`): one patch for all, so one error holds up the others. */
export function hotplugs(change: GuestChange): Consequence[] {
  const found = diskChanges(change).flatMap((each) => [...consequencesOf(change, each)]);
  const why = inactive(change);
  if (why !== undefined) return silenced(found, why);
  const error = found.find(({ effect }) => effect === 'error');
  return error ? found.map((consequence) => (consequence.effect === 'live' ? heldUp(consequence, error) : consequence)) : found;
}

/** Why nothing is plugged, although the comparison counts it as live. */
function inactive(change: GuestChange): string | undefined {
  const { cluster: { enabledFeatureGates } } = change;
  if (enabledFeatureGates.includes(OLD_GATE)) return `the feature gate ${OLD_GATE} is listed, which switches declarative hotplug off`;
  if (!enabledFeatureGates.includes(GATE)) return `the feature gate ${GATE} is off`;
  return migratesVolumes(change) ? 'updateVolumesStrategy is Migration, with which nothing is plugged' : undefined;
}

function silenced(found: readonly Consequence[], why: string): Consequence[] {
  return found.filter(({ effect }) => effect !== 'data-at-risk').map(({ field, from, to, effect, ...rest }): Consequence => (effect === 'silent'
    ? { field, from, to, effect, ...rest }
    : {
      effect: 'silent',
      field,
      ...from === undefined ? {} : { from },
      ...to === undefined ? {} : { to },
      why: `the running guest does not get it before its next restart, and nothing says so: ${why}`,
      fix: 'Restart the VM for it, or take away what keeps hotplug off.',
    }));
}

function* consequencesOf(change: GuestChange, each: DiskChange): Iterable<Consequence> {
  const { oldVolume, newVolume, oldDisk, newDisk } = each;
  const keys = keysOf(each);
  const [from, to] = [claimOf(oldVolume), claimOf(newVolume)];
  if (!newVolume) {
    if (!oldVolume || !isDeclarative(oldVolume)) return;
    if (newDisk && isCdrom(newDisk)) yield consequenceOf(change, 'live', keys, 'the medium is ejected, the drive stays', { from });
    else if (!isCdrom(oldDisk)) yield consequenceOf(change, 'live', keys, 'the disk is unplugged from the running guest; its claim stays', { from, fix: 'Unmount it in the guest first.' });
    return;
  }
  if (!isDeclarative(newVolume)) return;
  if (!oldVolume) yield plugged(change, each);
  else if (migratesVolumes(change) && from !== to) return;
  else if (!isDeclarative(oldVolume)) yield* becameHotpluggable(change, each);
  else if (!isAlike(oldVolume, newVolume)) yield* swapped(change, each);
  else if (oldDisk && newDisk) yield* ofPluggedDisk(change, each);
}

function plugged(change: GuestChange, each: DiskChange): Consequence {
  const { newVolume, oldDisk, newDisk } = each;
  const to = claimOf(newVolume);
  if (isCdrom(oldDisk) && isCdrom(newDisk)) return consequenceOf(change, 'live', keysOf(each), 'the medium is put into the drive that the guest has', { to });
  const problem = problemOf(each);
  if (problem) return refusedPlug(change, each, problem);
  return consequenceOf(change, 'live', keysOf(each), 'the disk is plugged into the running guest by an attachment pod, without restart or migration', { to });
}

function refusedPlug(change: GuestChange, each: DiskChange, problem: string): Consequence {
  const keys = each.newDisk ? diskKeysOf(each) : keysOf(each);
  return consequenceOf(change, 'error', keys, `${problem}: the update of the VMI is refused, and tried again`, {
    to: claimOf(each.newVolume), reason: REASON, fix: 'Give the volume a disk with bus virtio or scsi, or a lun with bus scsi.',
  });
}

/** `ValidateHotplugDiskConfiguration`. */
function problemOf({ newDisk }: DiskChange): string | undefined {
  if (!newDisk) return 'a volume can only be plugged as a disk, and it has none';
  const { disk, lun, dedicatedIOThread } = newDisk.entry;
  if (isCdrom(newDisk)) return 'a CD-ROM drive cannot be plugged';
  const bus = at(isMapping(disk) ? disk : lun, 'bus');
  if (isMapping(disk)) {
    if (bus !== 'virtio' && bus !== 'scsi') return `a disk can only be plugged on virtio or scsi, ${typeof bus === 'string' && bus ? `not on ${bus}` : 'and its bus is not set'}`;
  } else if (isMapping(lun)) {
    if (bus !== 'scsi') return 'a LUN can only be plugged on scsi';
  } else {
    return 'only a disk or a lun can be plugged';
  }
  return dedicatedIOThread === true && bus !== 'virtio' ? 'a disk with dedicatedIOThread can only be plugged on virtio' : undefined;
}

function* becameHotpluggable(change: GuestChange, each: DiskChange): Iterable<Consequence> {
  const [from, to] = [claimOf(each.oldVolume), claimOf(each.newVolume)];
  if (from === to) {
    if (each.oldDisk && each.newDisk) yield* ofPluggedDisk(change, each);
    return;
  }
  yield consequenceOf(change, 'silent', keysOf(each), 'the guest keeps the volume that it was started with, and nothing says so', { from, to, fix: 'Restart the VM for it.' });
}

function* swapped(change: GuestChange, each: DiskChange): Iterable<Consequence> {
  const [from, to] = [claimOf(each.oldVolume), claimOf(each.newVolume)];
  const keys = keysOf(each);
  if (isCdrom(each.oldDisk) && isCdrom(each.newDisk)) {
    yield consequenceOf(change, 'live', keys, 'the medium is swapped: the old one is ejected first', { from, to });
    return;
  }
  const problem = problemOf(each);
  if (problem) yield refusedPlug(change, each, problem);
  else yield consequenceOf(change, 'live', keys, 'the disk is unplugged, and then plugged again with what it is now', { from, to });
  if (from === to) return;
  yield consequenceOf(change, 'data-at-risk', keys, 'the guest sees the disk vanish: what it had not yet written to it is lost', { from, to, fix: 'Unmount the disk in the guest first.' });
}

function* ofPluggedDisk(change: GuestChange, each: DiskChange): Iterable<Consequence> {
  for (const difference of differencesBetween(each.oldDisk?.entry, each.newDisk?.entry)) {
    const { from, to } = difference;
    yield consequenceOf(change, 'silent', [...diskKeysOf(each), ...difference.keys], 'a disk that is plugged is not replaced: the guest gets it with its next restart, and nothing says so', {
      from, to, fix: 'Remove the volume and its disk, apply, and add them again, or restart the VM.',
    });
  }
}
