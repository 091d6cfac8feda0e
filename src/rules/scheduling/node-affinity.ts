import type { Affinity, NodeSelectorRequirement, NodeSelectorTerm } from '../../../imports/kubernetes';
import { DNS_SUBDOMAIN_WORDS, isDnsSubdomain } from '../../kubernetes/dns-name';
import { isLabelKey, LABEL_KEY_WORDS } from '../../kubernetes/label';
import type { ObjectRule } from '../rule';
import { affinityRule } from '../subjects/affinity-rule';
import { valuesMistake } from '../subjects/label-selector';

const REQUIRED = 'nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms';
const PREFERRED = 'nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution';
/** The one field of a node that can be selected. */
const NAME = 'metadata.name';
const FOR_LABELS_ONLY = ['Exists', 'DoesNotExist', 'Gt', 'Lt'];

export const rules: readonly ObjectRule[] = [
  affinityRule({
    id: 'node-affinity/requires-terms',
    summary: 'A required node affinity has terms',
    why: 'No term matches no node: KubeVirt refuses an empty list, as Kubernetes refuses it of a pod.',
    fix: 'Write a term, or remove the required affinity.',
    upstream: ['affinity/node-no-terms'],
    * check({ nodeAffinity }) {
      const { nodeSelectorTerms } = nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? {};
      if (nodeSelectorTerms?.length === 0) yield { field: REQUIRED, got: nodeSelectorTerms, allowed: 'one term or more' };
    },
  }),
  affinityRule({
    id: 'node-affinity/has-valid-values',
    summary: 'An expression on node labels has the values that its operator takes',
    why: 'KubeVirt refuses other numbers of values, as Kubernetes refuses them of a pod.',
    fix: 'In and NotIn take values, Gt and Lt take one, Exists and DoesNotExist take none.',
    upstream: ['affinity/node-in-no-values', 'affinity/node-exists-values', 'affinity/node-gt-lt-values'],
    * check(affinity) {
      for (const { path, requirement: { operator, values = [] } } of requirements(affinity, 'matchExpressions')) {
        yield* valuesMistake(operator, values, path);
      }
    },
  }),
  affinityRule({
    id: 'node-affinity/has-valid-key',
    summary: 'An expression on node labels has the key of a label',
    why: 'No node can have such a label: KubeVirt refuses it, as Kubernetes refuses it of a pod.',
    fix: 'Write the key as the node has it, such as topology.kubernetes.io/zone.',
    upstream: ['affinity/node-key'],
    * check(affinity) {
      for (const { path, requirement: { key } } of requirements(affinity, 'matchExpressions')) {
        if (!isLabelKey(key)) yield { field: `${path}.key`, got: key, allowed: LABEL_KEY_WORDS };
      }
    },
  }),
  affinityRule({
    id: 'node-affinity/matches-node-name',
    summary: 'matchFields selects a node by its name',
    why: `KubeVirt refuses other fields than ${NAME}, other operators than In and NotIn, and other than one value.`,
    fix: `Write key: ${NAME}, operator: In and the name of the node; labels belong into matchExpressions.`,
    upstream: [
      'affinity/node-field-values', 'affinity/node-field-operator', 'affinity/node-field-key', 'affinity/node-field-value-format',
    ],
    * check(affinity) {
      for (const { path, requirement: { key, operator, values = [] } } of requirements(affinity, 'matchFields')) {
        if (FOR_LABELS_ONLY.includes(operator)) yield { field: `${path}.operator`, got: operator, allowed: 'In, NotIn' };
        else if (values.length !== 1) yield { field: `${path}.values`, got: values, allowed: 'exactly one value' };
        if (key !== NAME) {
          yield { field: `${path}.key`, got: key, allowed: NAME };
          continue;
        }
        for (const [i, value] of values.entries()) {
          if (!isDnsSubdomain(value)) yield { field: `${path}.values[${i}]`, got: value, allowed: DNS_SUBDOMAIN_WORDS };
        }
      }
    },
  }),
  affinityRule({
    id: 'node-affinity/has-valid-weight',
    summary: 'A preferred node affinity weighs 1 to 100',
    why: 'KubeVirt refuses every other weight, as Kubernetes refuses it of a pod.',
    fix: 'Write a weight from 1 to 100.',
    upstream: ['affinity/node-weight'],
    * check({ nodeAffinity }) {
      for (const [i, { weight }] of (nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).entries()) {
        if (weight < 1 || weight > 100) yield { field: `${PREFERRED}[${i}].weight`, got: weight, allowed: 'a number from 1 to 100' };
      }
    },
  }),
];

function* requirements(affinity: Affinity, list: keyof NodeSelectorTerm): Iterable<{ path: string; requirement: NodeSelectorRequirement }> {
  for (const { path, term } of terms(affinity)) {
    for (const [i, requirement] of (term[list] ?? []).entries()) yield { path: `${path}.${list}[${i}]`, requirement };
  }
}

function* terms({ nodeAffinity }: Affinity): Iterable<{ path: string; term: NodeSelectorTerm }> {
  const { nodeSelectorTerms = [] } = nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? {};
  for (const [i, term] of nodeSelectorTerms.entries()) yield { path: `${REQUIRED}[${i}]`, term };
  for (const [i, { preference }] of (nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).entries()) {
    yield { path: `${PREFERRED}[${i}].preference`, term: preference };
  }
}
