/** What the bridges of tenants are made of. */
export enum TenantBridgeType {
  /** Bridges of the Linux kernel, with a check of MAC addresses. */
  LINUX = 'linux-bridge',
  /** Bridges of Open vSwitch, by ovs-cni. */
  OVS = 'ovs-bridge',
}

/** The layer-2 network of a tenant. */
export interface TenantBridge {
  /** The tenant's namespace. */
  readonly namespace: string;

  /** The bridge on the nodes, at most 15 characters. */
  readonly bridge: string;

  /**
   * The VLAN, 1 to 4094. Tenants of one bridge need different ones.
   *
   * @default - untagged
   */
  readonly vlan?: number;

  /**
   * The interface of the nodes that connects the bridge to the others.
   *
   * @default - the bridge is there already: nothing is made on the nodes
   */
  readonly uplink?: string;

  /**
   * The addresses of the tenant in CIDR notation. They are only compared: tenants behind one gateway must not share any.
   *
   * @default - not compared
   */
  readonly subnet?: string;

  /**
   * Largest packet in bytes, 68 to 65535.
   *
   * @default - the plugin's
   */
  readonly mtu?: number;

  /**
   * The name of the attachment in the tenant's namespace.
   *
   * @default - `<namespace>-net`
   */
  readonly networkName?: string;
}

/** Properties of `TenantBridges`. */
export interface TenantBridgesProps {
  /** What the bridges are made of. */
  readonly type: TenantBridgeType;

  /** The tenants, one network each. */
  readonly tenants: TenantBridge[];

  /**
   * Labels of the nodes that get the bridges.
   *
   * @default - all nodes
   */
  readonly nodeSelector?: { readonly [key: string]: string };
}
