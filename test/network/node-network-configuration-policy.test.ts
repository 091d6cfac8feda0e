import {
  BondMode, NodeAddressing, NodeInterface, NodeInterfaceState, NodeNetworkConfigurationPolicy, NodeNetworkConfigurationPolicyProps,
} from '../../src/network';
import { newChart, object } from '../compute/fixture';

const spec = (props: NodeNetworkConfigurationPolicyProps) => {
  const chart = newChart();
  new NodeNetworkConfigurationPolicy(chart, 'nodes', props);
  return object(chart, 'NodeNetworkConfigurationPolicy').spec;
};
const state = (...interfaces: NodeInterface[]) => spec({ interfaces }).desiredState.interfaces;

test.each<[string, NodeInterface, object]>([
  ['a Linux bridge', NodeInterface.linuxBridge('br1', { ports: ['ens1'], stp: false, ipv4: NodeAddressing.disabled(), description: 'storage' }), {
    type: 'linux-bridge', state: 'up', description: 'storage', ipv4: { enabled: false }, bridge: { options: { stp: { enabled: false } }, port: [{ name: 'ens1' }] },
  }],
  ['a Linux bridge that speaks the Spanning Tree Protocol', NodeInterface.linuxBridge('br1', { stp: true }), {
    type: 'linux-bridge', state: 'up', bridge: { options: { stp: { enabled: true } }, port: [] },
  }],
  ['a Linux bridge of which nothing is said', NodeInterface.linuxBridge('br1'), {
    type: 'linux-bridge', state: 'up', bridge: { options: { stp: { enabled: false } }, port: [] },
  }],
  ['a bridge of Open vSwitch', NodeInterface.ovsBridge('br1', { ports: ['ens1'], allowExtraPatchPorts: true, stp: true }), {
    type: 'ovs-bridge', state: 'up', bridge: { 'allow-extra-patch-ports': true, 'options': { stp: { enabled: true } }, 'port': [{ name: 'ens1' }] },
  }],
  ['a bond', NodeInterface.bond('br1', { mode: BondMode.ACTIVE_BACKUP, ports: ['ens1', 'ens2'], options: { miimon: '140' }, mtu: 9000 }), {
    'type': 'bond', 'state': 'up', 'mtu': 9000, 'link-aggregation': { mode: 'active-backup', options: { miimon: '140' }, port: ['ens1', 'ens2'] },
  }],
  ['a VLAN', NodeInterface.vlan('br1', { baseInterface: 'bond0', id: 100, ipv4: NodeAddressing.fixed('10.0.0.5/24'), ipv6: NodeAddressing.dhcp() }), {
    type: 'vlan',
    state: 'up',
    vlan: { 'base-iface': 'bond0', 'id': 100 },
    ipv4: { enabled: true, dhcp: false, address: [{ 'ip': '10.0.0.5', 'prefix-length': 24 }] },
    ipv6: { enabled: true, dhcp: true, autoconf: true },
  }],
  ['a card', NodeInterface.ethernet('br1', { ipv4: NodeAddressing.dhcp(), extra: { lldp: { enabled: true } } }), {
    type: 'ethernet', state: 'up', ipv4: { enabled: true, dhcp: true }, lldp: { enabled: true },
  }],
  ['another type', NodeInterface.of('br1', 'vrf', { extra: { vrf: { port: ['ens1'] } } }), { type: 'vrf', state: 'up', vrf: { port: ['ens1'] } }],
  ['what is removed', NodeInterface.linuxBridge('br1', { ports: ['ens1'], state: NodeInterfaceState.ABSENT }), { type: 'linux-bridge', state: 'absent' }],
])('%s', (_, made, expected) => {
  expect(state(made)).toEqual([{ name: 'br1', ...expected }]);
});

test('a policy in full', () => {
  expect(spec({
    nodeSelector: { role: 'worker' },
    maxUnavailable: '2',
    capture: { gateway: 'routes' },
    bridgeMappings: [{ localnet: 'physnet1', bridge: 'br-ex' }],
    desiredState: { routes: { config: [] } },
  })).toEqual({
    nodeSelector: { role: 'worker' },
    maxUnavailable: 2,
    capture: { gateway: 'routes' },
    desiredState: { ovn: { 'bridge-mappings': [{ localnet: 'physnet1', bridge: 'br-ex', state: 'present' }] }, routes: { config: [] } },
  });
});

const bridge = (name: string, ...ports: string[]) => NodeInterface.linuxBridge(name, { ports });

test.each<[string, NodeNetworkConfigurationPolicyProps, string]>([
  ['nothing', {}, '[chart/nodes] interfaces: got undefined; allowed: some state of the nodes.'],
  ['a long name', { interfaces: [bridge('br-storage-vlan1')] }, 'name of a node interface: got "br-storage-vlan1"'],
  ['two of a name', { interfaces: [bridge('br1'), bridge('br1')] }, 'name of a node interface: got "br1"; allowed: one interface of a name.'],
  ['a port in two bridges', { interfaces: [bridge('br1', 'ens1'), bridge('br2', 'ens1')] }, 'ports of br2: got "ens1"'],
  ['a port twice', { interfaces: [bridge('br1', 'ens1', 'ens1')] }, 'ports of br1: got "ens1"; allowed: each port once.'],
  ['a VLAN', { interfaces: [NodeInterface.vlan('v', { baseInterface: 'ens1', id: 0 })] }, 'vlan id of v: got 0'],
  ['an MTU', { interfaces: [NodeInterface.ethernet('e', { mtu: 67 })] }, 'mtu of e: got 67'],
  ['no prefix', { interfaces: [NodeInterface.ethernet('e', { ipv4: NodeAddressing.fixed('10.0.0.1') })] }, 'addresses of e: got "10.0.0.1"'],
  ['a key twice', { interfaces: [bridge('br1')], desiredState: { interfaces: [] } }, 'desiredState: got "interfaces"'],
  ['maxUnavailable', { interfaces: [bridge('br1')], maxUnavailable: '101%' }, 'maxUnavailable: got "101%"'],
])('%s is refused', (_, props, message) => {
  expect(() => spec(props)).toThrow(message);
});
