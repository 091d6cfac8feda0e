import * as kplus from 'cdk8s-plus-28';
import { GuestNetwork, InterfaceModel, InterfaceOptions, InterfaceState, NetworkAttachment } from '../../src/network';
import { guestSpec, newChart } from '../compute/fixture';

const storage = NetworkAttachment.fromNetworkAttachmentName(newChart(), 'storage', 'apps/storage-vlan100');
const multus = { multus: { networkName: 'apps/storage-vlan100' } };

test.each<[string, GuestNetwork, object, object, boolean]>([
  ['masquerade', GuestNetwork.masquerade(), { name: 'default', masquerade: {} }, { name: 'default', pod: {} }, true],
  ['masquerade in full', GuestNetwork.masquerade({
    name: 'primary',
    vmNetworkCidr: '10.8.0.0/24',
    vmIpv6NetworkCidr: 'fd10:0:3::/120',
    ports: [{ port: 8080 }, { port: 53, name: 'dns', protocol: kplus.Protocol.UDP }],
  }), { name: 'primary', masquerade: {}, ports: [{ port: 8080 }, { port: 53, name: 'dns', protocol: 'UDP' }] },
  { name: 'primary', pod: { vmNetworkCIDR: '10.8.0.0/24', vmIPv6NetworkCIDR: 'fd10:0:3::/120' } }, true],
  ['podBridge', GuestNetwork.podBridge(), { name: 'default', bridge: {} }, { name: 'default', pod: {} }, true],
  ['podBridge in full', GuestNetwork.podBridge({ name: 'primary', ports: [{ port: 22, protocol: kplus.Protocol.TCP }] }),
    { name: 'primary', bridge: {}, ports: [{ port: 22, protocol: 'TCP' }] }, { name: 'primary', pod: {} }, true],
  ['bridge', GuestNetwork.bridge('storage', storage), { name: 'storage', bridge: {} }, { name: 'storage', ...multus }, false],
  ['sriov', GuestNetwork.sriov('fast', storage), { name: 'fast', sriov: {} }, { name: 'fast', ...multus }, false],
  ['binding on the pod network', GuestNetwork.binding('l2bridge'), { name: 'default', binding: { name: 'l2bridge' } }, { name: 'default', pod: {} }, true],
  ['binding on a secondary network', GuestNetwork.binding('vhostuser', { name: 'dpdk', attachment: storage }),
    { name: 'dpdk', binding: { name: 'vhostuser' } }, { name: 'dpdk', ...multus }, false],
])('%s', (_, network, iface, net, onPodNetwork) => {
  const { domain, networks } = guestSpec({ networks: [network] });
  expect(domain.devices.interfaces).toEqual([iface]);
  expect(networks).toEqual([net]);
  expect(network.isPodNetwork).toBe(onPodNetwork);
  expect(network.attachment).toBe('multus' in net ? storage : undefined);
  expect(network.isSriov).toBe('sriov' in iface);
});

test.each<[string, InterfaceOptions, object]>([
  ['model virtio', { model: InterfaceModel.VIRTIO }, { model: 'virtio' }],
  ['model e1000', { model: InterfaceModel.E1000 }, { model: 'e1000' }],
  ['model e1000e', { model: InterfaceModel.E1000E }, { model: 'e1000e' }],
  ['model rtl8139', { model: InterfaceModel.RTL8139 }, { model: 'rtl8139' }],
  ['model by name', { model: InterfaceModel.of('igb') }, { model: 'igb' }],
  ['macAddress', { macAddress: '02:00:00:00:64:0a' }, { macAddress: '02:00:00:00:64:0a' }],
  ['bootOrder', { bootOrder: 2 }, { bootOrder: 2 }],
  ['pciAddress', { pciAddress: '0000:81:00.1' }, { pciAddress: '0000:81:00.1' }],
  ['acpiIndex', { acpiIndex: 7 }, { acpiIndex: 7 }],
  ['tag', { tag: 'nfv' }, { tag: 'nfv' }],
  ['state up', { state: InterfaceState.UP }, { state: 'up' }],
  ['state down', { state: InterfaceState.DOWN }, { state: 'down' }],
  ['state absent', { state: InterfaceState.ABSENT }, { state: 'absent' }],
])('%s', (_, options, expected) => {
  const networks = [GuestNetwork.bridge('storage', storage, options)];
  expect(guestSpec({ networks }).domain.devices.interfaces).toEqual([{ name: 'storage', bridge: {}, ...expected }]);
});

test.each(['', 'eth0.100', 'a b', 'ü'])('no network name %j', (name) => {
  const message = `[chart/vm] network name: got ${JSON.stringify(name)}; allowed: letters, digits, - and _. Choose a short name such as "storage".`;
  expect(() => guestSpec({ networks: [GuestNetwork.masquerade({ name })] })).toThrow(new Error(message));
  expect(() => guestSpec({ networks: [GuestNetwork.sriov(name, storage)] })).toThrow(new Error(message));
});

test.each<[InterfaceOptions, string]>([
  [{ gateway: '10.0.0.1' }, 'undefined'],
  [{ nameservers: ['10.0.0.2'] }, 'undefined'],
  [{ addresses: [] }, '[]'],
  [{ addresses: [], gateway: '10.0.0.1' }, '[]'],
])('without an address: %j', (options, got) => {
  expect(() => guestSpec({ networks: [GuestNetwork.bridge('storage', storage, options)] })).toThrow(new Error(
    `[chart/vm] addresses of network "storage": got ${got}; allowed: at least one beside \`gateway\` and \`nameservers\`. `
    + 'Add the address in CIDR notation, or drop the others: DHCP brings its own.'));
});

test('addresses beside dhcp', () => {
  const networks = [GuestNetwork.bridge('storage', storage, { addresses: ['10.0.0.2/24'], dhcp: true })];
  expect(() => guestSpec({ networks })).toThrow('[chart/vm] addresses of network "storage": got ["10.0.0.2/24"]; allowed: none beside `dhcp`.');
});

test.each(['02:00:00:56:00:0a', '02-00-00-56-00-0A', '0200.0056.000a', '02000056000a'])('a MAC address %s', (macAddress) => {
  expect(guestSpec({ networks: [GuestNetwork.masquerade({ macAddress })] }).domain.devices.interfaces[0].macAddress).toBe(macAddress);
});

test.each([
  '', '02:00:00:00:0', '02:00-00:56:00:0a', '02:00:00:56:00:0g', '01:00:5e:00:00:01', 'ff:ff:ff:ff:ff:ff', '00:00:00:00:00:00', '02:00:00:00:00:00:00:01',
])('no MAC address %j', (macAddress) => {
  expect(() => guestSpec({ networks: [GuestNetwork.masquerade({ macAddress })] })).toThrow(new Error(
    `[chart/vm] macAddress of network "default": got "${macAddress}"; allowed: a unicast MAC address (the first byte even) other than zero. `
    + "Write '02:00:00:56:00:0a', or leave it out."));
});
