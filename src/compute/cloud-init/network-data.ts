import { ethernetProblems, normalizeEthernet } from './ethernet';
import { renderNetplan } from './netplan';
import type { NetworkDataEthernet, NetworkDataProps } from './network-data-props';
import { renderOpenStack } from './openstack';
import { toYaml } from './text';
import { keepProblems } from '../../usage-error';

/** Network configuration of a guest, for the `networkData` of cloud-init. It does not change once made. */
export class NetworkData {
  /**
   * Network configuration as it is, in the format of the data source: network-config of version 1 or 2 for NoCloud, `network_data.json` of OpenStack
   * for ConfigDrive. It says what the props do not: bonds, VLANs, bridges, Wi-Fi, policies of routing. Admission reads it as it reads that of a
   * manifest.
   *
   * @param text the configuration. The workload that takes it throws if it is empty
   */
  public static fromText(text: string): NetworkData {
    const networkData = new NetworkData({ ethernets: [] });
    networkData.text = text;
    keepProblems(networkData, text.trim() ? [] : [{
      what: 'NetworkData.fromText', got: text, allowed: 'network configuration', fix: 'Leave networkData out: the guest then does what its image does.',
    }]);
    return networkData;
  }

  /** The Ethernet interfaces; of a text none. */
  public readonly ethernets: NetworkDataEthernet[];
  private text?: string;

  /**
   * @param props the interfaces. The workload that takes them throws if a name or a MAC address is taken; if a MAC, IP or CIDR is malformed;
   * if static addresses or `setName` lack a MAC; if gateways, routes or name servers lack an address or DHCP of their family
   */
  constructor(props: NetworkDataProps) {
    this.ethernets = props.ethernets;
    keepProblems(this, ethernetProblems(props.ethernets));
  }

  /** Network configuration version 2 (netplan), as the NoCloud data source reads it; a text as it was given. */
  public toYaml(): string {
    return this.text ?? toYaml(renderNetplan(this.ethernets.map(normalizeEthernet)));
  }

  /** OpenStack's `network_data.json`, as the ConfigDrive data source reads it. That format has no word for `optional`, which is left out. A text as it was given. */
  public toOpenStackJson(): string {
    return this.text ?? JSON.stringify(renderOpenStack(this.ethernets.map(normalizeEthernet)), undefined, 2) + '\n';
  }
}
