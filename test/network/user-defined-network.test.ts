import {
  ClusterUserDefinedNetwork, GuestNetwork, Layer2NetworkOptions, Layer3NetworkOptions, LocalnetNetworkOptions, UserDefinedNetwork,
  UserDefinedNetworkRole as Role, UserDefinedNetworkTopology,
} from '../../src/network';
import { guestSpec, newChart, object, vmSpec } from '../compute/fixture';

const spec = (topology: UserDefinedNetworkTopology) => {
  const chart = newChart();
  new UserDefinedNetwork(chart, 'net', { topology });
  return object(chart, 'UserDefinedNetwork');
};
const shared = (topology: UserDefinedNetworkTopology, namespaceLabels = { tenant: 'a' }) => {
  const chart = newChart();
  new ClusterUserDefinedNetwork(chart, 'net', { topology, namespaceLabels });
  return object(chart, 'ClusterUserDefinedNetwork').spec;
};
const primary = (options: Partial<Layer2NetworkOptions> = {}) => (
  UserDefinedNetworkTopology.layer2({ role: Role.PRIMARY, subnets: ['10.1.0.0/16', 'fd00::/64'], ...options })
);
const layer3 = (options: Partial<Layer3NetworkOptions> = {}) => (
  UserDefinedNetworkTopology.layer3({ role: Role.PRIMARY, subnets: [{ cidr: '10.1.0.0/16', hostSubnet: 24 }], ...options })
);
const localnet = (options: Partial<LocalnetNetworkOptions> = {}) => UserDefinedNetworkTopology.localnet({ physicalNetworkName: 'physnet1', ...options });

test('a layer-2 network in full', () => {
  expect(spec(primary({
    persistentIps: true,
    mtu: 1400,
    joinSubnets: ['100.70.0.0/16'],
    defaultGatewayIps: ['10.1.0.1', 'fd00::1'],
    reservedSubnets: ['10.1.1.0/24'],
    infrastructureSubnets: ['10.1.0.0/28', 'fd00::/120'],
  }))).toEqual({
    apiVersion: 'k8s.ovn.org/v1',
    kind: 'UserDefinedNetwork',
    metadata: { name: 'net', namespace: 'apps' },
    spec: {
      topology: 'Layer2',
      layer2: {
        role: 'Primary',
        subnets: ['10.1.0.0/16', 'fd00::/64'],
        ipam: { lifecycle: 'Persistent' },
        mtu: 1400,
        joinSubnets: ['100.70.0.0/16'],
        defaultGatewayIPs: ['10.1.0.1', 'fd00::1'],
        reservedSubnets: ['10.1.1.0/24'],
        infrastructureSubnets: ['10.1.0.0/28', 'fd00::/120'],
      },
    },
  });
});

test('a layer-2 network without addresses', () => {
  expect(spec(UserDefinedNetworkTopology.layer2({ role: Role.SECONDARY })).spec).toEqual({
    topology: 'Layer2', layer2: { role: 'Secondary', ipam: { mode: 'Disabled' } },
  });
});

test('a layer-3 network', () => {
  expect(spec(layer3()).spec).toEqual({ topology: 'Layer3', layer3: { role: 'Primary', subnets: [{ cidr: '10.1.0.0/16', hostSubnet: 24 }] } });
});

test('a localnet network of several namespaces', () => {
  expect(shared(localnet({ vlan: 100, subnets: ['10.1.0.0/16'], excludeSubnets: ['10.1.0.1/32'], mtu: 9000 }))).toEqual({
    namespaceSelector: { matchLabels: { tenant: 'a' } },
    network: {
      topology: 'Localnet',
      localnet: {
        role: 'Secondary',
        physicalNetworkName: 'physnet1',
        vlan: { mode: 'Access', access: { id: 100 } },
        subnets: ['10.1.0.0/16'],
        excludeSubnets: ['10.1.0.1/32'],
        mtu: 9000,
      },
    },
  });
});

