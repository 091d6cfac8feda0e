import type { LabelSelector } from '../../../imports/kubernetes';
import { fieldsAt } from '../../kubernetes/fields-at';
import { LabelIndex } from '../../manifests/label-index';
import type { Labelled, Labels } from '../../manifests/label-index';
import { selectedKeys } from '../../manifests/label-selector';
import { isUnknownLauncherLabel, launcherLabels } from '../../manifests/launcher-pod';
import { machinesByOwnLabels } from '../../manifests/machine-labels';
import { groupOf, kindOf } from '../../manifests/manifest';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { ownedNamespaces } from '../../manifests/owned-namespaces';
import { affinitySelections, podSelections } from '../../manifests/pod-selections';
import type { ObjectSelection } from '../../manifests/pod-selections';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';
import { SimilarLabels } from './similar-labels';
import { labelSelectorViolations } from '../subjects/label-selector';

/** The label `app` of CDI's pods. */
const IMPORTER = 'containerized-data-importer';
const HELPER_KEYS = /(?:^|\.)kubevirt\.io(?:$|\/)/;
const POOL = 'VirtualMachinePool';
const REPLICA_SET = 'VirtualMachineInstanceReplicaSet';
/** The labels by which KubeVirt names the VM of a launcher pod. */
const NAMES = ['vm.kubevirt.io/name', 'vmi.kubevirt.io/id'];
const TEMPLATES = fieldsAt('spec.template.metadata.labels', 'spec.jobTemplate.spec.template.metadata.labels');
/** Groups of which no object makes pods, but those of which this module reads the labels. */
const WITHOUT_PODS = new Set([
  '', 'apps', 'autoscaling', 'backup.kubevirt.io', 'batch', 'discovery.k8s.io', 'gateway.networking.k8s.io', 'instancetype.kubevirt.io', 'k8s.cni.cncf.io', 'k8s.ovn.org',
  'migrations.kubevirt.io', 'networking.k8s.io', 'policy', 'policy.networking.k8s.io', 'pool.kubevirt.io', 'rbac.authorization.k8s.io', 'scheduling.k8s.io', 'snapshot.storage.k8s.io',
]);
/** Kinds of other groups of which the same holds. */
const KINDS_WITHOUT_PODS = new Set([
  ...['VirtualMachine', 'VirtualMachineInstance', REPLICA_SET, 'VirtualMachineInstanceMigration'].map((kind) => `kubevirt.io/${kind}`),
  'autoscaling.k8s.io/VerticalPodAutoscaler', 'cdi.kubevirt.io/DataSource', 'keda.sh/ScaledObject', 'keda.sh/TriggerAuthentication',
  'monitoring.coreos.com/PodMonitor', 'monitoring.coreos.com/Probe', 'monitoring.coreos.com/PrometheusRule',
  'monitoring.coreos.com/ServiceMonitor', 'snapshot.kubevirt.io/VirtualMachineSnapshot',
]);

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'pod-selector/matches-pods',
    level: FindingLevel.ADVISED,
    summary: 'What selects pods in a namespace that the app makes, a Service, a budget, a policy and its peers, a PodMonitor, or an affinity that is no condition, must select '
      + 'pods or VMs of the app',
    why: 'It is admitted and selects nothing: the Service has no endpoint, and connections to it are refused; the policy protects no pod, or lets nobody through; the anti-affinity keeps '
      + 'nothing apart. The app makes the whole namespace, so what is meant should be in it.',
    fix: 'Select labels of a pod template or of the template of a VM, or a VM by vm.kubevirt.io/name. Where something outside the app makes the pods, '
      + 'acknowledge this finding with the reason.',
    * check(manifests, cluster) {
      const owned = ownedNamespaces(manifests);
      if (!owned.size) return;
      const selecting = selectionsIn((namespace) => owned.has(namespace), manifests, cluster);
      if (!selecting.length) return;
      const open = new Set(manifests.filter(mayMakePods).map(({ metadata }) => metadata.namespace));
      const labelled = podsOf(manifests, cluster);
      const inhabited = new Set(labelled.map(({ manifest }) => manifest.metadata.namespace));
      const pods = new LabelIndex(labelled);
      const machines = machinesByOwnLabels(manifests, cluster);
      const pools = manifests.filter(({ kind }) => kind === POOL || kind === REPLICA_SET);
      const made = new Set(pools.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`));
      for (const { manifest, namespace, selector, field, isForOthers } of selecting) {
        // Who makes a namespace may prepare it for pods that others bring.
        if (isForOthers && !inhabited.has(namespace)) continue;
        // What the labels of VMs themselves are selected for is told by pod-labels.
        if (open.has(namespace) || pods.find(namespace, selector) || machines.find(namespace, selector)) continue;
        if (NAMES.some((label) => made.has(`${namespace}/${ownerOf(selector.matchLabels?.[label] ?? '')}`))) continue;
        yield { manifest, field, got: selector, allowed: `labels of a pod or a VM that the app makes in namespace ${namespace}` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'pod-selector/avoids-near-miss',
    level: FindingLevel.ADVISED,
    summary: 'What selects pods should not name a misspelt label of a pod or a VM of the app, and select nothing',
    why: 'It is admitted and selects nothing: the Service has no endpoint, and connections to it are refused; the policy protects no pod, or lets nobody through; the budget keeps none.',
    fix: 'Correct the label. Where pods with this label are made elsewhere, acknowledge this finding with the reason.',
    * check(manifests, cluster) {
      const owned = ownedNamespaces(manifests);
      // Of a whole namespace matches-pods tells what selects nothing.
      const selecting = selectionsIn((namespace) => !owned.has(namespace), manifests, cluster);
      if (!selecting.length) return;
      const labelled = podsOf(manifests, cluster);
      const [pods, machines, similar] = [new LabelIndex(labelled), machinesByOwnLabels(manifests, cluster), new SimilarLabels(labelled)];
      for (const { manifest, namespace, selector, field } of selecting) {
        if (pods.find(namespace, selector) || machines.find(namespace, selector)) continue;
        const meant = similar.meantBy(selector.matchLabels ?? {}, namespace);
        const pod = meant && pods.find(namespace, { ...selector, matchLabels: meant.labels });
        if (pod) yield { manifest, field, got: selector, allowed: `${meant.text}, a label of ${pod.manifest.kind} ${pod.manifest.metadata.name}` };
      }
    },
  }),
];

/** What selects pods of some namespaces, by labels that can be told before the cluster makes them. */
function selectionsIn(isAsked: (namespace: string | undefined) => boolean, manifests: readonly Manifest[], cluster: Cluster): ObjectSelection[] {
  // What a pod waits for is told by pod-affinity.
  const wished = affinitySelections(manifests, cluster).filter(({ isNeeded }) => !isNeeded);
  return [...podSelections(manifests, cluster), ...wished].filter((selection) => (
    isAsked(selection.namespace) && isJudged(selection) && !mayBeUnread(selection.selector, cluster)
  ));
}

/** Whether what could not be read of the input says all that is selected. */
function mayBeUnread({ matchLabels = {} }: LabelSelector, { unread }: Cluster): boolean {
  return unread.size > 0 && Object.values(matchLabels).every((value) => unread.has(value));
}

/** Whether one can tell what it selects before the cluster makes the pods; an affinity that cannot be is told as that. */
function isJudged({ selector, isForOthers }: ObjectSelection): boolean {
  const keys = selectedKeys(selector);
  if (!keys.length || keys.some(isUnknownLauncherLabel) || [...labelSelectorViolations(selector)].length) return false;
  return !(isForOthers && selectsHelpers(selector, keys));
}

/** Whether it selects pods that KubeVirt or CDI makes beside launchers: importers, hot-plugged disks, exports. */
function selectsHelpers({ matchLabels = {} }: LabelSelector, keys: readonly string[]): boolean {
  return keys.some((key) => HELPER_KEYS.test(key) && !NAMES.includes(key)) || Object.values(matchLabels).includes(IMPORTER);
}

function hasGuests(manifest: Manifest): boolean {
  return kindOf(manifest).includes('kubevirt.io/VirtualMachine');
}

/** Whether an object may make pods of which it does not say the labels: what an operator does with it is not known. */
export function mayMakePods(manifest: Manifest): boolean {
  return !WITHOUT_PODS.has(groupOf(manifest)) && !KINDS_WITHOUT_PODS.has(kindOf(manifest));
}

function podsOf(manifests: readonly Manifest[], cluster: Cluster): Labelled[] {
  return [
    ...manifests.flatMap((manifest): Labelled[] => {
      if (kindOf(manifest) === '/Pod') return [{ manifest, labels: manifest.metadata.labels ?? {} }];
      return hasGuests(manifest) ? [] : TEMPLATES(manifest).map(({ value }) => ({ manifest, labels: value as Labels }));
    }),
    ...workloadsOf(manifests, cluster).map((workload) => ({ manifest: workload.manifest, labels: launcherLabels(workload, workload.manifest.metadata.name ?? '') })),
  ];
}

/** The pool or the replica set that would make a VM of this name: one appends an index, the other five characters. */
function ownerOf(name: string): string {
  return name.replace(/(?:-\d+|[a-z\d]{5})$/, '');
}
