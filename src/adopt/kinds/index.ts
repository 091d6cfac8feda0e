import { dataVolumeAdopter } from './data-volume';
import { dataImportCronAdopter, dataSourceAdopter } from './images';
import { instancetypeAdopter, preferenceAdopter } from './instancetypes';
import { networkAttachmentAdopter } from './network-attachment';
import {
  claimAdopter, configMapAdopter, disruptionBudgetAdopter, namespaceAdopter, secretAdopter, serviceAccountAdopter, serviceAdopter,
} from './plus';
import { cloneAdopter, exportAdopter, restoreAdopter, snapshotAdopter } from './recovery';
import { replicaSetAdopter, virtualMachineAdopter, virtualMachinePoolAdopter } from './virtual-machines';
import type { Adopter } from '../adopter';

/** The kinds that have a construct, as `<group>/<kind>`; all others are written as they are. */
export const ADOPTERS: ReadonlyMap<string, Adopter> = new Map<string, Adopter>([
  ['kubevirt.io/VirtualMachine', virtualMachineAdopter],
  ['pool.kubevirt.io/VirtualMachinePool', virtualMachinePoolAdopter],
  ['kubevirt.io/VirtualMachineInstanceReplicaSet', replicaSetAdopter],
  ['cdi.kubevirt.io/DataVolume', dataVolumeAdopter],
  ['cdi.kubevirt.io/DataSource', dataSourceAdopter],
  ['cdi.kubevirt.io/DataImportCron', dataImportCronAdopter],
  ['instancetype.kubevirt.io/VirtualMachineInstancetype', instancetypeAdopter],
  ['instancetype.kubevirt.io/VirtualMachineClusterInstancetype', instancetypeAdopter],
  ['instancetype.kubevirt.io/VirtualMachinePreference', preferenceAdopter],
  ['instancetype.kubevirt.io/VirtualMachineClusterPreference', preferenceAdopter],
  ['snapshot.kubevirt.io/VirtualMachineSnapshot', snapshotAdopter],
  ['snapshot.kubevirt.io/VirtualMachineRestore', restoreAdopter],
  ['clone.kubevirt.io/VirtualMachineClone', cloneAdopter],
  ['export.kubevirt.io/VirtualMachineExport', exportAdopter],
  ['k8s.cni.cncf.io/NetworkAttachmentDefinition', networkAttachmentAdopter],
  ['policy/PodDisruptionBudget', disruptionBudgetAdopter],
  ['/Namespace', namespaceAdopter],
  ['/ConfigMap', configMapAdopter],
  ['/Secret', secretAdopter],
  ['/ServiceAccount', serviceAccountAdopter],
  ['/PersistentVolumeClaim', claimAdopter],
  ['/Service', serviceAdopter],
]);
