import { usageError } from '../usage-error';
import { CloudInitVolume } from './cloud-init-volume';
import { Guest, Overrides } from './guest';
import { mergeDeep } from './merge-deep';
import { DiskDevice } from '../storage/disk-options';

/** Remembers fields for an entry, on top of those it has already. */
export function addOverride(overrides: Overrides, name: string, fields: { [key: string]: unknown }): void {
  overrides.set(name, mergeDeep(overrides.get(name) ?? {}, fields));
}

/** Tells of overrides that name no disk or interface of the finished guest; disks and networks may be added after them. */
export function checkOverrides(guest: Guest, cloudInit: CloudInitVolume): string[] {
  return [
    ...unknownNames('overrideDisk', guest.diskOverrides, () => [
      ...[...guest.disks].filter((disk) => disk.device !== DiskDevice.FILESYSTEM), cloudInit.render() ?? [],
    ].flat()),
    ...unknownNames('overrideInterface', guest.interfaceOverrides, () => guest.networks),
  ];
}

function unknownNames(method: string, overrides: Overrides, entries: () => { readonly name: string }[]): string[] {
  if (overrides.size === 0) {
    return [];
  }
  const names = entries().map(({ name }) => name);
  return [...overrides.keys()].filter((name) => !names.includes(name)).map((name) => usageError(undefined, {
    what: method, got: name, allowed: names.join(', ') || 'nothing, as there is none', fix: 'Name one that the guest has, or add it.',
  }).message);
}
