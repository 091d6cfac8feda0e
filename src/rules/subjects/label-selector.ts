import type { LabelSelector, LabelSelectorRequirement, NodeSelectorRequirement } from '../../../imports/kubernetes';
import { fieldOf } from '../../kubernetes/field-path';
import { isLabelKey, isLabelValue, LABEL_KEY_WORDS, LABEL_VALUE_WORDS } from '../../kubernetes/label';
import type { Violation } from '../rule';

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** How to write a label selector that Kubernetes accepts. */
export const SELECTOR_FIX = 'Write keys and values as labels have them; In and NotIn take values, Exists and DoesNotExist take none.';

interface ValueCount {
  readonly allowed: string;
  fits(count: number): boolean;
}

const SOME: ValueCount = { allowed: 'one value or more', fits: (count) => count > 0 };
const NONE: ValueCount = { allowed: 'no values', fits: (count) => count === 0 };
const ONE: ValueCount = { allowed: 'exactly one value', fits: (count) => count === 1 };
const VALUE_COUNTS: ReadonlyMap<string, ValueCount> = new Map([
  ['In', SOME], ['NotIn', SOME], ['Exists', NONE], ['DoesNotExist', NONE], ['Gt', ONE], ['Lt', ONE],
]);

/** What Kubernetes refuses of a label selector. */
export function* labelSelectorViolations({ matchLabels = {}, matchExpressions = [] }: LabelSelector): Iterable<Violation> {
  for (const [key, value] of Object.entries(matchLabels)) {
    if (isLabelKey(key) && isLabelValue(value)) continue;
    yield {
      field: fieldOf('matchLabels', key),
      reported: 'matchLabels',
      got: `${key}: ${value}`,
      allowed: isLabelKey(key) ? LABEL_VALUE_WORDS : `a key of ${LABEL_KEY_WORDS}`,
    };
  }
  for (const [i, requirement] of matchExpressions.entries()) {
    for (const violation of requirementViolations(requirement)) yield { ...violation, field: `matchExpressions[${i}].${violation.field}` };
  }
}

function* requirementViolations(requirement: LabelSelectorRequirement): Iterable<Violation> {
  const { key, operator, values = [] } = requirement;
  if (OPERATORS.includes(operator)) yield* valueCountViolations(requirement);
  else yield { field: 'operator', got: operator, allowed: OPERATORS.join(', ') };
  if (!isLabelKey(key)) yield { field: 'key', got: key, allowed: LABEL_KEY_WORDS };
  for (const [i, value] of values.entries()) {
    if (!isLabelValue(value)) yield { field: `values[${i}]`, got: value, allowed: LABEL_VALUE_WORDS };
  }
}

/** Whether a requirement on labels, of pods or of nodes, has as many values as its operator takes. */
export function* valueCountViolations({ operator, values = [] }: NodeSelectorRequirement): Iterable<Violation> {
  const count = VALUE_COUNTS.get(operator);
  if (count && !count.fits(values.length)) yield { field: 'values', got: values, allowed: `${count.allowed} with ${operator}` };
}
