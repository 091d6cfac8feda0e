import { guestRule } from './guest';
import type { Guest } from './guest';
import { Level } from './level';
import type { Mistake, ObjectRule } from './rule';
import type { Affinity } from '../../../imports/kubernetes';

type AffinityRule = Omit<ObjectRule, 'kinds' | 'level' | 'check'> & {
  check(affinity: Affinity, guest: Guest): Iterable<Mistake>;
};

/** A rule on the affinity of a guest, with fields relative to it. Upstream reports these fields as if they stood in the VMI spec itself. */
export function affinityRule({ check, ...facts }: AffinityRule): ObjectRule {
  return guestRule({
    ...facts,
    level: Level.REJECTED,
    * check(guest) {
      if (!guest.spec.affinity) return;
      for (const mistake of check(guest.spec.affinity, guest)) {
        yield { ...mistake, field: `affinity.${mistake.field}`, reported: mistake.reported ?? mistake.field };
      }
    },
  });
}
