/** A network on a bridge of the nodes. The bridge must exist there. */
export interface BridgeAttachmentOptions {
  /** Name of the bridge on the nodes, at most 15 characters. */
  readonly bridge: string;

  /**
   * VLAN that the ports are access ports of, 1 to 4094.
   *
   * @default - untagged
   */
  readonly vlan?: number;

  /**
   * Largest packet in bytes, 68 to 65535.
   *
   * @default - the plugin's
   */
  readonly mtu?: number;

  /**
   * CNI IPAM of containers on this network, in wire form: `{ type: 'whereabouts', range: '10.100.0.0/24' }`. VMs have their
   * addresses from `GuestNetwork` or DHCP instead.
   *
   * @default - none
   */
  readonly ipam?: { [key: string]: any };
}

/** How much each interface on a network may receive and send. */
export interface NetworkBandwidth {
  /**
   * Bits per second that come in.
   *
   * @default - not limited
   */
  readonly ingressBitsPerSecond?: number;

  /**
   * Bits that may come in at once beyond that, less than 4 GiB of them.
   *
   * @default - a tenth of what comes in a second
   */
  readonly ingressBurstBits?: number;

  /**
   * Bits per second that go out.
   *
   * @default - not limited
   */
  readonly egressBitsPerSecond?: number;

  /**
   * Bits that may go out at once beyond that, less than 4 GiB of them.
   *
   * @default - a tenth of what goes out in a second
   */
  readonly egressBurstBits?: number;
}

/** A network on a Linux bridge. */
export interface LinuxBridgeAttachmentOptions extends BridgeAttachmentOptions {
  /**
   * Drops frames whose source is not the interface's own MAC.
   *
   * @default true
   */
  readonly macSpoofCheck?: boolean;

  /**
   * Attaches VMs only: a container gets no usable interface (`disableContainerInterface`). Excludes `ipam`.
   *
   * @default false
   */
  readonly vmOnly?: boolean;

  /**
   * How much each interface may receive and send, by the CNI plugin `bandwidth`, which the nodes must have.
   *
   * @default - not limited
   */
  readonly bandwidth?: NetworkBandwidth;
}

/** How the pods on one card reach each other. */
export enum MacvlanMode {
  /** On the node. */
  BRIDGE = 'bridge',
  /** Not at all. */
  PRIVATE = 'private',
  /** By the switch that the card is cabled to, which must send back to where it came from. */
  VEPA = 'vepa',
  /** There is one pod to a card. */
  PASSTHRU = 'passthru',
}

/** A network on a card of the nodes, by macvlan. */
export interface MacvlanAttachmentOptions {
  /**
   * The card, or a bond or VLAN on one, as every node has it: `ens3f1`, `bond0.105`. At most 15 characters, or an alternative name of at most 127, which the
   * plugins of CNI know since v1.6.
   */
  readonly networkInterface: string;

  /**
   * How the pods on one card reach each other.
   *
   * @default MacvlanMode.BRIDGE
   */
  readonly mode?: MacvlanMode;

  /**
   * Largest packet in bytes, at most that of the card.
   *
   * @default - that of the card
   */
  readonly mtu?: number;

  /**
   * CNI IPAM of the pods, in wire form: `{ type: 'whereabouts', range: '10.200.5.0/24' }`.
   *
   * @default - none
   */
  readonly ipam?: { [key: string]: any };
}

/** What the guest sees of the link of a virtual function. */
export enum SriovLinkState {
  /** That of the card's port. */
  AUTO = 'auto',
  /** Up, whatever that of the port is: guests on one card reach each other without it. */
  ENABLE = 'enable',
  /** Down. */
  DISABLE = 'disable',
}

/** How the switch of the card treats a virtual function. */
export interface SriovVfOptions {
  /**
   * VLAN that the card tags, 0 to 4094; 0 is untagged.
   *
   * @default - untagged
   */
  readonly vlan?: number;

  /**
   * Priority of the VLAN's frames, 0 to 7; above 0 with a VLAN only.
   *
   * @default - 0
   */
  readonly vlanQos?: number;

  /**
   * What the guest sees of its link.
   *
   * @default - the driver's, usually SriovLinkState.AUTO
   */
  readonly linkState?: SriovLinkState;

  /**
   * What the virtual function may send at least, in megabits per second, where the card can promise it; 0 is no promise.
   *
   * @default - the driver's
   */
  readonly minTxRateMbps?: number;

  /**
   * What the virtual function may send at most, in megabits per second; 0 is no limit.
   *
   * @default - the driver's, usually no limit
   */
  readonly maxTxRateMbps?: number;

  /**
   * Drops frames whose source is not the virtual function's own MAC.
   *
   * @default - the driver's, usually on
   */
  readonly spoofChk?: boolean;

  /**
   * Lets the guest change its MAC and receive all multicast.
   *
   * @default - the driver's, usually off
   */
  readonly trust?: boolean;
}

/** A network of virtual functions without the SR-IOV operator. */
export interface SriovAttachmentOptions extends SriovVfOptions {
  /** The resource that the device plugin advertises, with its prefix: `intel.com/sriov`. */
  readonly resourceName: string;

  /**
   * CNI IPAM of containers on this network, in wire form; not `host-local`, which knows one node only. Guests never see such an address.
   *
   * @default - none
   */
  readonly ipam?: { [key: string]: any };
}
