import * as kplus from 'cdk8s-plus-28';
import { IIpAddressPool } from '../network/ip-address-pool';

/** Which nodes take traffic from outside the cluster. */
export enum ExternalTrafficPolicy {
  /** All; the guest sees the address of a node instead of the client's. */
  CLUSTER = 'Cluster',
  /** Those that run one of the pods; the guest sees the client's address. During a live migration traffic moves with the VM. */
  LOCAL = 'Local',
}

/** Whether the connections of a client go to one pod. */
export enum SessionAffinity {
  /** Each connection by itself. */
  NONE = 'None',
  /** By the client's address. Other strategies, such as least connections, are a matter of an ingress controller. */
  CLIENT_IP = 'ClientIP',
}

/** A port of a service. */
export interface ExposedPort extends kplus.ServicePort {
  /**
   * The name of a port of the guest (`ports` of its network) instead of its number in `targetPort`, so that the service follows where the number
   * changes.
   *
   * @default - by number
   */
  readonly targetPortName?: string;
}

/** How a workload is exposed. */
export interface ExposeViaServiceOptions {
  /**
   * The ports of the service. `targetPort` is a port of the guest.
   *
   * @default - the ports of the guest's pod network; those without a name get one such as `tcp-8080`
   */
  readonly ports?: ExposedPort[];

  /**
   * The type of the service.
   *
   * @default kplus.ServiceType.CLUSTER_IP
   */
  readonly serviceType?: kplus.ServiceType;

  /**
   * The name of the service. Give one to expose a workload a second time.
   *
   * @default - the name of the workload
   */
  readonly name?: string;

  /**
   * What the service sends to, where that is more than this workload: `kplus.Pods.select` with a label that containers and VMs share.
   *
   * @default - this workload
   */
  readonly selector?: kplus.IPodSelector;

  /**
   * Whether the service has no address of its own (`clusterIP: None`): its name is that of all pods, and guests whose `subdomain` is called like it
   * have a name each, `<hostname>.<subdomain>.<namespace>.svc`. Ports are then those of the pods: `targetPort` means nothing.
   *
   * @default false
   */
  readonly headless?: boolean;

  /**
   * Whether pods that are not ready are answered for, too, such as members of a cluster that find each other by DNS first.
   *
   * @default false
   */
  readonly publishNotReadyAddresses?: boolean;

  /**
   * Whether the connections of a client go to one pod.
   *
   * @default SessionAffinity.NONE
   */
  readonly sessionAffinity?: SessionAffinity;

  /**
   * Which nodes take traffic from outside; for load balancers and node ports.
   *
   * @default ExternalTrafficPolicy.CLUSTER
   */
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;

  /**
   * The pool of MetalLB that the address of a load balancer is of.
   *
   * @default - chosen by MetalLB, or by another controller
   */
  readonly addressPool?: IIpAddressPool;

  /**
   * The addresses of a load balancer, one of each family at most, by MetalLB's annotation: Kubernetes' own `loadBalancerIP` is deprecated.
   *
   * @default - chosen by the controller
   */
  readonly loadBalancerIps?: string[];

  /**
   * The clients of a load balancer, in CIDR notation.
   *
   * @default - all
   */
  readonly loadBalancerSourceRanges?: string[];
}

/** How a workload is exposed to the outside. */
export interface ExposeViaIngressOptions extends ExposeViaServiceOptions {
  /**
   * The ingress that gets the rule.
   *
   * @default - a new one
   */
  readonly ingress?: kplus.Ingress;

  /**
   * How the path is matched.
   *
   * @default HttpIngressPathType.PREFIX
   */
  readonly pathType?: kplus.HttpIngressPathType;

  /**
   * The host name by which the Ingress answers, such as `shop.example.com`.
   *
   * @default - all
   */
  readonly host?: string;

  /**
   * Whether the rule names the port of the service, which then must have a name, instead of its number.
   *
   * @default false
   */
  readonly byPortName?: boolean;
}
