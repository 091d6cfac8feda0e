import type { Finding } from './finding';
import type { BuiltInViolation } from '../rules/object/built-in';

/** The object of a finding, or the construct that an acknowledgement stands on. */
export type FindingObject = Pick<Finding, 'apiVersion' | 'kind' | 'namespace' | 'name' | 'constructPath'>;

/** The finding that an object violates a rule. */
export function findingOf(violation: BuiltInViolation, object: FindingObject): Finding {
  const { rule, level = rule.level, field, reported, got, allowed, calculation, fix = rule.fix } = violation;
  return {
    level,
    rule: rule.id,
    summary: rule.summary,
    ...object,
    field,
    ...reported === undefined ? {} : { reported },
    ...got === undefined ? {} : { got },
    ...allowed === undefined ? {} : { allowed },
    ...calculation === undefined ? {} : { calculation: [...calculation] },
    fix,
  };
}
