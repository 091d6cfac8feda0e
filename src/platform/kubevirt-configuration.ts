import { Distribution } from './distribution';

/** The settings of the KubeVirt CR that change what a VM costs or whether it is admitted. */
export interface KubeVirtConfigurationProps {
  /**
   * How many vCPUs share one requested CPU: `developerConfiguration.cpuAllocationRatio`, a whole number from 1.
   *
   * @default 10, KubeVirt's own
   */
  readonly cpuAllocationRatio?: number;

  /**
   * Guest memory in percent of requested memory: `developerConfiguration.memoryOvercommit`, a whole number from 10.
   *
   * @default 100, KubeVirt's own
   */
  readonly memoryOvercommit?: number;

  /**
   * The factor on the memory overhead of every launcher: `additionalGuestMemoryOverheadRatio`.
   *
   * @default 1
   */
  readonly additionalGuestMemoryOverheadRatio?: number;

  /**
   * Whether guests are emulated on nodes without KVM: `developerConfiguration.useEmulation`.
   *
   * @default false
   */
  readonly useEmulation?: boolean;

  /**
   * Whether every VM logs its serial console, at 5m CPU and 35M memory: the opposite of `virtualMachineOptions.disableSerialConsoleLog`.
   *
   * @default true, KubeVirt's own
   */
  readonly serialConsoleLog?: boolean;

  /**
   * Whether launchers get a seccomp profile: `seccompConfiguration.virtualMachineInstanceProfile`. Pod security `restricted` demands it.
   *
   * @default false, KubeVirt's own
   */
  readonly launcherSeccompProfile?: boolean;

  /**
   * Whether a guest may be bridged to the pod network: `network.permitBridgeInterfaceOnPodNetwork`.
   *
   * @default true, KubeVirt's own
   */
  readonly permitBridgeInterfaceOnPodNetwork?: boolean;

  /**
   * How many VMs migrate at once: `migrations.parallelMigrationsPerCluster`.
   *
   * @default 5, KubeVirt's own
   */
  readonly parallelMigrationsPerCluster?: number;

  /**
   * How many VMs leave one node at once: `migrations.parallelOutboundMigrationsPerNode`.
   *
   * @default 2, KubeVirt's own; 1 on OpenShift, as HyperConverged sets it
   */
  readonly parallelOutboundMigrationsPerNode?: number;
}

/** The settings of the KubeVirt CR that change what a VM costs or whether it is admitted. It emits no KubeVirt CR. */
export class KubeVirtConfiguration {
  /** How many vCPUs share one requested CPU. */
  public readonly cpuAllocationRatio: number;
  /** Guest memory in percent of requested memory. */
  public readonly memoryOvercommit: number;
  /** The factor on the memory overhead of every launcher. */
  public readonly additionalGuestMemoryOverheadRatio: number;
  /** Whether guests are emulated on nodes without KVM. */
  public readonly useEmulation: boolean;
  /** Whether every VM logs its serial console. */
  public readonly serialConsoleLog: boolean;
  /** Whether launchers get a seccomp profile. */
  public readonly launcherSeccompProfile: boolean;
  /** Whether a guest may be bridged to the pod network. */
  public readonly permitBridgeInterfaceOnPodNetwork: boolean;
  /** How many VMs migrate at once. */
  public readonly parallelMigrationsPerCluster: number;
  /** How many VMs leave one node at once. */
  public readonly parallelOutboundMigrationsPerNode: number;

  /**
   * @param distribution decides the defaults
   * @param props what differs from them
   */
  public constructor(distribution: Distribution, props: KubeVirtConfigurationProps = {}) {
    this.cpuAllocationRatio = props.cpuAllocationRatio ?? 10;
    this.memoryOvercommit = props.memoryOvercommit ?? 100;
    this.additionalGuestMemoryOverheadRatio = props.additionalGuestMemoryOverheadRatio ?? 1;
    this.useEmulation = props.useEmulation ?? false;
    this.serialConsoleLog = props.serialConsoleLog ?? true;
    this.launcherSeccompProfile = props.launcherSeccompProfile ?? false;
    this.permitBridgeInterfaceOnPodNetwork = props.permitBridgeInterfaceOnPodNetwork ?? true;
    this.parallelMigrationsPerCluster = props.parallelMigrationsPerCluster ?? 5;
    this.parallelOutboundMigrationsPerNode = props.parallelOutboundMigrationsPerNode ?? (distribution === Distribution.OPENSHIFT ? 1 : 2);
  }
}
