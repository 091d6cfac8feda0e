import type { Affinity, PodAffinityTerm } from '../../../imports/kubernetes';
import { DNS_LABEL_WORDS, isDnsLabel } from '../../kubernetes/dns-name';
import { isLabelKey, LABEL_KEY_WORDS } from '../../kubernetes/label';
import type { ObjectRule } from '../rule';
import { affinityRule } from '../subjects/affinity-rule';
import { labelSelectorMistakes } from '../subjects/label-selector';

const AFFINITIES = ['podAffinity', 'podAntiAffinity'] as const;
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

export const rules: readonly ObjectRule[] = [
  affinityRule({
    id: 'pod-affinity/has-valid-weight',
    summary: 'A preferred pod affinity weighs 1 to 100',
    why: 'KubeVirt refuses every other weight, as Kubernetes refuses it of a pod.',
    fix: 'Write a weight from 1 to 100.',
    upstream: ['affinity/pod-weight'],
    * check(affinity) {
      for (const name of AFFINITIES) {
        for (const [i, { weight }] of (affinity[name]?.[PREFERRED] ?? []).entries()) {
          if (weight < 1 || weight > 100) yield { field: `${name}.${PREFERRED}[${i}].weight`, got: weight, allowed: 'a number from 1 to 100' };
        }
      }
    },
  }),
  affinityRule({
    id: 'pod-affinity/has-valid-selector',
    summary: 'A pod affinity selects labels that exist',
    why: 'No pod and no namespace can have such labels: KubeVirt refuses the selector, as Kubernetes refuses it of a pod.',
    fix: 'Write keys and values as labels have them; In and NotIn take values, Exists and DoesNotExist take none.',
    upstream: [
      'affinity/pod-selector-labels', 'affinity/pod-selector-in-no-values', 'affinity/pod-selector-exists-values',
      'affinity/pod-selector-operator', 'affinity/pod-selector-key', 'affinity/pod-selector-value',
    ],
    * check(affinity) {
      for (const { path, term: { labelSelector, namespaceSelector } } of terms(affinity)) {
        yield* labelSelectorMistakes(labelSelector, `${path}.labelSelector`);
        yield* labelSelectorMistakes(namespaceSelector, `${path}.namespaceSelector`);
      }
    },
  }),
  affinityRule({
    id: 'pod-affinity/has-valid-namespaces',
    summary: 'A pod affinity lists names of namespaces',
    why: 'No namespace can have such a name: KubeVirt refuses it, as Kubernetes refuses it of a pod.',
    fix: 'Write the name of a namespace, or use namespaceSelector to select namespaces by their labels.',
    upstream: ['affinity/pod-namespace'],
    * check(affinity) {
      for (const { path, term: { namespaces = [] } } of terms(affinity)) {
        for (const [i, namespace] of namespaces.entries()) {
          if (isDnsLabel(namespace)) continue;
          yield { field: `${path}.namespaces[${i}]`, reported: `${path}.namespace`, got: namespace, allowed: DNS_LABEL_WORDS };
        }
      }
    },
  }),
  affinityRule({
    id: 'pod-affinity/has-valid-topology-key',
    summary: 'A pod affinity says by which label of nodes it counts',
    why: 'KubeVirt refuses an empty topologyKey and one that cannot be the key of a label, as Kubernetes refuses it of a pod.',
    fix: 'Write kubernetes.io/hostname for nodes, topology.kubernetes.io/zone for zones.',
    upstream: ['affinity/pod-topology-key-empty', 'affinity/pod-topology-key-format'],
    * check(affinity) {
      for (const { path, term: { topologyKey } } of terms(affinity)) {
        if (!isLabelKey(topologyKey)) yield { field: `${path}.topologyKey`, got: topologyKey, allowed: LABEL_KEY_WORDS };
      }
    },
  }),
];

function* terms(affinity: Affinity): Iterable<{ path: string; term: PodAffinityTerm }> {
  for (const name of AFFINITIES) {
    const { [REQUIRED]: required = [], [PREFERRED]: preferred = [] } = affinity[name] ?? {};
    for (const [i, term] of required.entries()) yield { path: `${name}.${REQUIRED}[${i}]`, term };
    for (const [i, { podAffinityTerm }] of preferred.entries()) yield { path: `${name}.${PREFERRED}[${i}].podAffinityTerm`, term: podAffinityTerm };
  }
}
