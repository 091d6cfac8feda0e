import { isBefore } from './by-release';
import type { Released } from './by-release';
import type { DataVolumeTemplateSpec, VirtualMachine } from '../../imports/kubevirt.io';

/** What a VM may take from the labels of a volume. */
export type Inferred = 'instancetype' | 'preference';

/** Whether KubeVirt looks at the labels of volume snapshots. */
export function readsSnapshots(cluster: Released): boolean {
  return !isBefore('1.9', cluster);
}

/** Whether a VM can be told its instancetype or preference by a volume: by labels in the cluster, by none, or the volume is not there. */
export function inferenceOf(vm: VirtualMachine, field: Inferred, cluster: Released): 'possible' | 'unsupported' | 'missing' {
  const { template, dataVolumeTemplates = [], [field]: matcher } = vm.spec;
  const volume = template.spec?.volumes?.find(({ name }) => name === matcher?.inferFromVolume);
  if (!volume) return 'missing';
  if (volume.persistentVolumeClaim) return 'possible';
  if (!volume.dataVolume) return 'unsupported';
  const { name } = volume.dataVolume;
  const own = dataVolumeTemplates.find(({ metadata }) => metadata?.name === name);
  return !own || leadsToLabels(own, cluster) ? 'possible' : 'unsupported';
}

/** Labels are looked for on what a disk is cloned from; what is imported brings none. */
function leadsToLabels({ spec: { source, sourceRef } }: DataVolumeTemplateSpec, cluster: Released): boolean {
  return source?.pvc !== undefined || (source?.snapshot !== undefined && readsSnapshots(cluster)) || sourceRef?.kind === 'DataSource';
}
