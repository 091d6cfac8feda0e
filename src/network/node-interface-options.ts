/** State of an interface of a node. */
export enum NodeInterfaceState {
  /** It is there and up. */
  UP = 'up',
  /** It is there and down. */
  DOWN = 'down',
  /** It is removed: what a policy made stays on the nodes when the policy goes, so this takes it away again. */
  ABSENT = 'absent',
}

/** How a bond spreads traffic over its ports. */
export enum BondMode {
  /** One port after the other, for each packet. */
  BALANCE_RR = 'balance-rr',
  /** One port, and another when it fails: needs nothing of the switch. */
  ACTIVE_BACKUP = 'active-backup',
  /** By a hash of addresses. */
  BALANCE_XOR = 'balance-xor',
  /** All ports at once. */
  BROADCAST = 'broadcast',
  /** LACP, with a switch that speaks it. */
  IEEE_802_3AD = '802.3ad',
  /** By load, for sending. Not under a bridge. */
  BALANCE_TLB = 'balance-tlb',
  /** By load, both ways. Not under a bridge. */
  BALANCE_ALB = 'balance-alb',
}

/** What all interfaces of a node have in common. */
export interface NodeInterfaceOptions {
  /**
   * Whether the interface is up, down or removed.
   *
   * @default NodeInterfaceState.UP
   */
  readonly state?: NodeInterfaceState;

  /**
   * Largest packet in bytes, 68 to 65535.
   *
   * @default - as it is
   */
  readonly mtu?: number;

  /**
   * IPv4 of the node on it.
   *
   * @default - as it is
   */
  readonly ipv4?: NodeAddressing;

  /**
   * IPv6 of the node on it.
   *
   * @default - as it is
   */
  readonly ipv6?: NodeAddressing;

  /**
   * A text for people, which the node keeps.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * Further fields of NMState in wire form, such as `{ 'lldp': { enabled: true } }`. They are merged over what the props say.
   *
   * @default - none
   */
  readonly extra?: { readonly [field: string]: any };
}

/** A Linux bridge. */
export interface LinuxBridgeOptions extends NodeInterfaceOptions {
  /**
   * The names of its ports on the nodes. A port is in one bridge only, and has no address itself.
   *
   * @default - none: a bridge within the node
   */
  readonly ports?: string[];

  /**
   * Whether it speaks the Spanning Tree Protocol: then each port waits half a minute before it forwards, and the switch hears of another bridge. It is written, since NMState leaves it to
   * NetworkManager, which turns it on where nothing is said.
   *
   * @default false
   */
  readonly stp?: boolean;
}

/** A bridge of Open vSwitch. */
export interface OvsBridgeOptions extends NodeInterfaceOptions {
  /**
   * The names of its ports on the nodes. A port is in one bridge only.
   *
   * @default - none
   */
  readonly ports?: string[];

  /**
   * Whether it speaks the Spanning Tree Protocol.
   *
   * @default - NetworkManager's: false
   */
  readonly stp?: boolean;

  /**
   * Whether another port of the node may be added to it by others, as OVN-Kubernetes does: `allow-extra-patch-ports`. A bridge of `bridgeMappings`
   * needs it.
   *
   * @default false
   */
  readonly allowExtraPatchPorts?: boolean;
}

/** Several cards as one. */
export interface BondOptions extends NodeInterfaceOptions {
  /** How traffic is spread. */
  readonly mode: BondMode;

  /** The names of its ports on the nodes. */
  readonly ports: string[];

  /**
   * Options of the Linux driver, such as `{ miimon: '140' }`.
   *
   * @default - the driver's
   */
  readonly options?: { readonly [option: string]: string };
}

/** A VLAN of another interface. */
export interface NodeVlanOptions extends NodeInterfaceOptions {
  /** The interface that carries it. */
  readonly baseInterface: string;

  /** Its number, 1 to 4094. */
  readonly id: number;
}

/** How a node gets its address on an interface. */
export class NodeAddressing {
  /** None: for a bridge that only VMs use. */
  public static disabled(): NodeAddressing {
    return new NodeAddressing({ enabled: false });
  }

  /** By DHCP, and with IPv6 by router advertisements, too (`automatic`). */
  public static dhcp(): NodeAddressing {
    return new NodeAddressing({ enabled: true, dhcp: true });
  }

  /**
   * Fixed. All nodes of the policy get the same: select one node.
   *
   * @param addresses addresses in CIDR notation
   */
  public static fixed(...addresses: string[]): NodeAddressing {
    return new NodeAddressing({ enabled: true, dhcp: false, addresses });
  }

  private constructor(private readonly form: { readonly enabled: boolean; readonly dhcp?: boolean; readonly addresses?: string[] }) {}

  /** @internal */
  public get _addresses(): string[] {
    return this.form.addresses ?? [];
  }

  /** @internal */
  public _render(family: 4 | 6): object {
    const { enabled, dhcp, addresses } = this.form;
    return {
      enabled,
      dhcp,
      ...family === 6 && dhcp !== undefined ? { autoconf: dhcp } : {},
      address: addresses?.map((text) => {
        const [ip, prefix] = text.split('/');
        return { 'ip': ip, 'prefix-length': Number(prefix) };
      }),
    };
  }
}
