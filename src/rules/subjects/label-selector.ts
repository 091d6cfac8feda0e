import type { LabelSelector, LabelSelectorRequirement } from '../../../imports/kubernetes';
import { fieldOf } from '../../kubernetes/field-path';
import { isLabelKey, isLabelValue, LABEL_KEY_WORDS, LABEL_VALUE_WORDS } from '../../kubernetes/label';
import type { Violation } from '../rule';

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** What Kubernetes has against a label selector. */
export function* labelSelectorMistakes(selector: LabelSelector | undefined, path: string): Iterable<Violation> {
  for (const [key, value] of Object.entries(selector?.matchLabels ?? {})) {
    if (isLabelKey(key) && isLabelValue(value)) continue;
    yield {
      field: fieldOf(`${path}.matchLabels`, key),
      reported: `${path}.matchLabels`,
      got: `${key}: ${value}`,
      allowed: isLabelKey(key) ? LABEL_VALUE_WORDS : `a key of ${LABEL_KEY_WORDS}`,
    };
  }
  for (const [i, requirement] of (selector?.matchExpressions ?? []).entries()) {
    yield* requirementMistakes(requirement, `${path}.matchExpressions[${i}]`);
  }
}

function* requirementMistakes({ key, operator, values = [] }: LabelSelectorRequirement, path: string): Iterable<Violation> {
  if (OPERATORS.includes(operator)) yield* valuesMistake(operator, values, path);
  else yield { field: `${path}.operator`, got: operator, allowed: OPERATORS.join(', ') };
  if (!isLabelKey(key)) yield { field: `${path}.key`, got: key, allowed: LABEL_KEY_WORDS };
  for (const [i, value] of values.entries()) {
    if (!isLabelValue(value)) yield { field: `${path}.values[${i}]`, got: value, allowed: LABEL_VALUE_WORDS };
  }
}

/** Whether an operator of a label or node selector has as many values as it takes. */
export function* valuesMistake(operator: string, values: readonly string[], path: string): Iterable<Violation> {
  const wanted = WANTED[operator];
  if (!wanted || wanted.fits(values.length)) return;
  yield { field: `${path}.values`, got: values, allowed: `${wanted.words} with ${operator}` };
}

const SOME = { words: 'one value or more', fits: (count: number) => count > 0 };
const NONE = { words: 'no values', fits: (count: number) => count === 0 };
const ONE = { words: 'exactly one value', fits: (count: number) => count === 1 };
const WANTED: { readonly [operator: string]: typeof SOME | undefined } = {
  In: SOME, NotIn: SOME, Exists: NONE, DoesNotExist: NONE, Gt: ONE, Lt: ONE,
};
