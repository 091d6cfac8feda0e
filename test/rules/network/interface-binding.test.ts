import { FindingLevel } from '../../../src/rules/finding-level';
import { gates } from '../gates';
import { guestTable } from '../guest-table';
import { instance, pool, replicaSet, virtualMachine, says } from '../judge';
import { reportedFields } from '../reported-fields';

says({
  'interface-binding/references-plugin': { level: FindingLevel.UNSTARTABLE, allowed: ['a, b', 'none: the KubeVirt CR registers no plugin'] },
  'interface-binding/excludes-reserved-mac': { allowed: 'any other address' },
  'interface-binding/requires-bridge-permission': {
    allowed: 'masquerade',
    reported: 'spec.template.spec.domain.devices.interfaces[0].name',
  },
  'interface-binding/excludes-removed-binding': {
    level: [undefined, FindingLevel.UNSTARTABLE],
    allowed: 'bridge, masquerade, sriov, passtBinding, binding',
    reported: [
      undefined,
      'spec.domain.devices.interfaces[0].macvtap',
      'spec.domain.devices.interfaces[0].passt',
      'spec.domain.devices.interfaces[0].slirp',
    ],
  },
  'interface-binding/requires-gate-for-passt': {
    allowed: 'only while the feature gate PasstBinding is on',
    reported: 'spec.template.spec.domain.devices.interfaces[0].name',
  },
  'interface-binding/requires-pod-network': { allowed: 'a network with pod: {}', reported: 'spec.template.spec.domain.devices.interfaces[0].name' },
  'interface/references-network': { allowed: 'the name of a network; there are no networks' },
  'interface/requires-one-binding': { allowed: 'exactly one of bridge, masquerade, sriov, passtBinding, binding' },
});

const pod = { name: 'default', pod: {} };
const lan = { name: 'lan', multus: { networkName: 'a/b' } };
const plugged = (entry: object, network: object = pod) => ({ domain: { devices: { interfaces: [{ name: 'default', ...entry }] } }, networks: [network] });
const at = 'domain.devices.interfaces[0]';

describe('interface-binding/excludes-removed-binding', () => {
  guestTable([
    ['slirp', plugged({ slirp: {} }), ['interface-binding/excludes-removed-binding', `${at}.slirp`, '{}']],
    ['passt', plugged({ passt: {} }), ['interface-binding/excludes-removed-binding', `${at}.passt`, '{}']],
    ['macvtap beside masquerade', plugged({ macvtap: {}, masquerade: {} }), ['interface-binding/excludes-removed-binding', `${at}.macvtap`, '{}']],
  ]);
  describe('of an instance', () => guestTable([
    ['slirp', plugged({ slirp: {} }), ['interface-binding/excludes-removed-binding', `${at}.slirp`, '{}']],
  ], instance, 'spec'));
  describe('of a replica set, where it is one too many only for the instance', () => guestTable([
    ['macvtap beside masquerade', plugged({ macvtap: {}, masquerade: {} }), ['interface-binding/excludes-removed-binding', `${at}.macvtap`, '{}']],
    ['macvtap alone', plugged({ macvtap: {} }), ['interface/requires-one-binding', at, 'nothing'], ['interface-binding/excludes-removed-binding', `${at}.macvtap`, '{}']],
  ], replicaSet));
  describe('of a pool, which makes VMs', () => guestTable([
    ['macvtap beside masquerade', plugged({ macvtap: {}, masquerade: {} }), ['interface-binding/excludes-removed-binding', `${at}.macvtap`, '{}']],
  ], pool, 'spec.virtualMachineTemplate.spec.template.spec'));
  test('KubeVirt leaves out the template of a VM', () => {
    expect(reportedFields(virtualMachine(plugged({ slirp: {} })))).toEqual([['interface-binding/excludes-removed-binding', `spec.${at}.slirp`]]);
    expect(reportedFields(instance(plugged({ slirp: {} })))).toEqual([['interface-binding/excludes-removed-binding', `spec.${at}.slirp`]]);
  });
  test('a pool and a replica set make what KubeVirt reports so', () => {
    const twofold = plugged({ slirp: {}, masquerade: {} });
    expect(reportedFields(pool(twofold))).toEqual([['interface-binding/excludes-removed-binding', `spec.${at}.slirp`]]);
    expect(reportedFields(replicaSet(twofold))).toEqual([['interface-binding/excludes-removed-binding', `spec.${at}.slirp`]]);
  });
});

