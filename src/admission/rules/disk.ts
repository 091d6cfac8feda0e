import { guestRule, repeated } from './guest';
import { Level } from './level';
import type { ObjectRule } from './rule';

export const rules: readonly ObjectRule[] = [
  guestRule({
    id: 'disk/has-volume',
    level: Level.REJECTED,
    summary: 'A disk needs a volume of the same name',
    why: 'The webhook refuses a disk without a volume. Only a CD-ROM drive may be empty, while the gate DeclarativeHotplugVolumes is on.',
    fix: 'Add a volume of this name, or remove the disk.',
    * check({ spec }, { enabledFeatureGates }) {
      const volumes = new Set(spec.volumes?.map(({ name }) => name));
      const allowsEmptyCdrom = enabledFeatureGates.includes('DeclarativeHotplugVolumes');
      for (const [i, { name, cdrom }] of (spec.domain.devices?.disks ?? []).entries()) {
        if (volumes.has(name) || (cdrom && allowsEmptyCdrom)) continue;
        yield {
          field: `domain.devices.disks[${i}].name`,
          got: name,
          allowed: volumes.size ? `the name of a volume: ${[...volumes].join(', ')}` : 'the name of a volume; there are no volumes',
        };
      }
    },
  }),
  guestRule({
    id: 'disk/has-unique-name',
    level: Level.REJECTED,
    summary: 'Disks have different names',
    why: 'The webhook refuses a second disk of the same name: a volume would be attached twice.',
    fix: 'Rename this disk and its volume, or remove it.',
    * check({ spec }) {
      const disks = spec.domain.devices?.disks ?? [];
      for (const i of repeated(disks, ({ name }) => name)) {
        yield { field: `domain.devices.disks[${i}].name`, got: disks[i].name, allowed: 'a name that no other disk has' };
      }
    },
  }),
];
