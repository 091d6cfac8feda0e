import { netmask, parseCidr, type Cidr } from './address';
import type { Ethernet } from './ethernet';

/** A network of a link before routes and DNS are attached. */
interface Subnet {
  readonly family: 4 | 6;
  readonly fields: object;
}

/**
 * OpenStack's network data. `name` of a link and `dns_search` of a network are cloud-init's own additions to that format, which has no
 * word for `optional`.
 */
export function renderOpenStack(ethernets: readonly Ethernet[]): object {
  return { links: ethernets.map(renderLink), networks: ethernets.flatMap(renderNetworks), services: [] };
}

function renderLink({ name, macAddress, setName, mtu }: Ethernet): object {
  const guestName = setName ?? (macAddress === undefined ? name : undefined);
  return {
    id: name,
    type: 'phy',
    ...(guestName !== undefined && { name: guestName }),
    ...(macAddress !== undefined && { ethernet_mac_address: macAddress }),
    ...(mtu !== undefined && { mtu }),
  };
}

function renderNetworks(ethernet: Ethernet): object[] {
  const subnets: Subnet[] = [
    ...(ethernet.dhcp4 ? [{ family: 4 as const, fields: { type: 'ipv4_dhcp' } }] : []),
    ...(ethernet.dhcp6 ? [{ family: 6 as const, fields: { type: 'ipv6_dhcp' } }] : []),
    ...ethernet.addresses.map(parseCidr).filter((cidr) => cidr !== undefined).map(renderStatic),
  ];
  const { nameservers = [], searchDomains = [] } = ethernet;
  return subnets.map(({ family, fields }, index) => {
    const firstOfFamily = subnets.findIndex((subnet) => subnet.family === family) === index;
    const routes = firstOfFamily ? renderRoutes(ethernet, family) : [];
    return {
      id: `${ethernet.name}-${index}`,
      link: ethernet.name,
      ...fields,
      ...(routes.length > 0 && { routes }),
      ...(index === 0 && nameservers.length > 0 && { services: nameservers.map((address) => ({ type: 'dns', address })) }),
      ...(index === 0 && searchDomains.length > 0 && { dns_search: searchDomains }),
    };
  });
}

function renderStatic(cidr: Cidr): Subnet {
  return { family: cidr.family, fields: { type: `ipv${cidr.family}`, ip_address: cidr.address, netmask: netmask(cidr) } };
}

function renderRoutes({ routes }: Ethernet, family: 4 | 6): object[] {
  return routes.flatMap(({ to, via, metric }) => {
    const cidr = parseCidr(to);
    return cidr?.family === family
      ? [{ network: cidr.address, netmask: netmask(cidr), gateway: via, ...(metric !== undefined && { metric }) }]
      : [];
  });
}
