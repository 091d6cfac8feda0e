import type { Cluster } from '../../manifests/manifest';
import { Vmi, VMI_SPEC_PATHS } from '../../manifests/vmi';
import { FindingLevel } from '../finding-level';
import type { Violation, ObjectRule } from '../rule';

type GuestRule = Omit<ObjectRule, 'kinds' | 'check'> & { check(guest: Vmi, cluster: Cluster): Iterable<Violation> };
/**
 * A rule on the VMI spec, for every kind that holds one. Fields are given relative to that spec. Where it refuses only the instance
 * that an object leads to, it keeps the guest from ever starting.
 */
export function guestRule(rule: GuestRule): ObjectRule {
  return {
    ...rule,
    kinds: Object.keys(VMI_SPEC_PATHS),
    check(manifest, cluster) {
      const guests = cluster.vmis(manifest);
      const { admitted } = guests;
      const refused = mistakesOf(rule, admitted, cluster);
      if (rule.level !== FindingLevel.REJECTED) return refused;
      const { started } = guests;
      if (!started || started === admitted) return refused;
      const unstartable = mistakesOf(rule, started, cluster, FindingLevel.UNSTARTABLE);
      if (!unstartable.length) return refused;
      return [...refused, ...unstartable.filter(({ field }) => !refused.some((mistake) => mistake.field === field))];
    },
  };
}
/** A rule that only the instance meets: it refuses a VMI, and keeps the guests of others from ever starting. */
export function instanceRule(rule: GuestRule): ObjectRule {
  return {
    ...rule,
    kinds: Object.keys(VMI_SPEC_PATHS),
    check(manifest, cluster) {
      const { admitted, started } = cluster.vmis(manifest);
      if (!started) return NONE;
      return mistakesOf(rule, started, cluster, started === admitted ? rule.level : FindingLevel.UNSTARTABLE);
    },
  };
}
const NONE: readonly Violation[] = [];
/**
 * The instance that a VM leads to reports its own paths. A field that was filled in is not where the user can change it; where several were
 * filled in from one, that one is told once.
 */
function mistakesOf(rule: GuestRule, guest: Vmi, cluster: Cluster, level?: FindingLevel): readonly Violation[] {
  let mistakes: Violation[] | undefined;
  for (const mistake of rule.check(guest, cluster)) {
    mistakes ??= [];
    const field = guest.originOf(mistake.field);
    if (field !== `${guest.path}.${mistake.field}` && mistakes.some((earlier) => earlier.field === field)) continue;
    const reported = `${guest.instance ? 'spec' : guest.path}.${mistake.reported ?? mistake.field}`;
    mistakes.push({ level, ...mistake, field, reported: reported === field ? undefined : reported });
  }
  return mistakes ?? NONE;
}
