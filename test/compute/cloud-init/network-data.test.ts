import { load } from 'js-yaml';
import { NetworkData, type NetworkDataEthernet } from '../../../src/compute/cloud-init';
import { messagesOf, problemsOf } from '../../../src/usage-error';

const MAC = '02:00:00:00:64:0a';

function twoPlanes(): NetworkData {
  return new NetworkData({ ethernets: [{ name: 'enp1s0', dhcp4: true }, { name: 'storage', macAddress: MAC, addresses: ['10.100.0.10/24'] }] });
}

const ALL_OPTIONS: NetworkDataEthernet = {
  name: 'lan',
  macAddress: '02-00-00-00-64-0A',
  setName: 'lan0',
  dhcp6: true,
  dhcp4: false,
  addresses: ['10.100.0.10/24', '10.100.0.11/24', 'fd00::10/64'],
  gateway4: '10.100.0.1',
  gateway6: 'fd00::1',
  routes: [{ to: '10.56.0.0/16', via: '10.100.0.2', metric: 50 }],
  nameservers: ['10.100.0.53', 'fd00::53'],
  searchDomains: ['example.com'],
  mtu: 9000,
};
const SLOW: NetworkDataEthernet = { name: 'slow', dhcp4: true, optional: true };

test('netplan: two planes', () => {
  expect(twoPlanes().toYaml()).toBe(`version: 2
ethernets:
  enp1s0:
    dhcp4: true
  storage:
    match:
      macaddress: ${MAC}
    addresses:
      - 10.100.0.10/24
`);
});

test('netplan: all options; gateways are routes', () => {
  expect(load(new NetworkData({ ethernets: [ALL_OPTIONS, SLOW] }).toYaml())).toEqual({
    version: 2,
    ethernets: {
      lan: {
        'match': { macaddress: MAC },
        'set-name': 'lan0',
        'dhcp4': false,
        'dhcp6': true,
        'addresses': ['10.100.0.10/24', '10.100.0.11/24', 'fd00::10/64'],
        'routes': [
          { to: '0.0.0.0/0', via: '10.100.0.1' }, { to: '::/0', via: 'fd00::1' }, { to: '10.56.0.0/16', via: '10.100.0.2', metric: 50 },
        ],
        'nameservers': { addresses: ['10.100.0.53', 'fd00::53'], search: ['example.com'] },
        'mtu': 9000,
      },
      slow: { dhcp4: true, optional: true },
    },
  });
});

test('netplan: a MAC address of digits only stays text', () => {
  expect(new NetworkData({ ethernets: [{ name: 'a', macAddress: '52:54:00:12:34:56' }] }).toYaml()).toContain("macaddress: '52:54:00:12:34:56'\n");
});

test('OpenStack: two planes', () => {
  expect(JSON.parse(twoPlanes().toOpenStackJson())).toEqual({
    links: [{ id: 'enp1s0', type: 'phy', name: 'enp1s0' }, { id: 'storage', type: 'phy', ethernet_mac_address: MAC }],
    networks: [
      { id: 'enp1s0-0', link: 'enp1s0', type: 'ipv4_dhcp' },
      { id: 'storage-0', link: 'storage', type: 'ipv4', ip_address: '10.100.0.10', netmask: '255.255.255.0' },
    ],
    services: [],
  });
});

test('OpenStack: all options; routes on the first network of their family, DNS on the first network', () => {
  expect(JSON.parse(new NetworkData({ ethernets: [ALL_OPTIONS] }).toOpenStackJson())).toEqual({
    links: [{ id: 'lan', type: 'phy', name: 'lan0', ethernet_mac_address: MAC, mtu: 9000 }],
    networks: [
      {
        id: 'lan-0',
        link: 'lan',
        type: 'ipv6_dhcp',
        routes: [{ network: '::', netmask: '::', gateway: 'fd00::1' }],
        services: [{ type: 'dns', address: '10.100.0.53' }, { type: 'dns', address: 'fd00::53' }],
        dns_search: ['example.com'],
      },
      {
        id: 'lan-1',
        link: 'lan',
        type: 'ipv4',
        ip_address: '10.100.0.10',
        netmask: '255.255.255.0',
        routes: [
          { network: '0.0.0.0', netmask: '0.0.0.0', gateway: '10.100.0.1' },
          { network: '10.56.0.0', netmask: '255.255.0.0', gateway: '10.100.0.2', metric: 50 },
        ],
      },
      { id: 'lan-2', link: 'lan', type: 'ipv4', ip_address: '10.100.0.11', netmask: '255.255.255.0' },
      { id: 'lan-3', link: 'lan', type: 'ipv6', ip_address: 'fd00::10', netmask: 'ffff:ffff:ffff:ffff::' },
    ],
    services: [],
  });
});

test('OpenStack has no word for optional', () => {
  expect(new NetworkData({ ethernets: [SLOW] }).toOpenStackJson()).not.toContain('optional');
});

/** Everything wrong with these interfaces, as the workload that takes them reports it. */
const messages = (...ethernets: NetworkDataEthernet[]) => messagesOf(problemsOf(new NetworkData({ ethernets })));

