import { MOST_MISTAKES } from './candidate';
import type { Candidate } from './candidate';
import { readingsOf } from './readings';
import { rulesAlikeOn } from './rule-skipper';
import { runRules } from './run-rules';
import { isAtOrBelow } from '../kubernetes/field-path';
import { kindOf } from '../manifests/manifest';
import type { Cluster } from '../manifests/manifest';
import type { Releases } from '../manifests/releases';
import { appliesTo } from '../rules/applies-to';
import type { BuiltInViolation } from '../rules/object/built-in';
import { objectRulesByKind } from '../rules/registry';

/** Reading an object in two ways costs as much as judging dozens. Who has so many has one mistake in all, and sees the rest once it is mended. */
const MOST_UNREADABLE = 200;

/**
 * What is found in objects that cannot be read as they are, by the rules that do not look at what cannot be read: a field of the wrong type, or one that is missing, hides
 * itself and what depends on it.
 */
export function judgeUnreadable(candidates: readonly Candidate[], releases: Releases, cluster: Cluster): void {
  const unreadable = candidates.filter(({ wellFormed, violations }) => !wellFormed && violations.length <= MOST_MISTAKES);
  for (const { manifest, violations } of unreadable.slice(0, MOST_UNREADABLE)) {
    const readings = readingsOf(manifest, releases);
    if (!readings) continue;
    const { manifests: [one, other], open } = readings;
    const asked = (objectRulesByKind.get(kindOf(one)) ?? []).filter((rule) => appliesTo(rule, cluster));
    const found = runRules(asked, one, cluster);
    if (!found.length) continue;
    try {
      const certain = rulesAlikeOn(one, other, [...new Set(found.flatMap((each) => each.asked ?? []))], cluster);
      const inOther = new Set(runRules(certain, other, cluster).map(({ violation }) => textOf(violation)));
      for (const { asked: rule, violation } of found) {
        if (!rule || !certain.includes(rule) || open.some((field) => isAtOrBelow(violation.field, field))) continue;
        // Rules that look at an object tell all of it, also what stands in.
        violations.push(inOther.has(textOf(violation)) ? violation : { ...violation, got: undefined });
      }
    } catch {
      // Where nothing can be made of what stands in, nothing is certain.
    }
  }
}

function textOf({ rule, field, got }: BuiltInViolation): string {
  return JSON.stringify([rule.id, field, got]);
}
