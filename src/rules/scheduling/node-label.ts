import type { PodAffinityTerm } from '../../../imports/kubernetes';
import type { VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';
import { closestMatch } from '../../kubernetes/closest-match';
import { fieldOf } from '../../kubernetes/field-path';
import { remembered } from '../../kubernetes/remembered';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Part, Subject } from '../subject';
import { launchedVmi } from '../subjects/launched-vmi';

const HOSTNAME = 'kubernetes.io/hostname';
/** Labels of nodes that Kubernetes and KubeVirt write, and those that the former wrote. */
const WRITTEN: readonly string[] = [
  'kubernetes.io/arch', HOSTNAME, 'kubernetes.io/os', 'topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'node.kubernetes.io/instance-type',
  'node-role.kubernetes.io/control-plane', 'kubevirt.io/schedulable', 'beta.kubernetes.io/arch', 'beta.kubernetes.io/instance-type', 'beta.kubernetes.io/os',
  'failure-domain.beta.kubernetes.io/region', 'failure-domain.beta.kubernetes.io/zone', 'node-role.kubernetes.io/master',
];
const OF_KUBERNETES = /^(?:[^/]+\.)?kube(?:rnetes|virt)\.io\//;
const MOST_EDITS = 2;
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

interface Needed {
  readonly key: string;
  /** Whether it names places; a label that selects nodes may be of somebody's own. */
  readonly isTopology: boolean;
}

/** The keys of labels without which no node takes the guest. */
const neededKey: Subject<Needed> = partsOf(launchedVmi, ({ spec }) => [
  ...selected(spec).map(({ value: key, path }) => ({ value: { key, isTopology: false }, path })),
  ...topologies(spec).map(({ value: key, path }) => ({ value: { key, isTopology: true }, path })),
]);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'node-label/has-known-key',
    level: FindingLevel.ADVISED,
    subject: neededKey,
    summary: 'A label of nodes that Kubernetes or KubeVirt writes must be spelt as they write it',
    why: 'No node has a misspelt label: the launcher pod that asks for it, or that must not share a place that is named by it, stays pending.',
    fix: 'Correct the key, or use a domain of your own for labels that you write.',
    * check({ key, isTopology }) {
      const allowed = isTopology && key === 'hostname' ? HOSTNAME : meantBy(key);
      if (allowed) yield { field: '', got: key, allowed };
    },
  }),
];

/** The key that is meant by one that is misspelt. */
const meantBy = remembered((key): string => {
  if (WRITTEN.includes(key) || !key.includes('/')) return '';
  const withName = OF_KUBERNETES.test(key) ? WRITTEN.find((each) => each.endsWith(key.slice(key.indexOf('/')))) : undefined;
  return closestMatch(key, WRITTEN, MOST_EDITS) ?? withName ?? '';
});

function selected({ nodeSelector = {}, affinity }: VirtualMachineInstanceSpec): Part<string>[] {
  const terms = affinity?.nodeAffinity?.[REQUIRED]?.nodeSelectorTerms ?? [];
  const at = `affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms`;
  return [
    ...Object.keys(nodeSelector).map((value) => ({ value, path: fieldOf('nodeSelector', value) })),
    ...terms.flatMap(({ matchExpressions = [] }, i) => matchExpressions.flatMap(({ key: value, operator }, j) => (
      operator === 'NotIn' || operator === 'DoesNotExist' ? [] : [{ value, path: `${at}[${i}].matchExpressions[${j}].key` }]
    ))),
  ];
}

function topologies({ affinity, topologySpreadConstraints = [] }: VirtualMachineInstanceSpec): Part<string>[] {
  const required = (terms: readonly PodAffinityTerm[] | undefined, kind: string): Part<string>[] => (
    (terms ?? []).map(({ topologyKey: value }, i) => ({ value, path: `affinity.${kind}.${REQUIRED}[${i}].topologyKey` }))
  );
  return [
    ...required(affinity?.podAffinity?.[REQUIRED], 'podAffinity'),
    ...required(affinity?.podAntiAffinity?.[REQUIRED], 'podAntiAffinity'),
    ...topologySpreadConstraints.map(({ topologyKey: value }, i) => ({ value, path: `topologySpreadConstraints[${i}].topologyKey` })),
  ];
}
