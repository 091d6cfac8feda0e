import type { GuestChange } from './guest-change';
import { namedIn } from './named';
import type { Named } from './named';
import { isSame } from './semantic';
import { at } from '../../../kubernetes/untyped';

export const VOLUMES = ['volumes'];
export const DISKS = ['domain', 'devices', 'disks'];

/** A volume with its disk, before and after; the lists are told apart by names. */
export interface DiskChange {
  readonly name: string;
  readonly oldVolume?: Named;
  readonly newVolume?: Named;
  readonly oldDisk?: Named;
  readonly newDisk?: Named;
}

/** Every volume and disk of both sides: those of the new side in their order, then what is gone. */
export function diskChanges({ before, after }: GuestChange): DiskChange[] {
  const [oldVolumes, newVolumes, oldDisks, newDisks] = [
    namedIn(before, ...VOLUMES), namedIn(after, ...VOLUMES), namedIn(before, ...DISKS), namedIn(after, ...DISKS),
  ];
  const names = new Set([...newVolumes.keys(), ...newDisks.keys(), ...oldVolumes.keys(), ...oldDisks.keys()]);
  return [...names].map((name) => ({
    name, oldVolume: oldVolumes.get(name), newVolume: newVolumes.get(name), oldDisk: oldDisks.get(name), newDisk: newDisks.get(name),
  }));
}

/** `IsHotplugVolume`, which has memory dumps as well. */
export function isHotpluggable(volume: Named | undefined): boolean {
  return isDeclarative(volume) || at(volume?.entry, 'memoryDump') !== undefined;
}

/** `IsDeclarativeHotplugVolume`. */
export function isDeclarative(volume: Named | undefined): boolean {
  return ['persistentVolumeClaim', 'dataVolume'].some((source) => at(volume?.entry, source, 'hotpluggable') === true);
}

/** The claim of a volume, by whichever name (`PVCNameFromVirtVolume`). */
export function claimOf(volume: Named | undefined): string | undefined {
  const claim = at(volume?.entry, 'persistentVolumeClaim', 'claimName') ?? at(volume?.entry, 'dataVolume', 'name');
  return typeof claim === 'string' && claim ? claim : undefined;
}

export function isCdrom(disk: Named | undefined): boolean {
  return at(disk?.entry, 'cdrom') !== undefined;
}

export function isAlike(from: Named | undefined, to: Named | undefined): boolean {
  return isSame(from?.entry, to?.entry);
}

/** Whether claims that differ are migrated to, and nothing is plugged. */
export function migratesVolumes({ vmAfter }: GuestChange): boolean {
  return at(vmAfter, 'updateVolumesStrategy') === 'Migration';
}

/** The keys of the volume, else of the disk, where it is now or was. */
export function keysOf({ oldVolume, newVolume, oldDisk, newDisk }: DiskChange): string[] {
  const volume = newVolume ?? oldVolume;
  return volume ? [...VOLUMES, String(volume.index)] : [...DISKS, String((newDisk ?? oldDisk)?.index)];
}

export function diskKeysOf({ oldDisk, newDisk }: DiskChange): string[] {
  return [...DISKS, String((newDisk ?? oldDisk)?.index)];
}
