import type { LabelSelector } from '../../../imports/kubernetes';
import { valueAt } from '../../kubernetes/field-path';
import { fieldsAt } from '../../kubernetes/fields-at';
import { LabelIndex } from '../../manifests/label-index';
import type { Labelled, Labels } from '../../manifests/label-index';
import { isUnknownLauncherLabel, launcherLabels } from '../../manifests/launcher-pod';
import { groupOf, kindOf } from '../../manifests/manifest';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { ownedNamespaces } from '../../manifests/owned-namespaces';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const SERVICE = '/Service';
const BUDGET = 'policy/PodDisruptionBudget';
const POOL = 'VirtualMachinePool';
const REPLICA_SET = 'VirtualMachineInstanceReplicaSet';
/** The labels by which KubeVirt names the VM of a launcher pod. */
const NAMES = ['vm.kubevirt.io/name', 'vmi.kubevirt.io/id'];
const TEMPLATES = ['spec.template.metadata.labels', 'spec.jobTemplate.spec.template.metadata.labels'].map(fieldsAt);
/** Groups of which no object makes pods, but those of which this module reads the labels. */
const WITHOUT_PODS = new Set([
  '', 'apps', 'autoscaling', 'backup.kubevirt.io', 'batch', 'gateway.networking.k8s.io', 'instancetype.kubevirt.io', 'k8s.cni.cncf.io', 'k8s.ovn.org',
  'migrations.kubevirt.io', 'networking.k8s.io', 'policy', 'pool.kubevirt.io', 'rbac.authorization.k8s.io', 'scheduling.k8s.io', 'snapshot.storage.k8s.io',
]);
/** Kinds of other groups of which the same holds. */
const KINDS_WITHOUT_PODS = new Set([
  ...['VirtualMachine', 'VirtualMachineInstance', REPLICA_SET, 'VirtualMachineInstanceMigration'].map((kind) => `kubevirt.io/${kind}`),
  'cdi.kubevirt.io/DataSource', 'keda.sh/ScaledObject', 'monitoring.coreos.com/PodMonitor', 'monitoring.coreos.com/PrometheusRule',
  'monitoring.coreos.com/ServiceMonitor', 'snapshot.kubevirt.io/VirtualMachineSnapshot',
]);

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'pod-selector/matches-pods',
    level: FindingLevel.ADVISED,
    summary: 'A Service or a budget of a namespace that the app makes must select pods or VMs of the app',
    why: 'It is admitted and selects nothing: the Service has no endpoint, and connections to it are refused. The app makes the whole namespace, so what is '
      + 'meant should be in it.',
    fix: 'Select labels of a pod template or of the template of a VM, or a VM by vm.kubevirt.io/name. Where something outside the app makes the pods, '
      + 'acknowledge this finding with the reason.',
    * check(manifests, cluster) {
      const owned = ownedNamespaces(manifests);
      const selecting = manifests.filter((manifest) => owned.has(manifest.metadata.namespace)).flatMap(selectionOf);
      if (!selecting.length) return;
      const open = new Set(manifests.filter(mayMakePods).map(({ metadata }) => metadata.namespace));
      const pods = new LabelIndex(podsOf(manifests, cluster));
      const machines = new LabelIndex(manifests.filter(hasGuests).map((manifest) => ({ manifest, labels: manifest.metadata.labels ?? {} })));
      const pools = manifests.filter(({ kind }) => kind === POOL || kind === REPLICA_SET);
      const made = new Set(pools.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`));
      for (const { manifest, selector } of selecting) {
        const { namespace } = manifest.metadata;
        // What the labels of VMs themselves are selected for is told by pod-labels.
        if (open.has(namespace) || pods.find(namespace, selector) || machines.find(namespace, selector)) continue;
        if (NAMES.some((label) => made.has(`${namespace}/${ownerOf(selector.matchLabels?.[label] ?? '')}`))) continue;
        yield { manifest, field: 'spec.selector', got: selector, allowed: `labels of a pod or a VM that the app makes in namespace ${namespace}` };
      }
    },
  }),
];

interface Selecting { readonly manifest: Manifest; readonly selector: LabelSelector }

/** What a Service or a budget selects, where that can be known before the cluster makes the pods. */
function selectionOf(manifest: Manifest): Selecting[] {
  const kind = kindOf(manifest);
  const written = kind === SERVICE || kind === BUDGET ? valueAt(manifest, ['spec', 'selector']) : undefined;
  if (written === undefined) return [];
  const selector = (kind === SERVICE ? { matchLabels: written } : written) as LabelSelector;
  const keys = [...Object.keys(selector.matchLabels ?? {}), ...(selector.matchExpressions ?? []).map(({ key }) => key)];
  return keys.length && !keys.some(isUnknownLauncherLabel) ? [{ manifest, selector }] : [];
}

function hasGuests(manifest: Manifest): boolean {
  return kindOf(manifest).includes('kubevirt.io/VirtualMachine');
}

/** Whether an object may make pods of which it does not say the labels: what an operator does with it is not known. */
function mayMakePods(manifest: Manifest): boolean {
  return !WITHOUT_PODS.has(groupOf(manifest)) && !KINDS_WITHOUT_PODS.has(kindOf(manifest));
}

function podsOf(manifests: readonly Manifest[], cluster: Cluster): Labelled[] {
  return [
    ...manifests.flatMap((manifest): Labelled[] => {
      if (kindOf(manifest) === '/Pod') return [{ manifest, labels: manifest.metadata.labels ?? {} }];
      return hasGuests(manifest) ? [] : TEMPLATES.flatMap((find) => find(manifest)).map(({ value }) => ({ manifest, labels: value as Labels }));
    }),
    ...workloadsOf(manifests, cluster).map((workload) => ({ manifest: workload.manifest, labels: launcherLabels(workload, workload.manifest.metadata.name ?? '') })),
  ];
}

/** The pool or the replica set that would make a VM of this name: one appends an index, the other five characters. */
function ownerOf(name: string): string {
  return name.replace(/(?:-\d+|[a-z\d]{5})$/, '');
}
