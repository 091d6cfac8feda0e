import { ipFamily, parseCidr } from './address';
import type { NetworkDataEthernetOptions, NetworkDataRoute } from './network-data-options';
import { usageError } from '../../usage-error';

/** Interface options that hold together: the MAC is in lower case, gateways are routes. */
export interface Ethernet extends NetworkDataEthernetOptions {
  readonly name: string;
  readonly addresses: string[];
  readonly routes: NetworkDataRoute[];
}

const MAC = /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/;
const INTERFACE_NAME = /^[^\s/:]{1,15}$/;

/** Makes the error for a field of the interface being checked. */
type Refuse = (field: string, got: unknown, allowed: string, fix: string) => Error;

/** Refuses what the guest could not apply. */
export function checkEthernet(name: string, options: NetworkDataEthernetOptions): Ethernet {
  const refuse: Refuse = (field, got, allowed, fix) =>
    usageError(undefined, { what: `NetworkData.addEthernet(${name}).${field}`, got, allowed, fix });
  const { gateway4, gateway6 } = options;
  const ethernet = {
    ...options,
    name,
    macAddress: options.macAddress?.toLowerCase().replaceAll('-', ':'),
    addresses: options.addresses ?? [],
    routes: [
      ...(gateway4 === undefined ? [] : [{ to: '0.0.0.0/0', via: gateway4 }]),
      ...(gateway6 === undefined ? [] : [{ to: '::/0', via: gateway6 }]),
      ...options.routes ?? [],
    ],
  };
  checkIdentity(ethernet, refuse);
  checkAddresses(ethernet, refuse);
  checkReach(ethernet, refuse);
  return ethernet;
}

function checkIdentity({ name, macAddress, setName, addresses, mtu }: Ethernet, refuse: Refuse): void {
  if (macAddress !== undefined && (!MAC.test(macAddress) || isMulticast(macAddress) || macAddress === '00:00:00:00:00:00')) {
    throw refuse('macAddress', macAddress, 'a unicast MAC address other than zero', "Write '02:00:00:00:64:0a'.");
  }
  if (macAddress === undefined && (setName !== undefined || addresses.length > 0)) {
    throw refuse('macAddress', undefined, 'the MAC address of the interface', 'A static address and setName need it.');
  }
  for (const [field, value] of Object.entries({ setName, name: macAddress === undefined ? name : undefined })) {
    if (value !== undefined && !INTERFACE_NAME.test(value)) {
      throw refuse(field, value, 'at most 15 characters without blanks, "/" and ":"', 'Shorten it.');
    }
  }
  if (mtu !== undefined && !(Number.isInteger(mtu) && mtu >= 68 && mtu <= 65535)) {
    throw refuse('mtu', mtu, '68 to 65535', 'Write the bytes of a packet, such as 9000.');
  }
}

function checkAddresses({ addresses, gateway4, gateway6, nameservers = [] }: Ethernet, refuse: Refuse): void {
  for (const address of addresses) {
    if (!parseCidr(address)) {
      throw refuse('addresses', address, 'an address with its prefix length', "Write '10.0.0.5/24'.");
    }
  }
  for (const [field, value, family] of [['gateway4', gateway4, 4], ['gateway6', gateway6, 6]] as const) {
    if (value !== undefined && ipFamily(value) !== family) {
      throw refuse(field, value, `an IPv${family} address`, 'Write the address without prefix length.');
    }
  }
  for (const server of nameservers) {
    if (!ipFamily(server)) {
      throw refuse('nameservers', server, 'IP addresses', 'Write the address of the server.');
    }
  }
}

/** Gateways, routes and DNS are of use only with an address of their family. */
function checkReach({ dhcp4, dhcp6, addresses, routes, nameservers = [], searchDomains = [] }: Ethernet, refuse: Refuse): void {
  const families = new Set([...(dhcp4 ? [4] : []), ...(dhcp6 ? [6] : []), ...addresses.map((address) => parseCidr(address)?.family)]);
  for (const { to, via } of routes) {
    const family = parseCidr(to)?.family;
    if (!family || family !== ipFamily(via)) {
      throw refuse('routes', { to, via }, 'a destination in CIDR notation and a gateway of its family', "Write { to: '10.0.0.0/8', via: '10.1.0.1' }.");
    }
    if (!families.has(family)) {
      throw refuse('routes', { to, via }, `routes while the interface has an IPv${family} address`, `Add dhcp${family} or an address.`);
    }
  }
  if (families.size === 0 && nameservers.length + searchDomains.length > 0) {
    throw refuse('nameservers', [...nameservers, ...searchDomains], 'DNS while the interface has an address', 'Add dhcp4, dhcp6 or an address.');
  }
}

/** The lowest bit of the first octet. */
function isMulticast(mac: string): boolean {
  return parseInt(mac.slice(0, 2), 16) % 2 === 1;
}
