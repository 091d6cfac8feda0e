import { guestRule, repeated } from './guest';
import { Level } from './level';
import type { ObjectRule } from './rule';

export const rules: readonly ObjectRule[] = [
  guestRule({
    id: 'volume/has-unique-name',
    level: Level.REJECTED,
    summary: 'Volumes have different names',
    why: 'The webhook refuses a second volume of the same name: disks find their volume by name.',
    fix: 'Rename this volume and its disk, or remove it.',
    * check({ spec: { volumes = [] } }) {
      for (const i of repeated(volumes, ({ name }) => name)) {
        yield { field: `volumes[${i}].name`, got: volumes[i].name, allowed: 'a name that no other volume has' };
      }
    },
  }),
];
