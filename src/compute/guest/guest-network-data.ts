import { Guest } from './guest';
import { NetworkData } from '../cloud-init/network-data';
import { NetworkDataEthernet } from '../cloud-init/network-data-props';

/**
 * The network data for networks with `addresses` or `dhcp`, if there are any: the pod network beside them asks for its address by DHCP.
 *
 * @param salt of the MAC addresses, if not that of the Platform
 */
export function networkDataOf(guest: Guest, salt?: string): NetworkData | undefined {
  const { networks } = guest;
  if (!networks.some(({ isConfigured }) => isConfigured)) return undefined;
  const ethernets = networks.flatMap((network): NetworkDataEthernet[] => {
    const { name, isConfigured, isPodNetwork, options: { addresses, gateway, nameservers } } = network;
    const macAddress = guest.macAddress(network, salt);
    if (addresses) {
      const family = gateway?.includes(':') ? { gateway6: gateway } : { gateway4: gateway };
      return [{ name, macAddress, addresses, nameservers, ...family }];
    }
    return isConfigured || isPodNetwork ? [{ name, macAddress, dhcp4: true }] : [];
  });
  return new NetworkData({ ethernets });
}
