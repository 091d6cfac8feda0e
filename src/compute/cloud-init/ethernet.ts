import { parseCidr } from './address';
import type { NetworkDataEthernet, NetworkDataRoute } from './network-data-props';
import { ipFamily } from '../../kubernetes/ip-address';
import { canonicalMacAddress, isUnicastMacAddress } from '../../kubernetes/mac-address';
import { repeated } from '../../kubernetes/repeated';
import { UsageError } from '../../usage-error';

/** An interface in the form that both formats are rendered from: the MAC as Linux writes it, gateways as routes. */
export interface Ethernet extends NetworkDataEthernet {
  readonly addresses: string[];
  readonly routes: NetworkDataRoute[];
}

const INTERFACE_NAME = /^[^\s/:]{1,15}$/;

export function normalizeEthernet(ethernet: NetworkDataEthernet): Ethernet {
  const { macAddress, gateway4, gateway6 } = ethernet;
  return {
    ...ethernet,
    macAddress: macAddress && canonicalMacAddress(macAddress),
    addresses: ethernet.addresses ?? [],
    routes: [
      ...gateway4 === undefined ? [] : [{ to: '0.0.0.0/0', via: gateway4 }],
      ...gateway6 === undefined ? [] : [{ to: '::/0', via: gateway6 }],
      ...ethernet.routes ?? [],
    ],
  };
}

/** What the guest could not apply. */
export function* ethernetProblems(ethernets: readonly NetworkDataEthernet[]): Generator<UsageError> {
  const all = ethernets.map(normalizeEthernet);
  for (const field of ['name', 'macAddress'] as const) {
    for (const index of repeated(all, (ethernet) => ethernet[field])) {
      yield { what: `${field} of an interface`, got: all[index][field], allowed: 'one interface of a name and of a MAC address', fix: 'Merge the two.' };
    }
  }
  for (const ethernet of all) {
    const malformed = [...addressProblems(ethernet)];
    for (const { field, ...problem } of [...identityProblems(ethernet), ...malformed, ...malformed.length > 0 ? [] : reachProblems(ethernet)]) {
      yield { what: `${field} of interface "${ethernet.name}"`, ...problem };
    }
  }
}

interface EthernetProblem extends Omit<UsageError, 'what'> {
  readonly field: string;
}

function* identityProblems({ name, macAddress, setName, addresses, mtu }: Ethernet): Generator<EthernetProblem> {
  if (macAddress !== undefined && !isUnicastMacAddress(macAddress)) {
    yield { field: 'macAddress', got: macAddress, allowed: 'a unicast MAC address other than zero', fix: "Write '02:00:00:00:64:0a'." };
  }
  if (macAddress === undefined && (setName !== undefined || addresses.length > 0)) {
    yield { field: 'macAddress', got: undefined, allowed: 'the MAC address of the interface', fix: 'A static address and setName need it.' };
  }
  for (const [field, got] of Object.entries({ setName, name: macAddress === undefined ? name : undefined })) {
    if (got !== undefined && !INTERFACE_NAME.test(got)) {
      yield { field, got, allowed: 'at most 15 characters without blanks, "/" and ":"', fix: 'Shorten it.' };
    }
  }
  if (mtu !== undefined && !(Number.isInteger(mtu) && mtu >= 68 && mtu <= 65535)) {
    yield { field: 'mtu', got: mtu, allowed: '68 to 65535', fix: 'Write the bytes of a packet, such as 9000.' };
  }
}

function* addressProblems({ addresses, gateway4, gateway6, nameservers = [] }: Ethernet): Generator<EthernetProblem> {
  for (const got of addresses.filter((address) => !parseCidr(address))) {
    yield { field: 'addresses', got, allowed: 'an address with its prefix length', fix: "Write '10.0.0.5/24'." };
  }
  for (const [field, got, family] of [['gateway4', gateway4, 4], ['gateway6', gateway6, 6]] as const) {
    if (got !== undefined && ipFamily(got) !== family) {
      yield { field, got, allowed: `an IPv${family} address`, fix: 'Write the address without prefix length.' };
    }
  }
  for (const got of nameservers.filter((server) => !ipFamily(server))) {
    yield { field: 'nameservers', got, allowed: 'IP addresses', fix: 'Write the address of the server.' };
  }
}

/** Gateways, routes and DNS are of use only with an address of their family. */
function* reachProblems({ dhcp4, dhcp6, addresses, routes, nameservers = [], searchDomains = [] }: Ethernet): Generator<EthernetProblem> {
  const families = new Set([...dhcp4 ? [4] : [], ...dhcp6 ? [6] : [], ...addresses.map((address) => parseCidr(address)?.family)]);
  for (const { to, via } of routes) {
    const family = parseCidr(to)?.family;
    if (!family || family !== ipFamily(via)) {
      yield {
        field: 'routes',
        got: { to, via },
        allowed: 'a destination in CIDR notation and a gateway of its family',
        fix: "Write { to: '10.0.0.0/8', via: '10.1.0.1' }.",
      };
    } else if (!families.has(family)) {
      yield {
        field: 'routes', got: { to, via }, allowed: `routes while the interface has an IPv${family} address`, fix: `Add dhcp${family} or an address.`,
      };
    }
  }
  if (families.size === 0 && nameservers.length + searchDomains.length > 0) {
    yield {
      field: 'nameservers', got: [...nameservers, ...searchDomains], allowed: 'DNS while the interface has an address', fix: 'Add dhcp4, dhcp6 or an address.',
    };
  }
}
