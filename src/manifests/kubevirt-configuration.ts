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
}

/** The settings of the KubeVirt CR, complete. */
export interface KubeVirtConfiguration {
  /** How many vCPUs share one requested CPU. */
  readonly cpuAllocationRatio: number;
  /** Guest memory in percent of requested memory. */
  readonly memoryOvercommit: number;
  /** Whether launchers get a seccomp profile. */
  readonly launcherSeccompProfile: boolean;
  /** Whether a guest may be bridged to the pod network. */
  readonly permitBridgeInterfaceOnPodNetwork: boolean;
}

/** What KubeVirt v1.9.0 takes where its CR says nothing. */
export const KUBEVIRT_CONFIGURATION: KubeVirtConfiguration = {
  cpuAllocationRatio: 10,
  memoryOvercommit: 100,
  launcherSeccompProfile: false,
  permitBridgeInterfaceOnPodNetwork: true,
};
