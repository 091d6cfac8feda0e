import type { LabelSelector, PodAffinity, PodAffinityTerm, PodAntiAffinity } from '../../../imports/kubernetes';
import { DNS_LABEL_WORDS, isDnsLabel } from '../../kubernetes/dns-name';
import { isLabelKey, LABEL_KEY_WORDS } from '../../kubernetes/label';
import { LabelIndex } from '../../manifests/label-index';
import { isSatisfiable, selectedKeys } from '../../manifests/label-selector';
import { isUnknownLauncherLabel } from '../../manifests/launcher-pod';
import { machinesByOwnLabels } from '../../manifests/machine-labels';
import { ownedNamespaces } from '../../manifests/owned-namespaces';
import { affinitySelections } from '../../manifests/pod-selections';
import { scheduledPods } from '../../manifests/scheduled-pods';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { WEIGHTS, weightViolations } from './weight';
import { affinity } from '../subjects/affinity';
import { entriesOf } from '../subjects/entries';
import { labelSelectorViolations, SELECTOR_FIX } from '../subjects/label-selector';
import { launchedVmi } from '../subjects/launched-vmi';
import { mayMakePods } from '../workloads/pod-selector';

const AFFINITIES = ['podAffinity', 'podAntiAffinity'] as const;
const SELECTORS = ['labelSelector', 'namespaceSelector'] as const;
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

const podAffinity: Subject<PodAffinity | PodAntiAffinity> = partsOf(affinity, (value) => AFFINITIES.flatMap((path) => {
  const part = value[path];
  return part ? [{ value: part, path }] : [];
}));
const preferred = partsOf(podAffinity, ({ [PREFERRED]: list }) => entriesOf(list, PREFERRED));
const term: Subject<PodAffinityTerm> = partsOf(podAffinity, ({ [REQUIRED]: required, [PREFERRED]: list = [] }) => [
  ...entriesOf(required, REQUIRED),
  ...list.map(({ podAffinityTerm }, i) => ({ value: podAffinityTerm, path: `${PREFERRED}[${i}].podAffinityTerm` })),
]);
const needed: Subject<PodAffinityTerm> = partsOf(launchedVmi, ({ spec: { affinity: { podAffinity: near } = {} } }) => (
  entriesOf(near?.[REQUIRED], `affinity.podAffinity.${REQUIRED}`)
));
const selector: Subject<LabelSelector> = partsOf(term, (value) => SELECTORS.flatMap((path) => {
  const part = value[path];
  return part ? [{ value: part, path }] : [];
}));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'pod-affinity/has-valid-weight',
    level: FindingLevel.REJECTED,
    subject: preferred,
    summary: `The weight of a preferred pod affinity must be ${WEIGHTS}`,
    why: 'KubeVirt refuses every other weight, as Kubernetes refuses such a pod.',
    fix: `Write a weight from ${WEIGHTS}.`,
    upstream: ['affinity/pod-weight'],
    check: weightViolations,
  }),
  defineRule({
    id: 'pod-affinity/has-valid-selector',
    level: FindingLevel.REJECTED,
    subject: selector,
    summary: 'A pod affinity must select labels that can exist',
    why: 'No pod and no namespace can have such labels: KubeVirt refuses the selector, as Kubernetes refuses such a pod.',
    fix: SELECTOR_FIX,
    upstream: [
      'affinity/pod-selector-labels', 'affinity/pod-selector-in-no-values', 'affinity/pod-selector-exists-values',
      'affinity/pod-selector-operator', 'affinity/pod-selector-key', 'affinity/pod-selector-value',
    ],
    check: labelSelectorViolations,
  }),
  defineRule({
    id: 'pod-affinity/has-valid-namespaces',
    level: FindingLevel.REJECTED,
    subject: term,
    summary: 'The namespaces of a pod affinity must be names of namespaces',
    why: 'No namespace can have such a name: KubeVirt refuses it, as Kubernetes refuses such a pod.',
    fix: 'Write the name of a namespace, or use namespaceSelector to select namespaces by their labels.',
    upstream: ['affinity/pod-namespace'],
    * check({ namespaces = [] }) {
      for (const [i, namespace] of namespaces.entries()) {
        if (!isDnsLabel(namespace)) yield { field: `namespaces[${i}]`, reported: 'namespace', got: namespace, allowed: DNS_LABEL_WORDS };
      }
    },
  }),
  defineRule({
    id: 'pod-affinity/has-valid-topology-key',
    level: FindingLevel.REJECTED,
    subject: term,
    summary: 'The topologyKey of a pod affinity must be the key of a label',
    why: 'KubeVirt refuses an empty topologyKey and one that cannot be the key of a label, as Kubernetes refuses such a pod.',
    fix: 'Write kubernetes.io/hostname for nodes, topology.kubernetes.io/zone for zones.',
    upstream: ['affinity/pod-topology-key-empty', 'affinity/pod-topology-key-format'],
    * check({ topologyKey }) {
      if (!isLabelKey(topologyKey)) yield { field: 'topologyKey', got: topologyKey, allowed: LABEL_KEY_WORDS };
    },
  }),
  defineRule({
    id: 'pod-affinity/excludes-unmet-selector',
    level: FindingLevel.UNSTARTABLE,
    subject: needed,
    summary: 'A required pod affinity must select what some pod can be',
    why: 'A term without labelSelector selects no pod, nor does one that asks for two values of one label, or for one that it excludes. KubeVirt admits it, the scheduler finds no node beside '
      + 'such a pod, and the VM stays pending for good.',
    fix: 'Select labels that pods have together; {} selects all pods of the namespace.',
    * check({ labelSelector: got, matchLabelKeys = [], mismatchLabelKeys = [] }) {
      // What cannot be a selector, and keys beside none, are told as that.
      if (got ? isSatisfiable(got) || [...labelSelectorViolations(got)].length : matchLabelKeys.length + mismatchLabelKeys.length) return;
      yield { field: 'labelSelector', got, allowed: 'a selector that labels of a pod can meet' };
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'pod-affinity/matches-pods',
    level: FindingLevel.ADVISED,
    summary: 'A required pod affinity in a namespace that the app makes must select pods or VMs of the app',
    why: 'The scheduler looks for a node beside such a pod. Where there is none the pod stays pending for good, that of a guest too. The app makes the whole namespace, so what is meant should be '
      + 'in it.',
    fix: 'Select labels of a pod template or of the template of a VM, or prefer the affinity instead of requiring it.',
    * check(manifests, cluster) {
      const owned = ownedNamespaces(manifests);
      if (!owned.size) return;
      const waiting = affinitySelections(manifests, cluster).filter(({ isNeeded, namespace }) => isNeeded && owned.has(namespace));
      if (!waiting.length) return;
      const open = new Set(manifests.filter(mayMakePods).map(({ metadata }) => metadata.namespace));
      const pods = new LabelIndex(scheduledPods(manifests, cluster));
      const machines = machinesByOwnLabels(manifests, cluster);
      for (const { manifest, namespace, field, selector: got } of waiting) {
        if (open.has(namespace) || selectedKeys(got).some(isUnknownLauncherLabel)) continue;
        // What cannot select anything is told as that, and what means the labels of VMs themselves by pod-labels.
        if ([...labelSelectorViolations(got)].length || !isSatisfiable(got) || pods.find(namespace, got) || machines.find(namespace, got)) continue;
        yield { manifest, field, got, allowed: `labels of a pod or a VM that the app makes in namespace ${namespace}` };
      }
    },
  }),
];
