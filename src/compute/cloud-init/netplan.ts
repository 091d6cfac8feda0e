import type { Ethernet } from './ethernet';

/** Network configuration version 2; names and types are those of cloud-init's schema `schema-network-config-v2` (26.2). */
export function renderNetplan(ethernets: readonly Ethernet[]): object {
  return { version: 2, ethernets: Object.fromEntries(ethernets.map((ethernet) => [ethernet.name, renderEthernet(ethernet)])) };
}

function renderEthernet(ethernet: Ethernet): object {
  const { macAddress, setName, dhcp4, dhcp6, addresses, routes, nameservers, searchDomains, mtu, optional } = ethernet;
  return {
    ...(macAddress !== undefined && { match: { macaddress: macAddress } }),
    ...(setName !== undefined && { 'set-name': setName }),
    ...(dhcp4 !== undefined && { dhcp4 }),
    ...(dhcp6 !== undefined && { dhcp6 }),
    ...(addresses.length > 0 && { addresses }),
    ...(routes.length > 0 && { routes: routes.map(({ to, via, metric }) => ({ to, via, ...(metric !== undefined && { metric }) })) }),
    ...((nameservers?.length || searchDomains?.length) && {
      nameservers: {
        ...(nameservers?.length && { addresses: nameservers }),
        ...(searchDomains?.length && { search: searchDomains }),
      },
    }),
    ...(mtu !== undefined && { mtu }),
    ...(optional !== undefined && { optional }),
  };
}
