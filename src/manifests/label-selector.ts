import { matchesRequirement } from './label-index';
import type { LabelSelector, LabelSelectorRequirement } from '../../imports/kubernetes';
import { groupBy } from '../kubernetes/group-by';
import { entriesAt, listAt, textAt, textsAt } from '../kubernetes/untyped';

/** No value of a label. */
const NOT_LISTED = ' ';

/** A selector of a kind without a schema here, whose fields may be anything. */
export function labelSelectorOf(written: unknown): LabelSelector {
  const matchLabels = entriesAt(written, 'matchLabels');
  const matchExpressions = listAt(written, 'matchExpressions').map((expression) => {
    const values = textsAt(expression, 'values');
    return { key: textAt(expression, 'key') ?? '', operator: textAt(expression, 'operator'), ...values.length ? { values } : {} } as LabelSelectorRequirement;
  });
  return {
    ...matchLabels.length ? { matchLabels: Object.fromEntries(matchLabels) } : {},
    ...matchExpressions.length ? { matchExpressions } : {},
  };
}

/** The keys of the labels that a selector asks for. */
export function selectedKeys({ matchLabels = {}, matchExpressions = [] }: LabelSelector): string[] {
  return [...Object.keys(matchLabels), ...matchExpressions.map(({ key }) => key)];
}

/** Whether any labels meet a selector: none do where it asks for two values of one key, or for a value that it excludes. */
export function isSatisfiable({ matchLabels = {}, matchExpressions = [] }: LabelSelector): boolean {
  const equal = Object.entries(matchLabels).map(([key, value]): LabelSelectorRequirement => ({ key, operator: 'In', values: [value] }));
  return [...groupBy([...equal, ...matchExpressions], ({ key }) => key).values()].every(isMetByOneValue);
}

function isMetByOneValue(requirements: readonly LabelSelectorRequirement[]): boolean {
  const isMet = (value: string | undefined) => requirements.every((requirement) => matchesRequirement(requirement, { [requirement.key]: value }));
  const listed = requirements.find(({ operator }) => operator === 'In');
  // What no list has is a value that none of them excludes.
  return (listed ? listed.values ?? [] : [undefined, NOT_LISTED]).some(isMet);
}
