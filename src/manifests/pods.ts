import type { Labelled, Labels } from './label-index';
import { kindOf } from './manifest';
import type { Cluster, Manifest } from './manifest';
import { workloadsOf } from './workload';
import { fieldsAt } from '../kubernetes/fields-at';

const POD_TEMPLATE_LABELS = fieldsAt('spec.template.metadata.labels', 'spec.jobTemplate.spec.template.metadata.labels');

/** The labels of pods that are not virtual machines. */
export function podLabelsOf(manifest: Manifest): Labels[] {
  const kind = kindOf(manifest);
  if (kind === '/Pod') return [manifest.metadata.labels ?? {}];
  return kind.includes('kubevirt.io/') ? [] : POD_TEMPLATE_LABELS(manifest).map(({ value }) => value as Labels);
}

/** The pods that manifests lead to, those of virtual machines with the labels that KubeVirt adds to them. */
export function podsOf(manifests: readonly Manifest[], cluster: Cluster): Labelled[] {
  return [
    ...manifests.flatMap((manifest) => podLabelsOf(manifest).map((labels) => ({ manifest, labels }))),
    ...workloadsOf(manifests, cluster).map(({ manifest, labels }) => ({ manifest, labels: { ...labels, ...launcherLabels(manifest) } })),
  ];
}

/** A pool and a replica set name their machines by themselves. */
function launcherLabels({ kind, metadata: { name } }: Manifest): Labels {
  const isOne = kind === 'VirtualMachine' || kind === 'VirtualMachineInstance';
  return { 'kubevirt.io': 'virt-launcher', ...isOne ? { 'vm.kubevirt.io/name': name } : {} };
}
