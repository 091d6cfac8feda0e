import type { Finding } from './finding';
import { FindingLevel } from '../rules/finding-level';
import type { BuiltInViolation } from '../rules/object/built-in';
import { strangeValueFix } from '../rules/object/unfilled';

/** The object of a finding, or the construct that an acknowledgement stands on. */
export type FindingObject = Pick<Finding, 'apiVersion' | 'kind' | 'namespace' | 'name' | 'constructPath'>;

const REFUSED: readonly FindingLevel[] = [FindingLevel.REJECTED, FindingLevel.UNSTARTABLE];

/** The finding that an object violates a rule. */
export function findingOf(violation: BuiltInViolation, object: FindingObject): Finding {
  const { rule, level = rule.level, field, reported, got, allowed, calculation } = violation;
  const fix = (REFUSED.includes(level) ? strangeValueFix(got) : undefined) ?? violation.fix ?? rule.fix;
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