test.each(['02:00:00:00:64:0a', '02-00-00-00-64-0A', '0200.0000.640A', '02000000640a'])('a MAC address %s', (macAddress) => {
  const data = new NetworkData({ ethernets: [{ name: 'a', macAddress, dhcp4: true }] });
  expect(data.toYaml()).toContain('macaddress: 02:00:00:00:64:0a\n');
  expect(problemsOf(data)).toEqual([]);
});

test.each<[string, Omit<NetworkDataEthernet, 'name'>, string]>([
  ['a short MAC', { macAddress: '02:00:00:00:64' }, 'macAddress of interface \"eth0\": got "02:00:00:00:64"'],
  ['a MAC of zeros', { macAddress: '00:00:00:00:00:00' }, 'macAddress of interface \"eth0\": got "00:00:00:00:00:00"'],
  ['a MAC of mixed separators', { macAddress: '02:00-00:56:00:0a' }, 'macAddress of interface "eth0": got "02:00-00:56:00:0a"'],
  ['a multicast MAC', { macAddress: '01:00:5e:00:00:01' }, 'macAddress of interface \"eth0\": got "01:00:5e:00:00:01"; allowed: a unicast MAC address other than zero'],
  ['the broadcast MAC', { macAddress: 'ff:ff:ff:ff:ff:ff' }, 'macAddress of interface \"eth0\": got "ff:ff:ff:ff:ff:ff"'],
  ['a static address without MAC', { addresses: ['10.0.0.5/24'] }, 'macAddress of interface \"eth0\": got undefined'],
  ['a new name without MAC', { setName: 'lan0', dhcp4: true }, 'macAddress of interface \"eth0\": got undefined'],
  ['a name longer than the kernel takes', { macAddress: MAC, setName: 'a-name-too-long-' }, 'setName of interface \"eth0\": got "a-name-too-long-"'],
  ['an address without prefix', { macAddress: MAC, addresses: ['10.0.0.5'] }, 'addresses of interface \"eth0\": got "10.0.0.5"'],
  ['a prefix too long', { macAddress: MAC, addresses: ['10.0.0.5/33'] }, 'addresses of interface \"eth0\": got "10.0.0.5/33"'],
  ['a gateway with prefix', { dhcp4: true, gateway4: '10.0.0.1/24' }, 'gateway4 of interface \"eth0\": got "10.0.0.1/24"; allowed: an IPv4 address'],
  ['an IPv6 gateway for IPv4', { dhcp4: true, gateway4: 'fd00::1' }, 'gateway4 of interface \"eth0\": got "fd00::1"'],
  ['an IPv4 gateway for IPv6', { dhcp6: true, gateway6: '10.0.0.1' }, 'gateway6 of interface \"eth0\": got "10.0.0.1"'],
  ['a gateway without an address of its family', { dhcp6: true, gateway4: '10.0.0.1' }, 'routes of interface \"eth0\": got {"to":"0.0.0.0/0","via":"10.0.0.1"}'],
  ['a route to a host name', { dhcp4: true, routes: [{ to: 'default', via: '10.0.0.1' }] }, 'routes of interface \"eth0\": got {"to":"default","via":"10.0.0.1"}'],
  ['a route of mixed families', { dhcp4: true, routes: [{ to: '10.0.0.0/8', via: 'fd00::1' }] }, 'routes of interface \"eth0\": got'],
  ['a name for a name server', { dhcp4: true, nameservers: ['dns.example.com'] }, 'nameservers of interface \"eth0\": got "dns.example.com"'],
  ['DNS without an address', { macAddress: MAC, searchDomains: ['example.com'] }, 'nameservers of interface \"eth0\": got ["example.com"]'],
  ['a small MTU', { dhcp4: true, mtu: 67 }, 'mtu of interface \"eth0\": got 67'],
  ['a fractional MTU', { dhcp4: true, mtu: 1500.5 }, 'mtu of interface \"eth0\": got 1500.5'],
])('refuses %s', (_, options, message) => {
  expect(messages({ name: 'eth0', ...options })).toEqual([expect.stringContaining(message)]);
});

test.each<[string, NetworkDataEthernet, string]>([
  ['a name twice', { name: 'lan', dhcp4: true }, 'name of an interface: got "lan"; allowed: one interface of a name and of a MAC address. Merge the two.'],
  ['a MAC twice', { name: 'other', macAddress: MAC.toUpperCase() }, `macAddress of an interface: got "${MAC}"; allowed`],
  ['a name that is no interface, without MAC', { name: 'an interface', dhcp4: true }, 'name of interface "an interface": got "an interface"'],
])('refuses %s', (_, ethernet, message) => {
  expect(messages({ name: 'lan', macAddress: MAC }, ethernet)).toEqual([expect.stringContaining(message)]);
});

test('reports everything at once', () => {
  expect(messages({ name: 'a', addresses: ['10.0.0.5/24'], mtu: 1 }, { name: 'b', dhcp4: true, nameservers: ['x'] })).toHaveLength(3);
});

test('a text is as it was given', () => {
  const text = 'version: 2\nbonds:\n  bond0: {interfaces: [enp1s0, enp2s0]}\n';
  const networkData = NetworkData.fromText(text);
  expect([networkData.toYaml(), networkData.toOpenStackJson(), networkData.ethernets]).toEqual([text, text, []]);
  expect(problemsOf(NetworkData.fromText(' ')).map(({ what }) => what)).toEqual(['NetworkData.fromText']);
});
