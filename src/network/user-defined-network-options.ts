/** What a user-defined network is to the pods of its namespace. */
export enum UserDefinedNetworkRole {
  /**
   * Takes the place of the cluster network: a namespace has one at most, and must have had the label
   * `k8s.ovn.org/primary-user-defined-network` when it was created. Guests join it by `GuestNetwork.l2bridge`.
   */
  PRIMARY = 'Primary',
  /** Another network beside it, which guests join by `GuestNetwork.bridge`. */
  SECONDARY = 'Secondary',
}

/** A network with one layer-2 segment over all nodes. */
export interface Layer2NetworkOptions {
  /** Whether it replaces the cluster network, or stands beside it. */
  readonly role: UserDefinedNetworkRole;

  /**
   * The addresses that OVN-Kubernetes hands out, in CIDR notation; at most one subnet of each family. A primary network must have one.
   *
   * @default - none: guests get their addresses otherwise (`ipam.mode: Disabled`)
   */
  readonly subnets?: string[];

  /**
   * Whether a VM keeps its addresses over restarts and migrations (`ipam.lifecycle: Persistent`): a must for live migration. It needs the
   * component ipam-extensions of KubeVirt, and `subnets`.
   *
   * @default false
   */
  readonly persistentIps?: boolean;

  /**
   * Largest packet in bytes, 576 to 65536; at least 1280 with an IPv6 subnet.
   *
   * @default - OVN-Kubernetes': that of the nodes less its own header
   */
  readonly mtu?: number;

  /**
   * Networks between its routers, in CIDR notation; for primary networks that overlap OVN-Kubernetes' defaults.
   *
   * @default - OVN-Kubernetes': 100.65.0.0/16 and fd99::/64
   */
  readonly joinSubnets?: string[];

  /**
   * The addresses of its gateway, one for each subnet; primary networks only.
   *
   * @default - the first of each subnet
   */
  readonly defaultGatewayIps?: string[];

  /**
   * Parts of the subnets that are handed out only where a VM asks for an address of them (`preconfiguredAddresses`); primary networks only.
   *
   * @default - none
   */
  readonly reservedSubnets?: string[];

  /**
   * Parts of the subnets for the gateway and for management ports; primary networks only.
   *
   * @default - chosen by OVN-Kubernetes
   */
  readonly infrastructureSubnets?: string[];
}

/** A subnet of a routed network. */
export interface Layer3Subnet {
  /** The whole subnet in CIDR notation. */
  readonly cidr: string;

  /**
   * The length of the prefix of the part that each node gets, longer than that of `cidr`; below 32 for IPv4.
   *
   * @default - OVN-Kubernetes': 24 for IPv4, 64 for IPv6
   */
  readonly hostSubnet?: number;
}

/** A network with a subnet on each node and routes between them. Addresses do not outlive a migration: VMs rather take `layer2`. */
export interface Layer3NetworkOptions {
  /** Whether it replaces the cluster network, or stands beside it. */
  readonly role: UserDefinedNetworkRole;

  /** The subnets, at most one of each family. */
  readonly subnets: Layer3Subnet[];

  /**
   * Largest packet in bytes, 576 to 65536; at least 1280 with an IPv6 subnet.
   *
   * @default - OVN-Kubernetes': that of the nodes less its own header
   */
  readonly mtu?: number;

  /**
   * Networks between its routers, in CIDR notation; primary networks only.
   *
   * @default - OVN-Kubernetes': 100.65.0.0/16 and fd99::/64
   */
  readonly joinSubnets?: string[];
}

/** A physical network that the nodes are cabled to; always secondary. */
export interface LocalnetNetworkOptions {
  /**
   * The name that the nodes map to a bridge (`bridgeMappings` of a `NodeNetworkConfigurationPolicy`), without comma and colon.
   */
  readonly physicalNetworkName: string;

  /**
   * The VLAN, 1 to 4094.
   *
   * @default - untagged
   */
  readonly vlan?: number;

  /**
   * The addresses that OVN-Kubernetes hands out, in CIDR notation; at most one subnet of each family.
   *
   * @default - none: guests get their addresses otherwise (`ipam.mode: Disabled`)
   */
  readonly subnets?: string[];

  /**
   * Parts of the subnets that others use already, such as the router.
   *
   * @default - none
   */
  readonly excludeSubnets?: string[];

  /**
   * Whether a VM keeps its addresses over restarts and migrations (`ipam.lifecycle: Persistent`). It needs the component ipam-extensions of
   * KubeVirt, and `subnets`.
   *
   * @default false
   */
  readonly persistentIps?: boolean;

  /**
   * Largest packet in bytes, 576 to 65536; at least 1280 with an IPv6 subnet.
   *
   * @default - OVN-Kubernetes': 1500
   */
  readonly mtu?: number;
}
