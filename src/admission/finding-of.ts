import type { Finding } from './finding';
import type { FindingObject } from './finding-object';
import { isRefusing } from './report';
import { closestMatch } from '../kubernetes/closest-match';
import type { BuiltInViolation } from '../rules/object/built-in';

/** How rules ask for one of the words that they allow. */
const CHOICE = /\bone of the allowed\b/;
const WORD = /^[\w-]+$/;
/** The quotes of a word processor. */
const TYPOGRAPHIC_QUOTE = /[\u2018\u2019\u201C\u201D]/;

/** What to write where a rule asks for one of some words, and one of them is like what was found. */
function meantWord({ rule, got, allowed }: BuiltInViolation): string | undefined {
  const meant = got !== undefined && allowed !== undefined && CHOICE.test(rule.fix) ? closestMatch(got, allowed.split(', ').filter((word) => WORD.test(word))) : undefined;
  return meant === undefined ? undefined : `Did you mean ${meant}?`;
}

/** The finding that an object violates a rule. */
export function findingOf(violation: BuiltInViolation, object: FindingObject): Finding {
  const { rule, level = rule.level, field, reported, got, allowed, calculation } = violation;
  const isQuoted = got !== undefined && isRefusing(level) && TYPOGRAPHIC_QUOTE.test(got);
  const fix = isQuoted ? 'Write " or \', or nothing, instead of the quotes of a word processor.' : violation.fix ?? meantWord(violation) ?? rule.fix;
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
