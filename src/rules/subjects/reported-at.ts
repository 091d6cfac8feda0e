import type { ObjectRule } from '../rule';

/** The rule, where upstream reports its mistakes at a path that is not relative to the VMI spec; `reported` makes it of the real path. */
export function reportedAt(reported: (field: string) => string, rule: ObjectRule): ObjectRule {
  return {
    ...rule,
    * check(manifest, cluster) {
      for (const mistake of rule.check(manifest, cluster)) yield { ...mistake, ...elsewhere(mistake.field, reported(mistake.field)) };
    },
  };
}

/** Where upstream reports a mistake, as far as that is not the real place. */
export function elsewhere(field: string, reported: string): { readonly field: string; readonly reported?: string } {
  return { field, reported: reported === field ? undefined : reported };
}