test.each<[string, () => unknown, string]>([
  ['localnet in one namespace', () => spec(localnet()), '[chart/net] topology: got "Localnet"; allowed: layer2, layer3.'],
  ['a primary without addresses', () => spec(primary({ subnets: [] })), 'subnets: got []; allowed: at least one on a primary network.'],
  ['no CIDR', () => spec(primary({ subnets: ['10.1.0.0'] })), 'subnets: got "10.1.0.0"'],
  ['two subnets of a family', () => spec(primary({ subnets: ['10.1.0.0/16', '10.2.0.0/16'] })), 'allowed: one of each IP family.'],
  ['persistent addresses of nobody', () => shared(localnet({ persistentIps: true })), 'persistentIps: got true'],
  ['a small packet of IPv6', () => spec(primary({ mtu: 1279 })), 'mtu: got 1279; allowed: a whole number from 1280 to 65536.'],
  ['a small packet', () => spec(primary({ subnets: ['10.1.0.0/16'], mtu: 575 })), 'mtu: got 575; allowed: a whole number from 576'],
  ['a router of a secondary', () => spec(UserDefinedNetworkTopology.layer2({ role: Role.SECONDARY, joinSubnets: ['100.70.0.0/16'] })),
    'joinSubnets: got ["100.70.0.0/16"]; allowed: none on a secondary network.'],
  ['a gateway elsewhere', () => spec(primary({ defaultGatewayIps: ['10.2.0.1', 'fd00::1'] })), 'defaultGatewayIps: got "10.2.0.1"'],
  ['a gateway too few', () => spec(primary({ defaultGatewayIps: ['10.1.0.1'] })), 'allowed: one for each subnet'],
  ['a part that is larger', () => spec(primary({ reservedSubnets: ['10.0.0.0/8'] })), 'reservedSubnets: got "10.0.0.0/8"'],
  ['a host subnet as large as all', () => spec(layer3({ subnets: [{ cidr: '10.1.0.0/16', hostSubnet: 16 }] })), 'allowed: a whole number from 17 to 31.'],
  ['no subnet', () => spec(layer3({ subnets: [] })), 'subnets: got []'],
  ['a VLAN', () => shared(localnet({ vlan: 4095 })), 'vlan: got 4095'],
  ['a comma', () => shared(localnet({ physicalNetworkName: 'a,b' })), 'physicalNetworkName: got "a,b"'],
])('%s is refused', (_, make, message) => {
  expect(make).toThrow(message);
});

test('names by which guests are attached', () => {
  const chart = newChart();
  const one = new UserDefinedNetwork(chart, 'one', { topology: primary() });
  const all = new ClusterUserDefinedNetwork(chart, 'all', { topology: localnet(), namespaceLabels: {} });
  expect([one, all].map(({ networkName, isPrimary }) => [networkName, isPrimary])).toEqual([['apps/one', true], ['all', false]]);
  expect(UserDefinedNetwork.fromUserDefinedNetworkName(chart, 'a', 'x/a').networkName).toBe('x/a');
  expect(ClusterUserDefinedNetwork.fromClusterUserDefinedNetworkName(chart, 'b', 'b').networkName).toBe('b');
  expect(() => guestSpec({ networks: [GuestNetwork.bridge('net', one)] })).toThrow('attachment of network "net": got "apps/one"; allowed: a secondary network.');
});

test('a guest on a primary network, with an address', () => {
  const { template } = vmSpec({ networks: [GuestNetwork.l2bridge({ name: 'net', preconfiguredAddresses: ['10.1.0.10', 'fd00::10'] })], annotations: { a: 'b' } });
  expect(template.metadata.annotations).toEqual({ 'a': 'b', 'network.kubevirt.io/addresses': '{"net":["10.1.0.10","fd00::10"]}' });
  expect(template.spec.domain.devices.interfaces).toEqual([{ name: 'net', binding: { name: 'l2bridge' } }]);
  expect(() => vmSpec({ networks: [GuestNetwork.l2bridge({ preconfiguredAddresses: ['10.1.0.10/16'] })] }))
    .toThrow('preconfiguredAddresses of network "default": got "10.1.0.10/16"; allowed: IP addresses without prefix.');
});

test('passt, and options of DHCP', () => {
  const dhcpOptions = { bootFileName: 'a', tftpServerName: 'b', ntpServers: ['10.0.0.1'], privateOptions: [{ option: 240, value: 'x' }] };
  expect(guestSpec({ networks: [GuestNetwork.passt({ dhcpOptions })] }).domain.devices.interfaces).toEqual([{ name: 'default', passtBinding: {}, dhcpOptions }]);
});
