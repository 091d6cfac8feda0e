import { guestRule, repeated } from './guest';
import { Level } from './level';
import type { ObjectRule } from './rule';

export const rules: readonly ObjectRule[] = [
  guestRule({
    id: 'boot-order/is-unique',
    level: Level.REJECTED,
    summary: 'Disks and interfaces share one boot order',
    why: 'The webhook refuses a boot order that a disk or an earlier interface has already.',
    fix: 'Number disks and interfaces together, from 1.',
    * check({ spec: { domain } }) {
      const bootable = (['disks', 'interfaces'] as const).flatMap((list) => (
        (domain.devices?.[list] ?? []).map(({ bootOrder }, i) => ({ bootOrder, field: `domain.devices.${list}[${i}].bootOrder` }))
      ));
      for (const i of repeated(bootable, ({ bootOrder }) => bootOrder)) {
        yield { field: bootable[i].field, got: bootable[i].bootOrder, allowed: 'a number that no other disk or interface has' };
      }
    },
  }),
];
