/** An option of DHCP for a site's own use. */
export interface PrivateDhcpOption {
  /** Its code, 224 to 254: KubeVirt refuses others, whose meaning is that of the standards. Each code once. */
  readonly option: number;

  /** Its text. */
  readonly value: string;
}

/**
 * What KubeVirt's DHCP server tells a guest. It configures guests that ask; it neither keeps a guest from using other addresses (for that see
 * `macSpoofCheck` of a network attachment) nor is turned off where it is empty. DNS servers and search domains follow `dnsConfig` of the pod.
 */
export interface GuestDhcpOptions {
  /**
   * Option 67: the file that a guest without a disk boots.
   *
   * @default - none
   */
  readonly bootFileName?: string;

  /**
   * Option 66: the server that has the file.
   *
   * @default - none
   */
  readonly tftpServerName?: string;

  /**
   * Option 42: time servers, as IPv4 addresses.
   *
   * @default - none
   */
  readonly ntpServers?: string[];

  /**
   * Options for the site's own use.
   *
   * @default - none
   */
  readonly privateOptions?: PrivateDhcpOption[];
}
