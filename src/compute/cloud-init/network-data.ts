import { ethernetProblems, normalizeEthernet } from './ethernet';
import { renderNetplan } from './netplan';
import type { NetworkDataEthernet, NetworkDataProps } from './network-data-props';
import { renderOpenStack } from './openstack';
import { toYaml } from './text';
import { keepProblems } from '../../usage-error';

/** Network configuration of a guest, for the `networkData` of cloud-init. It does not change once made. */
export class NetworkData {
  /** The Ethernet interfaces. */
  public readonly ethernets: NetworkDataEthernet[];

  /**
   * @param props the interfaces. The workload that takes them throws if a name or a MAC address is taken; if a MAC, IP or CIDR is malformed;
   * if static addresses or `setName` lack a MAC; if gateways, routes or name servers lack an address or DHCP of their family
   */
  constructor(props: NetworkDataProps) {
    this.ethernets = props.ethernets;
    keepProblems(this, ethernetProblems(props.ethernets));
  }

  /** Network configuration version 2 (netplan), as the NoCloud data source reads it. */
  public toYaml(): string {
    return toYaml(renderNetplan(this.ethernets.map(normalizeEthernet)));
  }

  /** OpenStack's `network_data.json`, as the ConfigDrive data source reads it. That format has no word for `optional`, which is left out. */
  public toOpenStackJson(): string {
    return JSON.stringify(renderOpenStack(this.ethernets.map(normalizeEthernet)), undefined, 2) + '\n';
  }
}
