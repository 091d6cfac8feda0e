import { alsoIn } from './candidate';
import { isRefusing } from './report';
import { fieldOf, isAtOrBelow } from '../kubernetes/field-path';
import { FILLED_IN_LATER } from '../manifests/filled-in-later';
import type { BuiltInViolation } from '../rules/object/built-in';
import { knownField } from '../rules/object/schema-rules';

/** What was found in a manifest by itself. */
export interface Judged {
  readonly violations: readonly BuiltInViolation[];
  /** Whether it can be read as an object of its kind. */
  readonly wellFormed: boolean;
}

/** What a manifest comes to for some values of what is filled in later. */
export interface Fillings {
  /** One for each; in the first, `FILLED_IN_LATER` stands for what is not known. */
  readonly fillings: readonly unknown[];
  /** Fields that are not known, though something else stands there. */
  readonly open?: readonly string[];
}

/**
 * What is found whatever is filled in. A filling that cannot be read says nothing where another can: a number may be missing there. Advice on a value of which a
 * part is filled in is not certain either: that part may be the tag that an image lacks.
 */
export function* certain({ fillings, open = [] }: Fillings, judged: readonly Judged[]): Generator<BuiltInViolation> {
  const readable = judged.filter(({ wellFormed }) => wellFormed);
  const [first, ...others] = readable.length ? readable : judged;
  const unknown = [...open, ...fieldsWith(fillings[0], (text) => text === FILLED_IN_LATER)];
  const partly = new Set(fieldsWith(fillings[0], (text) => text.includes(FILLED_IN_LATER) && !text.includes('\n')));
  const isUnknown = (field: string) => unknown.some((each) => (
    isAtOrBelow(field, each) || (readable.length < judged.length && isAtOrBelow(each, field))
  ));
  const inOthers = others.map(({ violations }) => alsoIn(violations));
  for (const violation of first.violations) {
    const { rule, level = rule.level, field, got } = violation;
    // Whatever an unknown field holds, it is unknown.
    if ((rule !== knownField && isUnknown(field)) || !inOthers.every((isIn) => isIn(violation))) continue;
    if (partly.has(field) && !isRefusing(level)) continue;
    yield { ...violation, got: got?.replaceAll(FILLED_IN_LATER, '…') };
  }
}

/** The fields with texts that are such. */
function fieldsWith(value: unknown, isSuch: (text: string) => boolean, field = ''): string[] {
  if (typeof value === 'string') return isSuch(value) ? [field] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((entry, i) => fieldsWith(entry, isSuch, `${field}[${i}]`));
  return Object.entries(value).flatMap(([key, entry]) => fieldsWith(entry, isSuch, fieldOf(field, key)));
}
