import type { Architecture, Distribution } from './distribution';
import type { PlatformDnsProps } from './dns';
import type { PlatformNamespacesProps } from './namespaces';
import type { PlatformNetworkProps } from './network';
import type { ClusterFacts } from '../manifests/cluster-facts';
import type { KubeVirtConfigurationProps } from '../manifests/kubevirt-configuration';

/** What is known about the cluster. */
export interface PlatformProps extends ClusterFacts {
  /**
   * The distribution, which decides namespaces, DNS and versions unless they are given.
   *
   * Read by `ApplicationAwareClusterResourceQuota`, `Cdi`, `KubeVirt`, `TenantNamespace`.
   *
   * @default Distribution.KUBERNETES
   */
  readonly distribution?: Distribution;

  /**
   * The version of OpenShift Virtualization, 4.18 to 4.22, or of Harvester, 1.5 to 1.8, with or without a patch level. It decides the versions of
   * KubeVirt, CDI and Kubernetes, unless they are given.
   *
   * Read by `AppliedHardening`, `ChangeReview`, `EdgeKubeVirt`, `FastStartVmPool`, `KubeVirt`, `KubeVirtDifferences`, `Report`,
   * `SriovVirtualMachine`, `TenantNamespace`, `UpgradeAdvice`, `VirtualMachinePool`, `VmLabelsConfig`, and by 134 rules:
   * docs/platform-readers.md#distributionVersion.
   *
   * @default - the newest that is known
   */
  readonly distributionVersion?: string;

  /**
   * The Kubernetes version, `major.minor`, 1.28 or later. Objects are judged by the API of that release, 1.30 to 1.36, or of the nearest; kinds that
   * are newer are only emitted where it allows.
   *
   * Read by `ContainerDiskPrePull`, `PriorityClassPolicy`, `QuotaStrategy`, `RequiredLabelsPolicy`, `TenantNamespace`, `VirtualMachineNamePolicy`,
   * `WorkloadAutoscaler`, and by 26 rules: docs/platform-readers.md#kubernetesVersion.
   *
   * @default '1.34', the oldest that KubeVirt v1.9 supports; on OpenShift and Harvester that of distributionVersion
   */
  readonly kubernetesVersion?: string;

  /**
   * The gates that the KubeVirt CR lists in `developerConfiguration.featureGates`. On OpenShift and Harvester those count besides that the
   * distribution sets by itself: HyperConverged 1.18 sets CPUManager, ExpandDisks, HostDevices, KubevirtSeccompProfile, LiveUpdateNADRef, Snapshot
   * and VMExport, and by default HotplugVolumes, DecentralizedLiveMigration and VideoConfig.
   *
   * Read by `AppliedHardening`, `SriovVirtualMachine`, and by 89 rules: docs/platform-readers.md#featureGates.
   *
   * @default - what the KubeVirt CR among the manifests says, if there is one; otherwise none
   */
  readonly featureGates?: string[];

  /**
   * The gates that the KubeVirt CR lists in `developerConfiguration.disabledFeatureGates`. Gates that are GA stay on.
   *
   * Read by `AppliedHardening`, `SriovVirtualMachine`, and by 89 rules: docs/platform-readers.md#disabledFeatureGates.
   *
   * @default - none
   */
  readonly disabledFeatureGates?: string[];

  /**
   * The architecture of VMs that state none: the cluster's default. Once stated here it is written into them, as KubeVirt would.
   *
   * Read by `AppliedHardening`, `PreferenceResource`, `VirtualMachine`, `VirtualMachineInstanceReplicaSet`, `VirtualMachinePool`,
   * `VirtualMachineWorkload`, and by the rules `drain/fits-remaining-nodes`, `drain/requires-like-cpu`, `drain/requires-other-node`,
   * `node-room/fits-pods`, `node-room/fits-topology`, `placement/fits-node`, `platform/matches-kubevirt`.
   *
   * @default Architecture.AMD64
   */
  readonly architecture?: Architecture;

  /**
   * The network of the cluster.
   *
   * Read by `SriovVirtualMachine`, `TenantNamespace`.
   *
   * @default - with Multus, with NetworkPolicies, without the network resources injector
   */
  readonly network?: PlatformNetworkProps;

  /**
   * Where the components of the platform run.
   *
   * Read by `DataSource`, `HybridBankingStack`, `MigrationNetwork`, `SriovNetwork`, `SriovNetworkNodePolicy`, `SriovOperatorConfig`,
   * `TenantNamespace`, `VirtualMachineWorkload`.
   *
   * @default - where the distribution installs them
   */
  readonly namespaces?: PlatformNamespacesProps;

  /**
   * What answers DNS queries: pods, and addresses such as that of NodeLocal DNSCache.
   *
   * Read by `HybridBankingStack`, `TenantNamespace`.
   *
   * @default - the pods that the distribution installs
   */
  readonly dns?: PlatformDnsProps;

  /**
   * A text from which the UUIDs, serial numbers and MAC addresses of VMs are derived, beside namespace and name. Give each cluster its own where
   * VMs of two clusters meet on one layer-2 network or under one licence. Another salt makes other machines of all VMs whose identity is derived.
   *
   * Read by `AdmissionRecord`, `EdgeStoreWorkload`, `ScalableWorkload`, `VirtualMachine`, `VirtualMachineInstanceReplicaSet`, `VirtualMachinePool`,
   * `VirtualMachineWorkload`.
   *
   * @default - none
   */
  readonly identitySalt?: string;

  /**
   * The settings of the KubeVirt CR.
   *
   * Read by `AppliedHardening`, `HybridBankingStack`, `QuotaStrategy`, `TenantNamespace`, `VirtualMachineWorkload`, and by 39 rules:
   * docs/platform-readers.md#kubevirtConfiguration.
   *
   * @default - those of the KubeVirt or HyperConverged CR among the manifests, if there is one; otherwise KubeVirt's own
   */
  readonly kubevirtConfiguration?: KubeVirtConfigurationProps;
}
