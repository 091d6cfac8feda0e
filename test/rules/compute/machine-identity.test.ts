import { FindingLevel } from '../../../src/rules/finding-level';
import { instance, merged, pool, replicaSet, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, machine, object } from '../workload-table';

const UNIQUE = 'machine-identity/is-unique';
const REPLICAS = 'machine-identity/is-unique-among-replicas';

says({
  [UNIQUE]: {
    level: FindingLevel.ADVISED,
    allowed: [
      'a MAC address that VirtualMachine vm does not have',
      'a MAC address that another interface does not have',
      'a MAC address that VirtualMachine y/vm does not have',
      'a firmware UUID that VirtualMachine vm does not have',
      'a firmware UUID that VirtualMachine y/vm does not have',
      'a firmware UUID that VirtualMachine vm-0 does not have',
      'a firmware UUID that VirtualMachineInstance t does not have',
      'a serial number that VirtualMachine vm does not have',
      'a serial number that VirtualMachine y/vm does not have',
      'a serial number that VirtualMachineInstanceReplicaSet t does not have',
    ],
  },
  [REPLICAS]: {
    level: FindingLevel.ADVISED,
    allowed: ['no MAC address in the template', 'no firmware UUID in the template', 'no serial number in the template'],
  },
});

const firmware = (fields: object) => ({ domain: { firmware: fields } });
/** Interfaces on these networks: `pod` masqueraded, `bridged` to the pod network, or attached by NetworkAttachmentDefinitions. */
const on = (...plugs: [network: string, macAddress?: string][]) => ({
  domain: {
    devices: {
      interfaces: plugs.map(([network, macAddress], i) => (
        { name: `n${i}`, ...network === 'pod' ? { masquerade: {} } : network === 'plugin' ? { binding: { name: 'passt' } } : { bridge: {} }, macAddress }
      )),
    },
  },
  networks: plugs.map(([network], i) => (
    { name: `n${i}`, ...['pod', 'bridged', 'plugin'].includes(network) ? { pod: {} } : { multus: { networkName: network } } }
  )),
});
const other = (fragment: object) => machine(fragment, {}, { metadata: { name: 'vm-2' } });
/** The first VM is of namespace y, others of x. */
const first = (fragment: object) => machine(fragment, {}, { metadata: { namespace: 'y' } });
const attachment = (namespace: string, name: string, config: object | string) => object(
  'k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', name, { config: typeof config === 'string' ? config : JSON.stringify(config) }, { namespace },
);
const owned = (manifest: Json, kind: string, name: string) => merged(manifest, {
  metadata: { namespace: 'x', ownerReferences: [{ apiVersion: 'kubevirt.io/v1', kind, name, uid: 'u' }] },
});
const UUID = 'cc9c762c-f098-5fda-bef1-b0a0d254b782';
const MAC = '02:00:5e:10:00:01';
const PATH = 'spec.template.spec.domain';
const NIC = (i: number) => `${PATH}.devices.interfaces[${i}].macAddress`;

