/** A route of a guest's interface. */
export interface NetworkDataRoute {
  /** Destination in CIDR notation, such as `10.56.0.0/16`. */
  readonly to: string;
  /** Address of the gateway, of the destination's family. */
  readonly via: string;
  /**
   * Metric of the route; the lowest wins.
   *
   * @default - chosen by the guest
   */
  readonly metric?: number;
}

/** An Ethernet interface of the guest. */
export interface NetworkDataEthernet {
  /** A name of your choice if there is a `macAddress`; without, the interface's name in the guest, at most 15 characters. */
  readonly name: string;

  /**
   * MAC address by which the interface is found: the one of the virtual machine's interface, unicast.
   * Needed for static addresses and for `setName`, as the guest's own names depend on the order of its devices.
   *
   * @default - the interface is found by its name in the guest
   */
  readonly macAddress?: string;
  /**
   * Name that the guest gives the interface, at most 15 characters.
   *
   * @default - the guest's own name
   */
  readonly setName?: string;
  /**
   * Ask for an IPv4 address.
   *
   * @default - not asked
   */
  readonly dhcp4?: boolean;
  /**
   * Ask for an IPv6 address.
   *
   * @default - not asked
   */
  readonly dhcp6?: boolean;
  /**
   * Static addresses in CIDR notation, such as `10.56.0.10/16`.
   *
   * @default - none
   */
  readonly addresses?: string[];
  /**
   * Default gateway for IPv4; written as a route, because netplan's `gateway4` is deprecated.
   *
   * @default - none but DHCP's
   */
  readonly gateway4?: string;
  /**
   * Default gateway for IPv6; written as a route, because netplan's `gateway6` is deprecated.
   *
   * @default - none but the router's advertisement
   */
  readonly gateway6?: string;
  /**
   * Further routes.
   *
   * @default - none
   */
  readonly routes?: NetworkDataRoute[];
  /**
   * Addresses of DNS servers.
   *
   * @default - none but DHCP's
   */
  readonly nameservers?: string[];
  /**
   * Domains in which short names are looked up.
   *
   * @default - none but DHCP's
   */
  readonly searchDomains?: string[];
  /**
   * Largest packet in bytes, 68 to 65535.
   *
   * @default - the device's
   */
  readonly mtu?: number;
  /**
   * Boot without waiting for this interface. Only netplan has a word for it: refused with ConfigDrive.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** Properties of `NetworkData`. */
export interface NetworkDataProps {
  /** The Ethernet interfaces; names and MAC addresses are unique. */
  readonly ethernets: NetworkDataEthernet[];
}
