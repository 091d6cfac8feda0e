import { CloudInitVolume } from './cloud-init-volume';
import { Guest, Overrides } from './guest';
import { mergeDeep } from './merge-deep';
import { DiskDevice } from '../../storage/disks/disk-options';
import { UsageError } from '../../usage-error';

/** Adds fields for an entry to those it has already. */
export function addOverride(overrides: Overrides, name: string, fields: { [key: string]: unknown }): void {
  overrides.set(name, mergeDeep(overrides.get(name) ?? {}, fields));
}

/** Overrides that name no disk or interface of the finished guest; disks and networks may be added after them. */
export function* overrideProblems(guest: Guest, cloudInit: CloudInitVolume): Generator<UsageError> {
  const disks = [...guest.disks].filter(({ device }) => device !== DiskDevice.FILESYSTEM).map(({ name }) => name);
  yield* unknownNames('overrideDisk', guest.diskOverrides, [...disks, ...cloudInit.isEmpty ? [] : [cloudInit.name]]);
  yield* unknownNames('overrideInterface', guest.interfaceOverrides, guest.networks.map(({ name }) => name));
}

function* unknownNames(method: string, overrides: Overrides, names: readonly string[]): Generator<UsageError> {
  for (const got of [...overrides.keys()].filter((name) => !names.includes(name))) {
    yield {
      what: method, got, allowed: names.join(', ') || 'nothing, as there is none', fix: 'Name one that the guest has, or add it.',
    };
  }
}
