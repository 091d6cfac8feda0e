import type { NodeClass } from './node-class';
import type { NodeSelector, NodeSelectorRequirement, NodeSelectorTerm } from '../../../imports/kubernetes';
import { HOST_NAME } from '../../manifests/node-label';

/** The pairs of a node selector that nodes certainly do not have. */
export function unmatchedLabels(selector: { readonly [key: string]: string }, node: NodeClass): [string, string][] {
  return Object.entries(selector).filter(([key, value]) => {
    const label = node.label(key);
    return label !== undefined && label !== value;
  });
}

/** Whether no term of a required node affinity can match the nodes, whatever is not known of them. */
export function isExcluded({ nodeSelectorTerms }: NodeSelector, node: NodeClass): boolean {
  return nodeSelectorTerms.every((term) => excludes(term, node));
}

/** A term without requirements matches nothing. */
function excludes({ matchExpressions = [], matchFields = [] }: NodeSelectorTerm, node: NodeClass): boolean {
  if (matchExpressions.length + matchFields.length === 0) return true;
  return matchExpressions.some((requirement) => isMet(requirement, node.label(requirement.key)) === false);
}

/** `undefined` where that is not known. */
function isMet({ operator, values = [] }: NodeSelectorRequirement, label: string | null | undefined): boolean | undefined {
  if (label === undefined) return undefined;
  switch (operator) {
    case 'In': return label !== null && values.includes(label);
    case 'NotIn': return label === null || !values.includes(label);
    case 'Exists': return label !== null;
    case 'DoesNotExist': return label === null;
    case 'Gt': return label !== null && Number(label) > Number(values[0]);
    case 'Lt': return label !== null && Number(label) < Number(values[0]);
    default: return undefined;
  }
}

/** The one node that a pod can run on by its name or host name. */
export function onlyNode(selector: { readonly [key: string]: string } = {}, affinity?: NodeSelector): string | undefined {
  if (selector[HOST_NAME] !== undefined) return selector[HOST_NAME];
  const names = affinity?.nodeSelectorTerms.map(nodeOf) ?? [];
  return new Set(names).size === 1 ? names[0] : undefined;
}

function nodeOf({ matchExpressions = [], matchFields = [] }: NodeSelectorTerm): string | undefined {
  const named = [...matchExpressions.filter(({ key }) => key === HOST_NAME), ...matchFields.filter(({ key }) => key === 'metadata.name')];
  return named.find(({ operator, values = [] }) => operator === 'In' && values.length === 1)?.values?.[0];
}
