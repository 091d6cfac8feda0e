import type { ObjectRule } from './rule';

/** The rule, where upstream reports its mistakes at a path that is not relative to the VMI spec; `reported` makes it of the real path. */
export function reportedAt(reported: (field: string) => string, rule: ObjectRule): ObjectRule {
  return {
    ...rule,
    * check(manifest, cluster) {
      for (const mistake of rule.check(manifest, cluster)) yield { ...mistake, reported: reported(mistake.field) };
    },
  };
}