describe(UNIQUE, () => {
  appTable('machine-identity', [
    ['two VMs with different ones', [
      machine(firmware({ uuid: UUID, serial: 'a' })), other(firmware({ uuid: UUID.replace('c', 'd'), serial: 'b' })),
    ]],
    ['two VMs without any', [machine(on(['m'])), other(on(['m']))]],
    ['a UUID that is the serial number of another VM', [machine(firmware({ uuid: UUID })), other(firmware({ serial: UUID }))]],
    ['serial numbers that differ in their case', [machine(firmware({ serial: 'serial-a' })), other(firmware({ serial: 'SERIAL-A' }))]],
    ['one UUID, in capitals', [machine(firmware({ uuid: UUID })), other(firmware({ uuid: UUID.toUpperCase() }))],
      [UNIQUE, `${PATH}.firmware.uuid`, UUID.toUpperCase()]],
    ['one UUID, without dashes', [machine(firmware({ uuid: UUID })), other(firmware({ uuid: UUID.replaceAll('-', '') }))],
      [UNIQUE, `${PATH}.firmware.uuid`, UUID.replaceAll('-', '')]],
    ['one UUID of an instance and a VM', [instance(firmware({ uuid: UUID })), machine(firmware({ uuid: UUID }))],
      [UNIQUE, `${PATH}.firmware.uuid`, UUID]],
    ['one serial number', [machine(firmware({ serial: 'a' })), other(firmware({ serial: 'a' }))],
      [UNIQUE, `${PATH}.firmware.serial`, 'a']],
    ['one UUID in two namespaces', [first(firmware({ uuid: UUID })), other(firmware({ uuid: UUID }))],
      [UNIQUE, `${PATH}.firmware.uuid`, UUID]],
    ['one UUID of three VMs is told of the first', ['vm', 'vm-2', 'vm-3'].map((name) => machine(firmware({ uuid: UUID }), {}, { metadata: { name } })),
      [UNIQUE, `${PATH}.firmware.uuid`, UUID], [UNIQUE, `${PATH}.firmware.uuid`, UUID]],
    ['one serial number in two namespaces', [first(firmware({ serial: 'a' })), machine(firmware({ serial: 'a' }))],
      [UNIQUE, `${PATH}.firmware.serial`, 'a']],
    ['a VM that receives the guest of another', [
      first(firmware({ uuid: UUID, serial: 'a' })), merged(machine(firmware({ uuid: UUID, serial: 'a' })), { spec: { runStrategy: 'WaitAsReceiver' } }),
    ]],
    ['a VM and its instance', [machine(firmware({ uuid: UUID })), merged(instance(firmware({ uuid: UUID })), { metadata: { name: 'vm', namespace: 'x' } })]],
    ['an instance and its VM', [merged(instance(firmware({ uuid: UUID })), { metadata: { name: 'vm', namespace: 'x' } }), machine(firmware({ uuid: UUID }))]],
    ['a VM and an instance of its name elsewhere', [
      first(firmware({ uuid: UUID })), merged(instance(firmware({ uuid: UUID })), { metadata: { name: 'vm', namespace: 'x' } }),
    ], [UNIQUE, 'spec.domain.firmware.uuid', UUID]],
    ['a pool, its VM and the instance of that', [
      merged(pool(firmware({ uuid: UUID })), { metadata: { namespace: 'x' } }),
      owned(machine(firmware({ uuid: UUID }), {}, { metadata: { name: 't-0' } }), 'VirtualMachinePool', 't'),
      owned(merged(instance(firmware({ uuid: UUID })), { metadata: { name: 't-0' } }), 'VirtualMachine', 't-0'),
    ]],
    ['two VMs of one pool', ['vm-0', 'vm-1'].map((name) => owned(machine(firmware({ uuid: UUID }), {}, { metadata: { name } }), 'VirtualMachinePool', 't')),
      [UNIQUE, `${PATH}.firmware.uuid`, UUID]],
    ['a replica set and an instance of its name that it does not own', [replicaSet(firmware({ serial: 'a' })), instance(firmware({ serial: 'a' }))],
      [UNIQUE, 'spec.domain.firmware.serial', 'a']],
    ['one MAC address of two interfaces', [other(on(['pod', MAC], ['m', MAC]))], [UNIQUE, NIC(1), MAC]],
    ['one MAC address of two interfaces on one network', [other(on(['m', MAC], ['m', MAC]))], [UNIQUE, NIC(1), MAC]],
    ['one MAC address, written differently', [machine(on(['m', MAC])), other(on(['pod'], ['m', '02-00-5E-10-00-01']))],
      [UNIQUE, NIC(1), '02-00-5E-10-00-01']],
    ['one MAC address of two masqueraded interfaces', [machine(on(['pod', MAC])), other(on(['pod', MAC]))]],
    ['one MAC address of two interfaces behind a plugin on the pod network', [machine(on(['plugin', MAC])), other(on(['plugin', MAC]))]],
    ['one MAC address, masqueraded and not', [machine(on(['pod', MAC])), other(on(['m', MAC]))]],
    ['one MAC address bridged to the pod network', [machine(on(['bridged', MAC])), other(on(['bridged', MAC]))], [UNIQUE, NIC(0), MAC]],
    ['one MAC address, bridged and masqueraded', [machine(on(['bridged', MAC])), other(on(['pod', MAC]))]],
    ['one MAC address on two networks', [machine(on(['m', MAC])), other(on(['o', MAC]))]],
    ['one MAC address on networks of one name in two namespaces', [first(on(['m', MAC])), machine(on(['m', MAC]))]],
    ['one MAC address on one network, named with and without namespace', [first(on(['x/m', MAC])), machine(on(['m', MAC]))], [UNIQUE, NIC(0), MAC]],
    ['one MAC address on one network of a third namespace', [first(on(['z/m', MAC])), machine(on(['z/m', MAC]))], [UNIQUE, NIC(0), MAC]],
    ['an interface without network', [machine({ ...on(['m', MAC]), networks: [] }), other({ ...on(['m', MAC]), networks: [] })]],
  ]);

  const joined = (one: object | string, two: object | string) => [
    attachment('y', 'm', one), attachment('x', 'm', two), first(on(['m', MAC])), machine(on(['m', MAC])),
  ];
  const bridge = (fields: object = {}) => ({ name: 'any', type: 'bridge', bridge: 'br1', ...fields });
  const ovn = (name: string) => ({ name, type: 'ovn-k8s-cni-overlay', topology: 'localnet' });
  const CLASH: Verdict = [UNIQUE, NIC(0), MAC];
  appTable('machine-identity', [
    ['one bridge', joined(bridge(), bridge({ name: 'other' })), CLASH],
    ['one bridge of cnv-bridge', joined(bridge({ type: 'cnv-bridge' }), bridge({ type: 'cnv-bridge' })), CLASH],
    ['one bridge of Open vSwitch', joined(bridge({ type: 'ovs', vlan: 5 }), bridge({ type: 'ovs', vlan: 5 })), CLASH],
    ['one bridge in a chain', joined({ name: 'any', plugins: [bridge(), { type: 'tuning' }] }, bridge()), CLASH],
    ['one parent of macvlan', joined({ type: 'macvlan', master: 'eth1' }, { type: 'macvlan', master: 'eth1' }), CLASH],
    ['one network of OVN', joined(ovn('a'), ovn('a')), CLASH],
    ['one VLAN', joined(bridge({ vlan: 5 }), bridge({ vlan: 5 })), CLASH],
    ['two VLANs', joined(bridge({ vlan: 5 }), bridge({ vlan: 6 }))],
    ['a VLAN and none', joined(bridge({ vlan: 5 }), bridge())],
    ['two trunks', joined(bridge({ vlanTrunk: [{ id: 5 }] }), bridge({ vlanTrunk: [{ id: 6 }] }))],
    ['two trunks of Open vSwitch', joined(bridge({ type: 'ovs', trunk: [{ id: 5 }] }), bridge({ type: 'ovs', trunk: [{ id: 6 }] }))],
    ['two bridges', joined(bridge(), bridge({ bridge: 'br2' }))],
    ['two VLANs of cnv-bridge', joined(bridge({ type: 'cnv-bridge', vlan: 5 }), bridge({ type: 'cnv-bridge' }))],
    ['two parents of macvlan', joined({ type: 'macvlan', master: 'eth1' }, { type: 'macvlan', master: 'eth2' })],
    ['two networks of OVN', joined(ovn('a'), ovn('b'))],
    ['a bridge and an Open vSwitch of one name', joined(bridge(), bridge({ type: 'ovs' }))],
    ['bridges that are not named', joined({ type: 'bridge' }, { type: 'bridge' })],
    ['plugins that are not known', joined({ type: 'sriov', bridge: 'br1' }, { type: 'sriov', bridge: 'br1' })],
    ['no plugins', joined({ plugins: [] }, { plugins: [] })],
    ['no JSON', joined('{', '{')],
    ['another value', joined('[]', '[]')],
    ['two networks of one namespace on one bridge', [
      attachment('x', 'm', bridge()), attachment('x', 'o', bridge()), machine(on(['m', MAC])), other(on(['o', MAC])),
    ], CLASH],
    ['another kind of that name', [
      object('v1', 'ConfigMap', 'm', {}, { namespace: 'y' }), first(on(['m', MAC])), machine(on(['m', MAC])),
    ]],
  ]);
});

describe(REPLICAS, () => {
  const several = (replicas?: number, fields: object = { serial: 'a' }) => merged(replicaSet(firmware(fields)), { spec: { replicas } });
  appTable('machine-identity', [
    ['a replica set of one', [several(1)]],
    ['a replica set with the default of one', [several()]],
    ['a replica set of two without any', [several(2, {})]],
    ['a serial number in a replica set of two', [several(2)], [REPLICAS, `${PATH}.firmware.serial`, 'a for 2 VMs']],
    ['a UUID in a replica set of three', [several(3, { uuid: UUID })], [REPLICAS, `${PATH}.firmware.uuid`, `${UUID} for 3 VMs`]],
    ['a masqueraded MAC address in a pool of two', [merged(pool(on(['pod', MAC])), { spec: { replicas: 2 } })]],
    ['a MAC address in a pool of two', [merged(pool(on(['m', MAC])), { spec: { replicas: 2 } })],
      [REPLICAS, 'spec.virtualMachineTemplate.spec.template.spec.domain.devices.interfaces[0].macAddress', `${MAC} for 2 VMs`]],
  ]);
});
