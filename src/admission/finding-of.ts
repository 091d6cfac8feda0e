import type { Finding } from './finding';
import type { FindingObject } from './finding-object';
import { isRefusing } from './report';
import type { BuiltInViolation } from '../rules/object/built-in';

/** The quotes of a word processor. */
const TYPOGRAPHIC_QUOTE = /[\u2018\u2019\u201C\u201D]/;

/** The finding that an object violates a rule. */
export function findingOf(violation: BuiltInViolation, object: FindingObject): Finding {
  const { rule, level = rule.level, field, reported, got, allowed, calculation } = violation;
  const isQuoted = got !== undefined && isRefusing(level) && TYPOGRAPHIC_QUOTE.test(got);
  const fix = isQuoted ? 'Write " or \', or nothing, instead of the quotes of a word processor.' : violation.fix ?? rule.fix;
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
