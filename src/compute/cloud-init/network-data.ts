import { checkEthernet, type Ethernet } from './ethernet';
import { renderNetplan } from './netplan';
import type { NetworkDataEthernetOptions } from './network-data-options';
import { renderOpenStack } from './openstack';
import { toYaml } from './text';
import { usageError } from '../../usage-error';

/** Network configuration of a guest, for the `networkData` of cloud-init. */
export class NetworkData {
  private readonly ethernets: Ethernet[] = [];
  private readonly listeners: (() => void)[] = [];

  /**
   * Configures an interface.
   *
   * @param name a name of your choice when there is a `macAddress`; without, the interface's name in the guest
   * @param options how the interface is found and addressed
   * @throws if name or MAC address are taken; if a MAC, IP or CIDR is malformed; if static addresses or `setName` lack a MAC;
   * if gateways, routes or name servers lack an address or DHCP of their family
   */
  public addEthernet(name: string, options: NetworkDataEthernetOptions): NetworkData {
    const ethernet = checkEthernet(name, options);
    const taken = this.ethernets.find((other) => other.name === name || (other.macAddress && other.macAddress === ethernet.macAddress));
    if (taken) {
      throw usageError(undefined, {
        what: `NetworkData.addEthernet(${name})`,
        got: taken.name === name ? name : taken.macAddress,
        allowed: 'one interface of a name and of a MAC address',
        fix: 'Merge the two.',
      });
    }
    this.ethernets.push(ethernet);
    this.listeners.forEach((listener) => listener());
    return this;
  }

  /** Network configuration version 2 (netplan), as the NoCloud data source reads it. */
  public toYaml(): string {
    return toYaml(renderNetplan(this.ethernets));
  }

  /**
   * OpenStack's `network_data.json`, as the ConfigDrive data source reads it.
   *
   * @throws if an interface is `optional`, for which that format has no word
   */
  public toOpenStackJson(): string {
    return JSON.stringify(renderOpenStack(this.ethernets), undefined, 2) + '\n';
  }

  /**
   * Calls back after every addition.
   *
   * @internal
   */
  public _onChange(listener: () => void): void {
    this.listeners.push(listener);
  }
}
