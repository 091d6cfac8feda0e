import { Distribution } from './distribution';

/** What is known about the network of the cluster. */
export interface PlatformNetworkProps {
  /**
   * Whether Multus is installed, which every secondary network needs.
   *
   * Read by `SriovVirtualMachine`.
   *
   * @default true; false on K3s, which installs none
   */
  readonly multus?: boolean;

  /**
   * Whether the network resources injector adds the device resource of an SR-IOV network to pods. With KubeVirt 1.9 and the gate
   * ExternalNetResourceInjection, which is on, nothing else does.
   *
   * Read by `SriovVirtualMachine`.
   *
   * @default false
   */
  readonly resourcesInjector?: boolean;

  /**
   * Whether the CNI enforces NetworkPolicies.
   *
   * Read by `TenantNamespace`.
   *
   * @default true
   */
  readonly networkPolicies?: boolean;
}

/** The network of the cluster, as far as synth needs to know it. */
export interface PlatformNetwork {
  /** Whether Multus is installed. */
  readonly multus: boolean;
  /** Whether the network resources injector adds SR-IOV device resources to pods. */
  readonly resourcesInjector: boolean;
  /** Whether the CNI enforces NetworkPolicies. */
  readonly networkPolicies: boolean;
}

const USUAL: PlatformNetwork = { multus: true, resourcesInjector: false, networkPolicies: true };

/** The network of each distribution. */
export const NETWORK: { readonly [distribution in Distribution]: PlatformNetwork } = {
  [Distribution.KUBERNETES]: USUAL,
  [Distribution.K3S]: { ...USUAL, multus: false },
  [Distribution.OPENSHIFT]: USUAL,
  [Distribution.HARVESTER]: USUAL,
};
