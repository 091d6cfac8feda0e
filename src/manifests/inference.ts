import type { DataVolumeTemplateSpec, VirtualMachine } from '../../imports/kubevirt.io';

/** What a VM may take from the labels of a volume. */
export type Inferred = 'instancetype' | 'preference';

/** Whether a VM can be told its instancetype or preference by a volume: by labels in the cluster, by none, or the volume is not there. */
export function inferenceOf(vm: VirtualMachine, field: Inferred): 'possible' | 'unsupported' | 'missing' {
  const { template, dataVolumeTemplates = [], [field]: matcher } = vm.spec;
  const volume = template.spec?.volumes?.find(({ name }) => name === matcher?.inferFromVolume);
  if (!volume) return 'missing';
  if (volume.persistentVolumeClaim) return 'possible';
  if (!volume.dataVolume) return 'unsupported';
  const { name } = volume.dataVolume;
  const own = dataVolumeTemplates.find(({ metadata }) => metadata?.name === name);
  return !own || leadsToLabels(own) ? 'possible' : 'unsupported';
}

/** Labels are looked for on what a disk is cloned from; what is imported brings none. */
function leadsToLabels({ spec: { source, sourceRef } }: DataVolumeTemplateSpec): boolean {
  return source?.pvc !== undefined || source?.snapshot !== undefined || sourceRef?.kind === 'DataSource';
}
