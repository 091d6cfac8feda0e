import type { BuiltInViolation } from './built-in';
import { formatValue } from '../../kubernetes/format-value';
import { defineBuiltInRule } from '../define-rule';
import { FindingLevel } from '../finding-level';

const noPlaceholder = defineBuiltInRule({
  id: 'object/has-no-placeholder',
  level: FindingLevel.REJECTED,
  summary: 'An object must have no placeholder left where it cannot be the value',
  why: 'The cluster takes what stands there for the value, and refuses it as a name, a number, a quantity or an image. Nothing else is told of these fields; what they '
    + 'do not decide is judged as ever.',
  fix: 'Fill it in first, and check what comes out: envsubst < vm.yaml | cdk8s-kubevirt check -; accept this finding where a later step does it.',
});

export const placeholderRules = [noPlaceholder];

/** How many fields are told. */
const TOLD = 5;

/** A field that has placeholders. */
export interface Unfilled {
  readonly field: string;
  readonly placeholders: readonly string[];
}

/** The rule that an object with placeholders breaks, once for all of them. */
export function placeholderViolation(fields: readonly Unfilled[], level: FindingLevel): BuiltInViolation {
  const told = fields.slice(0, TOLD).map(({ field, placeholders }) => `${formatValue([...new Set(placeholders)].join(', '))} in ${field}`);
  const more = fields.length > TOLD ? [`and ${fields.length - TOLD} more`] : [];
  return { rule: noPlaceholder, level, field: fields[0].field, got: [...told, ...more].join('; ') };
}
