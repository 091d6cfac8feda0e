import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/** How a change of a running VM reaches its guest. */
export enum KubeVirtRolloutStrategy {
  /** What can be changed live is; the rest with the next restart. */
  LIVE_UPDATE = 'LiveUpdate',
  /** With the next restart. */
  STAGE = 'Stage',
}

/** What becomes of the reference of a VM to its instancetype. */
export enum InstancetypeReferencePolicy {
  /** A copy of the instancetype is kept beside the VM, which names it. */
  REFERENCE = 'reference',
  /** The instancetype is written into the VM, unless the VM names a copy already. */
  EXPAND = 'expand',
  /** The instancetype is written into the VM. */
  EXPAND_ALL = 'expandAll',
}

/** What firmware tells the guest about its machine. */
export interface KubeVirtSmbios {
  /**
   * The product family that guests read from SMBIOS.
   *
   * @default - KubeVirt's: `KubeVirt`
   */
  readonly family?: string;
  /**
   * The manufacturer that guests read from SMBIOS.
   *
   * @default - KubeVirt's: `KubeVirt`
   */
  readonly manufacturer?: string;
  /**
   * The product that guests read from SMBIOS.
   *
   * @default - KubeVirt's: `None`
   */
  readonly product?: string;
  /**
   * The stock keeping unit.
   *
   * @default - none
   */
  readonly sku?: string;
  /**
   * The version that guests read from SMBIOS.
   *
   * @default - none
   */
  readonly version?: string;
}

/** What holds for VMs that do not say otherwise. Defaults are those of KubeVirt v1.9.0. */
export interface KubeVirtGuestDefaults {
  /**
   * The CPU model: `configuration.cpuModel`. A model that all nodes have lets guests migrate to each of them.
   *
   * @default - KubeVirt's: `host-model`
   */
  readonly cpuModel?: string;

  /**
   * The CPU that a guest requests in all, whatever its vCPUs are: `configuration.cpuRequest`.
   *
   * @default - KubeVirt's: 100m for each vCPU, by `KubeVirtDensity.cpuAllocationRatio`
   */
  readonly cpuRequest?: kplus.Cpu;

  /**
   * What happens on the drain of a node: `configuration.evictionStrategy`, such as `LiveMigrate`, `LiveMigrateIfPossible`, `None` or `External`.
   *
   * @default - KubeVirt's: `None`
   */
  readonly evictionStrategy?: string;

  /**
   * The RuntimeClass of launchers: `configuration.defaultRuntimeClass`.
   *
   * @default - that of the cluster
   */
  readonly runtimeClass?: string;

  /**
   * The storage class of what VMs keep of themselves, such as a persistent TPM: `configuration.vmStateStorageClass`. To let such VMs migrate it must
   * provide ReadWriteMany file systems.
   *
   * @default - the default class of the cluster
   */
  readonly vmStateStorageClass?: string;

  /**
   * How a change of a running VM reaches its guest: `configuration.vmRolloutStrategy`.
   *
   * @default - KubeVirt's: KubeVirtRolloutStrategy.LIVE_UPDATE
   */
  readonly rolloutStrategy?: KubeVirtRolloutStrategy;

  /**
   * How many times the memory and the CPU sockets a guest may be given live, a whole number: `liveUpdateConfiguration.maxHotplugRatio`.
   *
   * @default - KubeVirt's: 4
   */
  readonly maxHotplugRatio?: number;

  /**
   * How many sockets a guest may be given live: `liveUpdateConfiguration.maxCpuSockets`.
   *
   * @default - by `maxHotplugRatio`
   */
  readonly maxCpuSockets?: number;

  /**
   * How much memory a guest may be given live: `liveUpdateConfiguration.maxGuest`.
   *
   * @default - by `maxHotplugRatio`
   */
  readonly maxGuestMemory?: Size;

  /**
   * Whether what guests write to their serial console is logged by a container `guest-console-log`: `virtualMachineOptions.disableSerialConsoleLog`.
   *
   * @default - KubeVirt's: true
   */
  readonly serialConsoleLog?: boolean;

  /**
   * Whether guests give free pages back to the node, by their balloon: `virtualMachineOptions.disableFreePageReporting`.
   *
   * @default - KubeVirt's: true
   */
  readonly freePageReporting?: boolean;

  /**
   * Every how many seconds guests report their memory, by their balloon; 0 for never: `configuration.memBalloonStatsPeriod`.
   *
   * @default - KubeVirt's: 10
   */
  readonly memoryStatisticsSeconds?: number;

  /**
   * What firmware tells guests about their machine: `configuration.smbios`.
   *
   * @default - KubeVirt's own
   */
  readonly smbios?: KubeVirtSmbios;

  /**
   * What becomes of the reference of a VM to its instancetype: `instancetype.referencePolicy`.
   *
   * @default - KubeVirt's: InstancetypeReferencePolicy.REFERENCE
   */
  readonly instancetypeReferencePolicy?: InstancetypeReferencePolicy;

  /**
   * The pull policy of images that launchers run, those of container disks too: `configuration.imagePullPolicy`.
   *
   * @default - KubeVirt's: IfNotPresent
   */
  readonly imagePullPolicy?: kplus.ImagePullPolicy;
}
