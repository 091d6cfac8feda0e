import { Distribution } from './distribution';

/** What is known about the network of the cluster. */
export interface PlatformNetworkProps {
  /**
   * Whether Multus is installed, which every secondary network needs.
   *
   * @default true
   */
  readonly multus?: boolean;

  /**
   * Whether Multus runs with namespace isolation: a pod then reaches NetworkAttachmentDefinitions of its own namespace and of
   * `default` only.
   *
   * @default false
   */
  readonly namespaceIsolation?: boolean;

  /**
   * Whether the network resources injector adds the device resource of an SR-IOV network to pods. With KubeVirt 1.9 and the gate
   * ExternalNetResourceInjection, which is on, nothing else does.
   *
   * @default false
   */
  readonly resourcesInjector?: boolean;

  /**
   * Whether the CNI is OVN-Kubernetes, the provider of user-defined networks.
   *
   * @default true on OpenShift, false elsewhere
   */
  readonly ovnKubernetes?: boolean;

  /**
   * Whether the CNI enforces NetworkPolicies.
   *
   * @default true
   */
  readonly networkPolicies?: boolean;
}

/** The network of the cluster, as far as synth needs to know it. */
export class PlatformNetwork {
  /** Whether Multus is installed. */
  public readonly multus: boolean;
  /** Whether Multus confines pods to NetworkAttachmentDefinitions of their own namespace and of `default`. */
  public readonly namespaceIsolation: boolean;
  /** Whether the network resources injector adds SR-IOV device resources to pods. */
  public readonly resourcesInjector: boolean;
  /** Whether the CNI is OVN-Kubernetes. */
  public readonly ovnKubernetes: boolean;
  /** Whether the CNI enforces NetworkPolicies. */
  public readonly networkPolicies: boolean;

  /**
   * @param distribution decides the defaults
   * @param props what differs from them
   */
  public constructor(distribution: Distribution, props: PlatformNetworkProps = {}) {
    this.multus = props.multus ?? true;
    this.namespaceIsolation = props.namespaceIsolation ?? false;
    this.resourcesInjector = props.resourcesInjector ?? false;
    this.ovnKubernetes = props.ovnKubernetes ?? distribution === Distribution.OPENSHIFT;
    this.networkPolicies = props.networkPolicies ?? true;
  }
}
