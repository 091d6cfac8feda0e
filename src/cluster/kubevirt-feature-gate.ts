/**
 * A feature gate of KubeVirt, on or off. Alpha gates are off until they are listed. Beta gates are on by themselves since v1.9.0, where they can be
 * listed as off; before, they are off until they are listed. What has become generally available has no gate any more: listing it is refused.
 *
 * The constants are those of v1.9.0, with their stage there; `of` takes the name of any other.
 */
export class KubeVirtFeatureGate {
  /** Alpha: an isolated emulator thread gets a second CPU where the guest has an odd number. */
  public static readonly ALIGN_CPUS = KubeVirtFeatureGate.of('AlignCPUs');
  /** Alpha: nodes are labelled by whether they have a CPU manager, which dedicated CPUs need. */
  public static readonly CPU_MANAGER = KubeVirtFeatureGate.of('CPUManager');
  /** Alpha: hypervisors other than KVM. */
  public static readonly CONFIGURABLE_HYPERVISOR = KubeVirtFeatureGate.of('ConfigurableHypervisor');
  /** Alpha: paths of the launcher as file systems of the guest. */
  public static readonly CONTAINER_PATH_VOLUMES = KubeVirtFeatureGate.of('ContainerPathVolumes');
  /** Alpha: guests of another architecture than their node. */
  public static readonly CROSS_ARCHITECTURE_VIRTUALIZATION = KubeVirtFeatureGate.of('CrossArchitectureVirtualization');
  /** Alpha: live migration to another cluster. */
  public static readonly DECENTRALIZED_LIVE_MIGRATION = KubeVirtFeatureGate.of('DecentralizedLiveMigration');
  /** Beta: disks are plugged and media changed by editing the VM. */
  public static readonly DECLARATIVE_HOTPLUG_VOLUMES = KubeVirtFeatureGate.of('DeclarativeHotplugVolumes');
  /** Alpha: metrics of the host inside the guest. */
  public static readonly DOWNWARD_METRICS = KubeVirtFeatureGate.of('DownwardMetrics');
  /** Alpha: claims as file systems of the guest, by virtiofs. */
  public static readonly ENABLE_VIRTIOFS_STORAGE_VOLUMES = KubeVirtFeatureGate.of('EnableVirtioFsStorageVolumes');
  /** Alpha: Ignition data in an annotation. */
  public static readonly EXPERIMENTAL_IGNITION_SUPPORT = KubeVirtFeatureGate.of('ExperimentalIgnitionSupport');
  /** Beta: resources of attachments are injected by a webhook of the network, so that KubeVirt reads no NetworkAttachmentDefinitions. */
  public static readonly EXTERNAL_NET_RESOURCE_INJECTION = KubeVirtFeatureGate.of('ExternalNetResourceInjection');
  /** Alpha: libvirt chooses the firmware of secure boot. */
  public static readonly FIRMWARE_AUTO_SELECTION = KubeVirtFeatureGate.of('FirmwareAutoSelection');
  /** Beta: GPUs by dynamic resource allocation. */
  public static readonly GPUS_WITH_DRA = KubeVirtFeatureGate.of('GPUsWithDRA');
  /** Alpha: passthrough of GPUs on NVIDIA Grace. */
  public static readonly GRACE_IO_VIRTUALIZATION = KubeVirtFeatureGate.of('GraceIOVirtualization');
  /** Alpha: devices of the node for guests, by `hostDevices`. */
  public static readonly HOST_DEVICES = KubeVirtFeatureGate.of('HostDevices');
  /** Beta: host devices by dynamic resource allocation. */
  public static readonly HOST_DEVICES_WITH_DRA = KubeVirtFeatureGate.of('HostDevicesWithDRA');
  /** Alpha: files of the node as disks: who may create VMs reads and writes them. */
  public static readonly HOST_DISK = KubeVirtFeatureGate.of('HostDisk');
  /** Alpha: guests with Hyper-V features run only on nodes that have them. */
  public static readonly HYPERV_STRICT_CHECK = KubeVirtFeatureGate.of('HypervStrictCheck');
  /** Alpha: passthrough by IOMMUFD, on nodes that have it. */
  public static readonly IOMMUFD = KubeVirtFeatureGate.of('IOMMUFD');
  /** Beta: container disks are mounted by Kubernetes as image volumes. */
  public static readonly IMAGE_VOLUME = KubeVirtFeatureGate.of('ImageVolume');
  /** Alpha: VirtualMachineBackup and its tracker. */
  public static readonly INCREMENTAL_BACKUP = KubeVirtFeatureGate.of('IncrementalBackup');
  /** Beta: virt-handler installs `kubevirt/kubevirt.json` on nodes. */
  public static readonly KUBEVIRT_SECCOMP_PROFILE = KubeVirtFeatureGate.of('KubevirtSeccompProfile');
  /** Beta: hooks change the domain on the target of a migration. */
  public static readonly LIBVIRT_HOOKS_SERVER_AND_CLIENT = KubeVirtFeatureGate.of('LibvirtHooksServerAndClient');
  /** Alpha: migrations that make no headway are found, and `maxDowntime` is theirs to set. */
  public static readonly MIGRATION_STALL_DETECTION = KubeVirtFeatureGate.of('MigrationStallDetection');
  /** Alpha: networks by dynamic resource allocation. */
  public static readonly NETWORK_DEVICES_WITH_DRA = KubeVirtFeatureGate.of('NetworkDevicesWithDRA');
  /** Beta: a virt-handler changes only objects of its own node. */
  public static readonly NODE_RESTRICTION = KubeVirtFeatureGate.of('NodeRestriction');
  /** Alpha: exports as OCI images. */
  public static readonly OCI_EXPORT = KubeVirtFeatureGate.of('OCIExport');
  /** Alpha: the subresource that lists what belongs to a VM. */
  public static readonly OBJECT_GRAPH = KubeVirtFeatureGate.of('ObjectGraph');
  /** Beta: `KubeVirtRoleAggregation.MANUAL` is allowed. */
  public static readonly OPT_OUT_ROLE_AGGREGATION = KubeVirtFeatureGate.of('OptOutRoleAggregation');
  /** Alpha: passthrough devices at the NUMA node of their guest. */
  public static readonly PCI_NUMA_AWARE_TOPOLOGY = KubeVirtFeatureGate.of('PCINUMAAwareTopology');
  /** Beta: the core binding passt. */
  public static readonly PASST_BINDING = KubeVirtFeatureGate.of('PasstBinding');
  /** Alpha: the kind Plugin. */
  public static readonly PLUGINS = KubeVirtFeatureGate.of('Plugins');
  /** Beta: VMs with names of interfaces by number move to names by hash. */
  public static readonly POD_SECONDARY_INTERFACE_NAMING_UPGRADE = KubeVirtFeatureGate.of('PodSecondaryInterfaceNamingUpgrade');
  /** Alpha: ranges of ports on masqueraded interfaces. */
  public static readonly PORT_RANGES_SPEC = KubeVirtFeatureGate.of('PortRangesSpec');
  /** Beta: a reboot of the guest may restart the VM with its changes. */
  public static readonly REBOOT_POLICY = KubeVirtFeatureGate.of('RebootPolicy');
  /** Alpha: `memory.reservedOverhead`, by which memory is locked. */
  public static readonly RESERVED_OVERHEAD_MEMLOCK = KubeVirtFeatureGate.of('ReservedOverheadMemlock');
  /** Alpha: launchers run as root: do not. */
  public static readonly ROOT = KubeVirtFeatureGate.of('Root');
  /** Alpha: hook sidecars by annotation: who may create VMs runs images in launchers. */
  public static readonly SIDECAR = KubeVirtFeatureGate.of('Sidecar');
  /** Beta: VirtualMachineSnapshot, VirtualMachineRestore and clones. */
  public static readonly SNAPSHOT = KubeVirtFeatureGate.of('Snapshot');
  /** Beta: VirtualMachineTemplates. */
  public static readonly TEMPLATE = KubeVirtFeatureGate.of('Template');
  /** Alpha: volumes for launchers themselves, such as for memory dumps. */
  public static readonly UTILITY_VOLUMES = KubeVirtFeatureGate.of('UtilityVolumes');
  /** Alpha: live migration of vGPUs. */
  public static readonly VGPU_LIVE_MIGRATION = KubeVirtFeatureGate.of('VGPULiveMigration');
  /** Alpha: more data of guest agents. */
  public static readonly VM_STATS_COLLECTOR = KubeVirtFeatureGate.of('VMStatsCollector');
  /** Alpha: a vsock device. */
  public static readonly VSOCK = KubeVirtFeatureGate.of('VSOCK');
  /** Beta: the overhead of memory in the status of an instance. */
  public static readonly VMI_MEMORY_OVERHEAD_REPORT = KubeVirtFeatureGate.of('VmiMemoryOverheadReport');
  /** Beta: AMD SEV, SEV-ES and SEV-SNP. */
  public static readonly WORKLOAD_ENCRYPTION_SEV = KubeVirtFeatureGate.of('WorkloadEncryptionSEV');
  /** Alpha: Intel TDX. */
  public static readonly WORKLOAD_ENCRYPTION_TDX = KubeVirtFeatureGate.of('WorkloadEncryptionTDX');

  /**
   * A gate by its name.
   *
   * @param name the name that KubeVirt gives it, such as `HostDevices`
   */
  public static of(name: string): KubeVirtFeatureGate {
    return new KubeVirtFeatureGate(name, true);
  }

  /**
   * A gate that is switched off: `developerConfiguration.disabledFeatureGates`. Only what is Beta can be, since KubeVirt v1.9.0.
   *
   * @param gate the gate
   */
  public static off(gate: KubeVirtFeatureGate): KubeVirtFeatureGate {
    return new KubeVirtFeatureGate(gate.name, false);
  }

  /** The name that KubeVirt gives it. */
  public readonly name: string;
  /** Whether it is listed to be on; otherwise it is listed to be off. */
  public readonly enabled: boolean;

  private constructor(name: string, enabled: boolean) {
    this.name = name;
    this.enabled = enabled;
  }
}
