import type { Affinity } from '../../../imports/kubernetes';
import type { Vmi } from '../../manifests/vmi';
import { FindingLevel } from '../finding-level';
import type { Violation, ObjectRule } from '../rule';
import { guestRule } from './guest-rule';

type AffinityRule = Omit<ObjectRule, 'kinds' | 'level' | 'check'> & {
  check(affinity: Affinity, guest: Vmi): Iterable<Violation>;
};

/** A rule on the affinity of a guest, with fields relative to it. Upstream reports these fields as if they stood in the VMI spec itself. */
export function affinityRule({ check, ...facts }: AffinityRule): ObjectRule {
  return guestRule({
    ...facts,
    level: FindingLevel.REJECTED,
    * check(guest) {
      if (!guest.spec.affinity) return;
      for (const mistake of check(guest.spec.affinity, guest)) {
        yield { ...mistake, field: `affinity.${mistake.field}`, reported: mistake.reported ?? mistake.field };
      }
    },
  });
}
