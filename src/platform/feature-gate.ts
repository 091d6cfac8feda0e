import { compareVersions } from './version';

/** How mature the feature behind a gate is, which decides whether it is on without being listed. */
export type FeatureGateStage = 'Alpha' | 'Beta' | 'GA' | 'Deprecated' | 'Discontinued';

/** The 84 gates that KubeVirt v1.9.0 registers (`pkg/virt-config/featuregate`). */
const REGISTERED: { [stage in FeatureGateStage]: readonly string[] } = {
  Alpha: [
    'AlignCPUs', 'CPUManager', 'ConfigurableHypervisor', 'ContainerPathVolumes', 'CrossArchitectureVirtualization',
    'DecentralizedLiveMigration', 'DownwardMetrics', 'EnableVirtioFsStorageVolumes', 'ExperimentalIgnitionSupport',
    'FirmwareAutoSelection', 'GraceIOVirtualization', 'HostDevices', 'HostDisk', 'HypervStrictCheck', 'IOMMUFD',
    'IncrementalBackup', 'MigrationStallDetection', 'NetworkDevicesWithDRA', 'OCIExport', 'ObjectGraph',
    'PCINUMAAwareTopology', 'Plugins', 'PortRangesSpec', 'ReservedOverheadMemlock', 'Root', 'Sidecar', 'UtilityVolumes',
    'VGPULiveMigration', 'VMStatsCollector', 'VSOCK', 'WorkloadEncryptionTDX',
  ],
  Beta: [
    'DeclarativeHotplugVolumes', 'ExternalNetResourceInjection', 'GPUsWithDRA', 'HostDevicesWithDRA', 'ImageVolume',
    'KubevirtSeccompProfile', 'LibvirtHooksServerAndClient', 'NodeRestriction', 'OptOutRoleAggregation', 'PasstBinding',
    'PodSecondaryInterfaceNamingUpgrade', 'RebootPolicy', 'Snapshot', 'Template', 'VmiMemoryOverheadReport',
    'WorkloadEncryptionSEV',
  ],
  GA: [
    'AutoResourceLimitsGate', 'BochsDisplayForEFIGuests', 'CPUNodeDiscovery', 'ClusterProfiler',
    'CommonInstancetypesDeploymentGate', 'DisableCustomSELinuxPolicy', 'DynamicPodInterfaceNaming',
    'EnableVirtioFsConfigVolumes', 'ExpandDisks', 'GPU', 'HotplugNICs', 'InstancetypeReferencePolicy', 'LiveMigration',
    'LiveUpdateNADRef', 'MigrationPriorityQueue', 'NUMA', 'NetworkBindingPlugins', 'NonRoot', 'PSA', 'PanicDevices',
    'PersistentReservation', 'SRIOVLiveMigration', 'SecureExecution', 'VMExport', 'VMLiveUpdateFeatures',
    'VMPersistentState', 'VideoConfig', 'VolumeMigration', 'VolumesUpdateStrategy',
  ],
  Deprecated: ['DisableMDEVConfiguration', 'DockerSELinuxMCSWorkaround', 'HotplugVolumes', 'MultiArchitecture'],
  Discontinued: ['ExperimentalVirtiofsSupport', 'Macvtap', 'Passt', 'PasstIPStackMigration'],
};

/** Every registered gate with its stage. */
export const FEATURE_GATES: ReadonlyMap<string, FeatureGateStage> = new Map(
  (Object.keys(REGISTERED) as FeatureGateStage[]).flatMap((stage) => REGISTERED[stage].map((name) => [name, stage] as const)),
);

/** What the KubeVirt CR says about gates, and which release reads it. */
export interface FeatureGateConfiguration {
  readonly kubevirtVersion: string;
  readonly featureGates: readonly string[];
  readonly disabledFeatureGates: readonly string[];
}

/** KubeVirt's own precedence: GA, listed, disabled, then Beta, which is on by itself since v1.9. */
export function isGateEnabled(name: string, { kubevirtVersion, featureGates, disabledFeatureGates }: FeatureGateConfiguration): boolean {
  const stage = FEATURE_GATES.get(name);
  if (stage === 'GA' || featureGates.includes(name)) return true;
  return stage === 'Beta' && !disabledFeatureGates.includes(name) && compareVersions(kubevirtVersion, '1.9') >= 0;
}
