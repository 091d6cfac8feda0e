import { clusterRoleAdopter, clusterRoleBindingAdopter, roleAdopter, roleBindingAdopter } from './access';
import { autoscalerAdopter } from './autoscaling';
import { priorityClassAdopter, storageClassAdopter, storageProfileAdopter, volumeSnapshotAdopter, volumeSnapshotClassAdopter } from './classes';
import { dataVolumeAdopter } from './data-volume';
import { dataImportCronAdopter, dataSourceAdopter } from './images';
import { ingressAdopter } from './ingress';
import { instancetypeAdopter, preferenceAdopter } from './instancetypes';
import { liveMigrationAdopter, migrationPolicyAdopter } from './migrations';
import { podMonitorAdopter, prometheusRuleAdopter, serviceMonitorAdopter } from './monitoring';
import { networkAttachmentAdopter } from './network-attachment';
import { networkPolicyAdopter } from './network-policy';
import { nodeNetworkAdopter, sriovNetworkAdopter, sriovPolicyAdopter } from './node-networks';
import { cdiAdopter, hyperConvergedAdopter, kubeVirtAdopter } from './operators';
import {
  claimAdopter, configMapAdopter, disruptionBudgetAdopter, namespaceAdopter, secretAdopter, serviceAccountAdopter, serviceAdopter,
} from './plus';
import { cloneAdopter, exportAdopter, restoreAdopter, snapshotAdopter } from './recovery';
import { clusterUserDefinedNetworkAdopter, userDefinedNetworkAdopter } from './user-defined-networks';
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
  ['k8s.ovn.org/UserDefinedNetwork', userDefinedNetworkAdopter],
  ['k8s.ovn.org/ClusterUserDefinedNetwork', clusterUserDefinedNetworkAdopter],
  ['nmstate.io/NodeNetworkConfigurationPolicy', nodeNetworkAdopter],
  ['sriovnetwork.openshift.io/SriovNetwork', sriovNetworkAdopter],
  ['sriovnetwork.openshift.io/SriovNetworkNodePolicy', sriovPolicyAdopter],
  ['kubevirt.io/KubeVirt', kubeVirtAdopter],
  ['cdi.kubevirt.io/CDI', cdiAdopter],
  ['hco.kubevirt.io/HyperConverged', hyperConvergedAdopter],
  ['migrations.kubevirt.io/MigrationPolicy', migrationPolicyAdopter],
  ['kubevirt.io/VirtualMachineInstanceMigration', liveMigrationAdopter],
  ['cdi.kubevirt.io/StorageProfile', storageProfileAdopter],
  ['storage.k8s.io/StorageClass', storageClassAdopter],
  ['snapshot.storage.k8s.io/VolumeSnapshotClass', volumeSnapshotClassAdopter],
  ['snapshot.storage.k8s.io/VolumeSnapshot', volumeSnapshotAdopter],
  ['scheduling.k8s.io/PriorityClass', priorityClassAdopter],
  ['monitoring.coreos.com/ServiceMonitor', serviceMonitorAdopter],
  ['monitoring.coreos.com/PodMonitor', podMonitorAdopter],
  ['monitoring.coreos.com/PrometheusRule', prometheusRuleAdopter],
  ['autoscaling/HorizontalPodAutoscaler', autoscalerAdopter],
  ['networking.k8s.io/NetworkPolicy', networkPolicyAdopter],
  ['policy/PodDisruptionBudget', disruptionBudgetAdopter],
  ['rbac.authorization.k8s.io/Role', roleAdopter],
  ['rbac.authorization.k8s.io/ClusterRole', clusterRoleAdopter],
  ['rbac.authorization.k8s.io/RoleBinding', roleBindingAdopter],
  ['rbac.authorization.k8s.io/ClusterRoleBinding', clusterRoleBindingAdopter],
  ['/Namespace', namespaceAdopter],
  ['/ConfigMap', configMapAdopter],
  ['/Secret', secretAdopter],
  ['/ServiceAccount', serviceAccountAdopter],
  ['/PersistentVolumeClaim', claimAdopter],
  ['/Service', serviceAdopter],
  ['networking.k8s.io/Ingress', ingressAdopter],
]);