describe('interface-binding/requires-pod-network', () => {
  const onLan = (entry: object) => plugged({ ...entry, name: 'lan' }, lan);
  guestTable([
    ['masquerade on the pod network is accepted', plugged({ masquerade: {} })],
    ['bridge on a secondary network is accepted', onLan({ bridge: {} })],
    ['masquerade on a secondary network is refused', onLan({ masquerade: {} }),
      ['interface-binding/requires-pod-network', `${at}.masquerade`, 'network lan is not the pod network']],
    ['masquerade without a network is a mistake of another kind', { domain: { devices: { interfaces: [{ name: 'x', masquerade: {} }] } } },
      ['interface/references-network', `${at}.name`, 'x']],
    ['passtBinding on a secondary network is refused', onLan({ passtBinding: {} }),
      ['interface-binding/requires-pod-network', `${at}.passtBinding`, 'network lan is not the pod network']],
  ], virtualMachine, 'spec.template.spec', gates('PasstBinding'));
  test('KubeVirt reports the name', () => {
    expect(reportedFields(pool(onLan({ masquerade: {} })))).toEqual([
      ['interface-binding/requires-pod-network', `spec.virtualMachineTemplate.spec.template.spec.${at}.name`],
    ]);
  });
});

describe('interface-binding/references-plugin', () => {
  const plugin = (name: string) => plugged({ binding: { name } });
  const rule = 'interface-binding/references-plugin';
  guestTable([['any plugin is admitted where it is not known which are registered', plugin('x')]]);
  describe('where it is known', () => guestTable([
    ['a registered one is admitted', plugin('a')],
    ['a binding of KubeVirt itself is admitted', plugged({ masquerade: {} })],
    ['another one never starts', plugin('x'), [rule, `${at}.binding.name`, 'x']],
  ], virtualMachine, undefined, { networkBindings: ['a', 'b'] }));
  describe('where none is', () => guestTable([['none starts', plugin('a'), [rule, `${at}.binding.name`, 'a']]], replicaSet, undefined, { networkBindings: [] }));
});

describe('interface-binding/requires-bridge-permission', () => {
  const rule = 'interface-binding/requires-bridge-permission';
  const forbidding = { permitBridgeInterfaceOnPodNetwork: false };
  guestTable([['bridge is permitted by default', plugged({ bridge: {} })], ['nothing, which is bridge, is permitted by default', {}]]);
  describe('where it is not', () => guestTable([
    ['masquerade is accepted', plugged({ masquerade: {} })],
    ['bridge on a secondary network is accepted', plugged({ name: 'lan', bridge: {} }, lan)],
    ['bridge', plugged({ bridge: {} }), [rule, `${at}.bridge`, 'bridge on network default, the pod network']],
    ['nothing, which is bridge', {}, [rule, `${at}.bridge`, 'bridge on network default, the pod network']],
    ['no network at all is accepted', { domain: { devices: { autoattachPodInterface: false } } }],
  ], virtualMachine, 'spec.template.spec', forbidding));
  test('KubeVirt reports the name', () => {
    expect(reportedFields(pool(plugged({ bridge: {} })), forbidding)).toEqual([[rule, `spec.virtualMachineTemplate.spec.template.spec.${at}.name`]]);
  });
});

describe('interface-binding/excludes-reserved-mac', () => {
  const reserved = '02:00:00:00:00:00';
  guestTable([
    ['another address is accepted', plugged({ masquerade: {}, macAddress: '02:00:00:00:00:01' })],
    ['the address in another notation is accepted', plugged({ masquerade: {}, macAddress: '02-00-00-00-00-00' })],
    ['the address without masquerade is accepted', plugged({ bridge: {}, macAddress: reserved })],
    ['the address with masquerade is refused', plugged({ masquerade: {}, macAddress: reserved }), ['interface-binding/excludes-reserved-mac', `${at}.macAddress`, reserved]],
  ]);
});

describe('interface-binding/requires-gate-for-passt', () => {
  guestTable([['is accepted while the gate is on', plugged({ passtBinding: {} })]], virtualMachine, 'spec.template.spec', gates('PasstBinding'));
  guestTable([
    ['is refused while the gate is off', plugged({ passtBinding: {} }), ['interface-binding/requires-gate-for-passt', `${at}.passtBinding`, '{}']],
  ], virtualMachine, 'spec.template.spec', gates());
});
