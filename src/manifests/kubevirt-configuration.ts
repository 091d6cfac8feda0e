/** The settings of the KubeVirt CR that change what a VM costs or whether it is admitted. */
export interface KubeVirtConfigurationProps {
  /**
   * How many vCPUs share one requested CPU: `developerConfiguration.cpuAllocationRatio`, a whole number from 1.
   *
   * Read by `HybridBankingStack`, `QuotaStrategy`, `Report`, `TenantNamespace`, `UpgradeAdvice`, `VirtualMachineWorkload`, and by 24 rules:
   * docs/platform-readers.md#kubevirtConfiguration.cpuAllocationRatio.
   *
   * @default 10, KubeVirt's own
   */
  readonly cpuAllocationRatio?: number;

  /**
   * Guest memory in percent of requested memory: `developerConfiguration.memoryOvercommit`, a whole number from 10.
   *
   * Read by `QuotaStrategy`, `Report`, `TenantNamespace`, `UpgradeAdvice`, and by 23 rules:
   * docs/platform-readers.md#kubevirtConfiguration.memoryOvercommit.
   *
   * @default 100, KubeVirt's own
   */
  readonly memoryOvercommit?: number;

  /**
   * Whether launchers get a seccomp profile: `seccompConfiguration.virtualMachineInstanceProfile`. Pod security `restricted` demands it.
   *
   * Read by `AppliedHardening`, `TenantNamespace`, and by the rules `platform/matches-kubevirt`, `pod-security/requires-seccomp-profile`.
   *
   * @default false, KubeVirt's own
   */
  readonly launcherSeccompProfile?: boolean;

  /**
   * Whether a guest may be bridged to the pod network: `network.permitBridgeInterfaceOnPodNetwork`.
   *
   * Read by the rules `interface-binding/requires-bridge-permission`, `migratable/requires-interface`, `platform/matches-kubevirt`.
   *
   * @default true, KubeVirt's own
   */
  readonly permitBridgeInterfaceOnPodNetwork?: boolean;

  /**
   * What happens on the drain of a node to guests that say nothing about it: `evictionStrategy`.
   *
   * Read by `ChangeReview`, `Report`, `TenantNamespace`, and by 32 rules: docs/platform-readers.md#kubevirtConfiguration.evictionStrategy.
   *
   * @default 'None', KubeVirt's own
   */
  readonly evictionStrategy?: string;

  /**
   * The resources of the devices that guests may have, such as `nvidia.com/TU104GL_Tesla_T4`: the `resourceName`s of `permittedHostDevices`.
   *
   * Read by the rules `container-device/avoids-devices-of-containers`, `device/references-permitted-device`, `platform/matches-kubevirt`.
   *
   * @default - unknown: GPUs and host devices are not checked against them
   */
  readonly permittedHostDevices?: string[];

  /**
   * The network binding plugins that are registered: the names in `network.binding`.
   *
   * Read by the rules `interface-binding/references-plugin`, `platform/matches-kubevirt`.
   *
   * @default - unknown: bindings are not checked against them
   */
  readonly networkBindings?: string[];
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
  /** What happens on the drain of a node to guests that say nothing about it. */
  readonly evictionStrategy: string;
  /**
   * The resources of the devices that guests may have.
   *
   * @default - unknown
   */
  readonly permittedHostDevices?: string[];
  /**
   * The network binding plugins that are registered.
   *
   * @default - unknown
   */
  readonly networkBindings?: string[];
}

/** What KubeVirt v1.9.0 takes where its CR says nothing. */
export const KUBEVIRT_CONFIGURATION: KubeVirtConfiguration = {
  cpuAllocationRatio: 10,
  memoryOvercommit: 100,
  launcherSeccompProfile: false,
  permitBridgeInterfaceOnPodNetwork: true,
  evictionStrategy: 'None',
  permittedHostDevices: undefined,
  networkBindings: undefined,
};
