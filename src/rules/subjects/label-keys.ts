import type { LabelSelector } from '../../../imports/kubernetes';
import type { Violation } from '../rule';

/** What selects pods by the labels that the pod itself has. */
export interface KeyedTerm {
  readonly labelSelector?: LabelSelector;
  readonly matchLabelKeys?: readonly string[];
  readonly mismatchLabelKeys?: readonly string[];
}

/** Keys of a pod with these labels that are selected by twice. One that it does not have adds nothing to the selector. */
export function* keysSaidTwice(term: KeyedTerm, labels: readonly string[]): Iterable<Violation> {
  const { labelSelector, matchLabelKeys = [], mismatchLabelKeys = [] } = term;
  const { matchLabels = {}, matchExpressions = [] } = labelSelector ?? {};
  const selected = [...Object.keys(matchLabels), ...matchExpressions.map(({ key }) => key)].filter((key) => labels.includes(key));
  const taken = new Set([...selected, ...mismatchLabelKeys]);
  for (const [i, got] of matchLabelKeys.entries()) {
    if (taken.has(got)) yield { field: `matchLabelKeys[${i}]`, got, allowed: 'a key that neither labelSelector nor mismatchLabelKeys has' };
  }
}
