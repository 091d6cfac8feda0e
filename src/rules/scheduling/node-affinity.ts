import type { NodeAffinity, NodeSelectorRequirement, NodeSelectorTerm } from '../../../imports/kubernetes';
import { DNS_SUBDOMAIN_WORDS, isDnsSubdomain } from '../../kubernetes/dns-name';
import { isLabelKey, isLabelValue, LABEL_KEY_WORDS, LABEL_VALUE_WORDS } from '../../kubernetes/label';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { WEIGHTS, weightViolations } from './weight';
import { affinity } from '../subjects/affinity';
import { entriesOf } from '../subjects/entries';
import { valueCountViolations } from '../subjects/label-selector';
import { launchedVmi } from '../subjects/launched-vmi';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
/** The one field of a node that can be selected. */
const NAME = 'metadata.name';
const FOR_LABELS_ONLY = ['Exists', 'DoesNotExist', 'Gt', 'Lt'];

const nodeAffinity: Subject<NodeAffinity> = partsOf(affinity, (value) => (
  value.nodeAffinity ? [{ value: value.nodeAffinity, path: 'nodeAffinity' }] : []
));
const preferred = partsOf(nodeAffinity, ({ [PREFERRED]: list }) => entriesOf(list, PREFERRED));
const term: Subject<NodeSelectorTerm> = partsOf(nodeAffinity, ({ [REQUIRED]: required, [PREFERRED]: list = [] }) => [
  ...entriesOf(required?.nodeSelectorTerms, `${REQUIRED}.nodeSelectorTerms`),
  ...list.map(({ preference }, i) => ({ value: preference, path: `${PREFERRED}[${i}].preference` })),
]);
const expression: Subject<NodeSelectorRequirement> = partsOf(term, ({ matchExpressions }) => entriesOf(matchExpressions, 'matchExpressions'));
/** What a node must have, as the launcher pod asks for it. */
const launchedExpression: Subject<NodeSelectorRequirement> = partsOf(launchedVmi, ({ spec }) => (
  spec.affinity?.nodeAffinity?.[REQUIRED]?.nodeSelectorTerms ?? []
).flatMap(({ matchExpressions }, i) => entriesOf(matchExpressions, `affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms[${i}].matchExpressions`)));
const fieldRequirement: Subject<NodeSelectorRequirement> = partsOf(term, ({ matchFields }) => entriesOf(matchFields, 'matchFields'));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'node-affinity/requires-terms',
    level: FindingLevel.REJECTED,
    subject: nodeAffinity,
    summary: 'A required node affinity must have terms',
    why: 'Without a term it matches no node: KubeVirt refuses an empty list, as Kubernetes refuses such a pod.',
    fix: 'Write a term, or remove the required affinity.',
    upstream: ['affinity/node-no-terms'],
    * check({ [REQUIRED]: required }) {
      const terms = required?.nodeSelectorTerms;
      if (terms?.length === 0) yield { field: `${REQUIRED}.nodeSelectorTerms`, got: terms, allowed: 'one term or more' };
    },
  }),
  defineRule({
    id: 'node-affinity/has-valid-values',
    level: FindingLevel.REJECTED,
    subject: expression,
    summary: 'An expression on node labels must have as many values as its operator takes',
    why: 'KubeVirt refuses other numbers of values, as Kubernetes refuses such a pod.',
    fix: 'In and NotIn take values, Gt and Lt take one, Exists and DoesNotExist take none.',
    upstream: ['affinity/node-in-no-values', 'affinity/node-exists-values', 'affinity/node-gt-lt-values'],
    check: valueCountViolations,
  }),
  defineRule({
    id: 'node-affinity/has-valid-key',
    level: FindingLevel.REJECTED,
    subject: expression,
    summary: 'The key of an expression on node labels must be the key of a label',
    why: 'No node can have such a label: KubeVirt refuses it, as Kubernetes refuses such a pod.',
    fix: 'Write the key as the node has it, such as topology.kubernetes.io/zone.',
    upstream: ['affinity/node-key'],
    * check({ key }) {
      if (!isLabelKey(key)) yield { field: 'key', got: key, allowed: LABEL_KEY_WORDS };
    },
  }),
  defineRule({
    id: 'node-affinity/has-valid-label-values',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedExpression,
    summary: 'A required node affinity must ask for values that a label can have',
    why: 'KubeVirt admits any text and copies it into the launcher pod, which Kubernetes refuses: the VM never starts.',
    fix: 'Write the value as kubectl get nodes --show-labels has it.',
    * check({ values = [] }) {
      for (const [i, got] of values.entries()) {
        if (!isLabelValue(got)) yield { field: `values[${i}]`, got, allowed: LABEL_VALUE_WORDS };
      }
    },
  }),
  defineRule({
    id: 'node-affinity/matches-node-name',
    level: FindingLevel.REJECTED,
    subject: fieldRequirement,
    summary: 'matchFields must select a node by its name',
    why: `KubeVirt refuses other fields than ${NAME}, other operators than In and NotIn, and other numbers of values than one.`,
    fix: `Write key: ${NAME}, operator: In and the name of the node; labels belong into matchExpressions.`,
    upstream: [
      'affinity/node-field-values', 'affinity/node-field-operator', 'affinity/node-field-key', 'affinity/node-field-value-format',
    ],
    * check({ key, operator, values = [] }) {
      if (FOR_LABELS_ONLY.includes(operator)) yield { field: 'operator', got: operator, allowed: 'In, NotIn' };
      else if (values.length !== 1) yield { field: 'values', got: values, allowed: 'exactly one value' };
      if (key !== NAME) {
        yield { field: 'key', got: key, allowed: NAME };
        return;
      }
      for (const [i, value] of values.entries()) {
        if (!isDnsSubdomain(value)) yield { field: `values[${i}]`, got: value, allowed: DNS_SUBDOMAIN_WORDS };
      }
    },
  }),
  defineRule({
    id: 'node-affinity/has-valid-weight',
    level: FindingLevel.REJECTED,
    subject: preferred,
    summary: `The weight of a preferred node affinity must be ${WEIGHTS}`,
    why: 'KubeVirt refuses every other weight, as Kubernetes refuses such a pod.',
    fix: `Write a weight from ${WEIGHTS}.`,
    upstream: ['affinity/node-weight'],
    check: weightViolations,
  }),
];
