import { matchesRequirement } from './label-index';
import type { LabelSelectorRequirement, NodeSelector, NodeSelectorRequirement } from '../../imports/kubernetes';
import { ownValue } from '../kubernetes/own-value';

/** The requirement of the first term that a label does not meet, where no term of a node affinity takes nodes with these labels, whatever else they have. */
export function excludedLabel({ nodeSelectorTerms }: NodeSelector, labels: { readonly [key: string]: string }): NodeSelectorRequirement | undefined {
  const excluding = nodeSelectorTerms.map(({ matchExpressions = [] }) => matchExpressions.find((requirement) => (
    ownValue(labels, requirement.key) !== undefined && !matchesRequirement(requirement as LabelSelectorRequirement, labels)
  )));
  return excluding.every((each) => each !== undefined) ? excluding[0] : undefined;
}
