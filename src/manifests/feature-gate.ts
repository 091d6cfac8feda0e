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

/** The gates that are on in KubeVirt v1.9.0 without being listed, and that can be switched off. */
export const ON_BY_DEFAULT: readonly string[] = REGISTERED.Beta;
