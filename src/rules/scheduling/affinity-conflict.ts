import type { LabelSelector, NodeSelectorTerm, PodAffinityTerm } from '../../../imports/kubernetes';
import { valueAt } from '../../kubernetes/field-path';
import { groupBy } from '../../kubernetes/group-by';
import { isMapping } from '../../kubernetes/is-mapping';
import { ownValue } from '../../kubernetes/own-value';
import { excludedLabel } from '../../manifests/excluded-label';
import { matchesSelector } from '../../manifests/label-index';
import type { Labels } from '../../manifests/label-index';
import { isSatisfiable } from '../../manifests/label-selector';
import { ARCHITECTURE } from '../../manifests/node-label';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { launchedVmi } from '../subjects/launched-vmi';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const NODE_TERMS = `affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms`;
/** Operators that compare numbers. */
const COMPARING: readonly string[] = ['Gt', 'Lt'];

interface Terms {
  readonly near: readonly PodAffinityTerm[];
  readonly apart: readonly PodAffinityTerm[];
  readonly labels: Labels;
}

const terms: Subject<Terms> = partsOf(launchedVmi, ({ spec: { affinity }, path }, _, manifest) => {
  const { podAffinity: { [REQUIRED]: near = [] } = {}, podAntiAffinity: { [REQUIRED]: apart = [] } = {} } = affinity ?? {};
  if (!near.length || !apart.length) return [];
  const labels = valueAt(manifest, [...path.split('.').slice(0, -1), 'metadata', 'labels']);
  return [{ value: { near, apart, labels: isMapping(labels) ? labels as Labels : {} }, path: 'affinity' }];
});

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'affinity-conflict/excludes-opposite-terms',
    level: FindingLevel.UNSTARTABLE,
    subject: terms,
    summary: 'A guest must not be required beside pods and apart from them',
    why: 'No node or zone has such a pod and does not have it: the launcher pod stays pending. Where the guest is one of these pods itself, the first may start alone, and no second one, nor a '
      + 'migration of it.',
    fix: 'Remove the term that is not meant, or select other labels in one of them.',
    * check({ near, apart, labels }) {
      for (const [i, term] of apart.entries()) {
        const opposite = near.findIndex((each) => isWithin(each, term));
        if (opposite < 0) continue;
        yield {
          field: `podAntiAffinity.${REQUIRED}[${i}]`,
          got: `the pods of entry ${opposite} of podAffinity, by ${term.topologyKey}`,
          allowed: 'pods other than those that the guest must be beside',
          ...matchesSelector(near[opposite].labelSelector ?? {}, labels) ? { level: FindingLevel.ADVISED } : {},
        };
      }
    },
  }),
  defineRule({
    id: 'affinity-conflict/leaves-node',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: 'A required node affinity must have a term that a node can meet',
    why: 'A node must meet all expressions of one term. Where each term asks for two values of one label, or for one that it excludes, there is no such node, and the launcher pod stays pending.',
    fix: 'Put alternatives into one expression as values, or into terms of their own.',
    * check({ spec: { affinity } }) {
      const [first, ...others] = affinity?.nodeAffinity?.[REQUIRED]?.nodeSelectorTerms ?? [];
      const key = first && conflictingKey(first);
      if (key === undefined || others.some((term) => conflictingKey(term) === undefined)) return;
      yield { field: `${NODE_TERMS}[0].matchExpressions`, got: `expressions on ${key} that exclude each other`, allowed: 'expressions that one node meets' };
    },
  }),
  defineRule({
    id: 'affinity-conflict/leaves-node-of-guests',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: 'A required node affinity must leave nodes on which guests run',
    why: 'Launcher pods run on Linux, guests with Windows too, on nodes of the architecture of the guest that virt-handler has labelled kubevirt.io/schedulable: true. Where each term of the '
      + 'affinity excludes these the launcher pod stays pending.',
    fix: 'Remove the expression.',
    * check({ spec: { affinity, nodeSelector = {} }, written, architecture }) {
      const required = affinity?.nodeAffinity?.[REQUIRED];
      if (!required?.nodeSelectorTerms?.length) return;
      const all = { 'kubernetes.io/os': 'linux', 'kubevirt.io/schedulable': 'true', ...written.architecture ? { [ARCHITECTURE]: architecture } : {} };
      // What the nodeSelector itself contradicts is told there.
      const labels = Object.fromEntries(Object.entries(all).filter(([key]) => ownValue(nodeSelector, key) === undefined));
      const first = excludedLabel(required, labels);
      if (!first) return;
      const { key, operator, values = [] } = first;
      const i = required.nodeSelectorTerms[0].matchExpressions!.indexOf(first);
      yield { field: `${NODE_TERMS}[0].matchExpressions[${i}]`, got: `${key} ${operator} ${values.join(', ')}`.trimEnd(), allowed: `${key} ${labels[key]}` };
    },
  }),
];

/** Whether all that the first term selects is selected by the second as well, in the same place. */
function isWithin(first: PodAffinityTerm, second: PodAffinityTerm): boolean {
  if (first.topologyKey !== second.topologyKey || !first.labelSelector || !second.labelSelector) return false;
  const isSame = (['namespaces', 'namespaceSelector', 'matchLabelKeys', 'mismatchLabelKeys'] as const).every((field) => (
    JSON.stringify(first[field] ?? null) === JSON.stringify(second[field] ?? null)
  ));
  const own = new Set(requirements(first.labelSelector));
  return isSame && requirements(second.labelSelector).every((each) => own.has(each));
}

function requirements({ matchLabels = {}, matchExpressions = [] }: LabelSelector): string[] {
  return [
    ...Object.entries(matchLabels).map(([key, value]) => JSON.stringify([key, 'In', [value]])),
    ...matchExpressions.map(({ key, operator, values = [] }) => JSON.stringify([key, operator, [...values].sort()])),
  ];
}

/** The label of which an expression of the term excludes what another asks for. */
function conflictingKey({ matchExpressions = [] }: NodeSelectorTerm): string | undefined {
  const byKey = groupBy(matchExpressions.filter(({ operator }) => !COMPARING.includes(operator)), ({ key }) => key);
  return [...byKey].find(([, expressions]) => expressions.length > 1 && !isSatisfiable({ matchExpressions: expressions } as LabelSelector))?.[0];
}
