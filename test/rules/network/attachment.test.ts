import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, replicaSet, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, machine, object } from '../workload-table';
import type { AppRow } from '../workload-table';

const RESOURCE = 'attachment/requires-resource-for-sriov';
const IPAM = 'attachment/avoids-ipam-under-bridge';

says({
  'attachment/avoids-own-address-under-bridge': { level: FindingLevel.ADVISED, allowed: 'another plugin: VirtualMachine vm is bridged to it' },
  'attachment/fits-sriov': { level: FindingLevel.ADVISED, allowed: 'a plugin for devices: VirtualMachine vm is on it by SR-IOV' },
  'attachment/has-unique-address': { level: FindingLevel.ADVISED, allowed: 'one guest' },
  [RESOURCE]: { level: FindingLevel.UNSTARTABLE, allowed: 'the resource of the functions that VirtualMachine vm gets' },
  [IPAM]: { level: FindingLevel.ADVISED, allowed: 'no ipam: VirtualMachine vm is bridged to it' },
});

const annotation = 'k8s.v1.cni.cncf.io/resourceName';
const guest = (binding: Json, more: Json = {}, networkName = 'lan') => machine({
  domain: { devices: { interfaces: [{ name: 'second', ...binding }] } }, networks: [{ name: 'second', multus: { networkName } }], ...more,
});
const nad = (config: unknown, metadata: Json = {}) => object('k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', 'lan', {
  config: typeof config === 'string' ? config : JSON.stringify(config),
}, metadata);
const named = nad({ type: 'sriov' }, { annotations: { [annotation]: 'intel.com/vf' } });
const vf = guest({ sriov: {} });
const noResource: Verdict = [RESOURCE, `metadata.annotations[${annotation}]`];

describe(RESOURCE, () => appTable('attachment', [
  ['a definition with the annotation is accepted', [vf, named]],
  ['a bridge is accepted', [guest({ bridge: {} }), nad({ type: 'bridge' })]],
  ['a definition of another name is accepted', [guest({ sriov: {} }, {}, 'wan'), nad({ type: 'sriov' })]],
  ['a definition of another namespace is accepted', [guest({ sriov: {} }, {}, 'y/lan'), nad({ type: 'sriov' })]],
  ['a definition that is not in the input is accepted', [vf]],
  ['an SR-IOV interface of another network is accepted', [machine({
    domain: { devices: { interfaces: [{ name: 'default', sriov: {} }, { name: 'second', bridge: {} }] } },
    networks: [{ name: 'default', pod: {} }, { name: 'second', multus: { networkName: 'lan' } }],
  }), nad({ type: 'bridge' })]],
  ['without the annotation', [vf, nad({ type: 'sriov' })], noResource],
  ['with an empty one', [vf, nad({ type: 'sriov' }, { annotations: { [annotation]: '' } })], noResource],
  ['with another one', [vf, nad({ type: 'sriov' }, { annotations: { a: 'b' } })], noResource],
  ['by namespace and name', [guest({ sriov: {} }, {}, 'x/lan'), nad({ type: 'sriov' })], noResource],
  ['of two guests it is told once', [vf, guest({ sriov: {} }), nad({ type: 'sriov' })], noResource],
  ['in a chain', [vf, nad({ plugins: [{ type: 'sriov' }, { type: 'tuning' }] })], noResource],
  ['of another plugin', [vf, nad({ type: 'host-device', device: 'ens3f0' })], noResource],
  ['without a configuration', [vf, { ...nad(''), spec: {} }], noResource],
]));

describe(IPAM, () => {
  const config = (ipam: unknown) => nad({ type: 'bridge', ipam });
  const moves = { evictionStrategy: 'LiveMigrate' };
  const bridged = guest({ bridge: {} }, moves);
  const found = (type: string): Verdict => [IPAM, 'spec.config', `"ipam": {"type":"${type}"}`];
  appTable('attachment', [
    ['no ipam is accepted', [bridged, nad({ type: 'bridge' })]],
    ['an empty ipam is accepted', [bridged, config({})]],
    ['an ipam that is null is accepted', [bridged, config(null)]],
    ['static addresses are accepted: both pods have them', [bridged, config({ type: 'static', addresses: [{ address: '192.0.2.1/24' }] })]],
    ['the ipam of a plugin that may keep addresses is accepted', [bridged, config({ type: 'kube-ovn' })]],
    ['a VM that is not evicted by migration is accepted', [guest({ bridge: {} }), guest({ bridge: {} }, { evictionStrategy: 'None' }), config({ type: 'dhcp' })]],
    ['another binding is accepted', [guest({ binding: { name: 'p' } }, moves), config({ type: 'dhcp' })]],
    ['another network is accepted', [guest({ bridge: {} }, moves, 'wan'), config({ type: 'dhcp' })]],
    ['no configuration is accepted', [bridged, { ...nad(''), spec: undefined }]],
    ['a chain of nothing is accepted', [bridged, nad({ plugins: [null] })]],
    ['a list in place of a configuration is accepted', [bridged, nad('[]')]],
    ...['host-local', 'whereabouts', 'dhcp'].map((type): [string, Json[], Verdict] => [type, [bridged, config({ type })], found(type)]),
    ['a VM that migrates where it can', [guest({ bridge: {} }, { evictionStrategy: 'LiveMigrateIfPossible' }), config({ type: 'dhcp' })], found('dhcp')],
    ['in a chain', [bridged, nad({ plugins: [{ type: 'bridge' }, { type: 'tuning', ipam: { type: 'dhcp' } }] })], found('dhcp')],
  ]);
});

const only = (rule: string, rows: AppRow[]) => test.each(rows)('%s', (...[, manifests, ...expected]) => {
  expect(judge(manifests).filter(([each]) => each === rule || each === 'rule/failed')).toEqual(expected);
});

describe('attachment/avoids-own-address-under-bridge', () => {
  const rule = 'attachment/avoids-own-address-under-bridge';
  const bridged = guest({ bridge: {} });
  only(rule, [
    ['a bridge', [bridged, nad({ type: 'bridge' })]],
    ['another binding', [guest({ binding: { name: 'macvtap' } }), nad({ type: 'macvlan' })]],
    ['another network', [guest({ bridge: {} }, {}, 'wan'), nad({ type: 'macvlan' })]],
    ['no definition', [bridged]],
    ['macvlan', [bridged, nad({ type: 'macvlan', master: 'eth1' })], [rule, 'spec.config', '"type": "macvlan"']],
    ['ipvlan in a chain', [bridged, nad({ plugins: [{ type: 'ipvlan' }, { type: 'tuning' }] })], [rule, 'spec.config', '"type": "ipvlan"']],
  ]);
});

describe('attachment/fits-sriov', () => {
  const rule = 'attachment/fits-sriov';
  only(rule, [
    ['sriov', [vf, named]],
    ['a plugin of somebody', [vf, nad({ type: 'own' })]],
    ['a bridge under a bridge', [guest({ bridge: {} }), nad({ type: 'bridge' })]],
    ['no definition', [vf]],
    ...['bridge', 'cnv-bridge', 'macvlan', 'ipvlan', 'ptp'].map((type): AppRow => [type, [vf, nad({ type })], [rule, 'spec.config', `"type": "${type}"`]]),
  ]);
});

describe('attachment/has-unique-address', () => {
  const rule = 'attachment/has-unique-address';
  const fixed = nad({ type: 'bridge', ipam: { type: 'static', addresses: [{ address: '10.0.0.5/24' }] } });
  const [one, two] = [guest({ bridge: {} }), merged(guest({ bridge: {} }), { metadata: { name: 'two' } })];
  const set = merged(replicaSet(one.spec.template.spec), { metadata: { namespace: 'x' }, spec: { replicas: 2 } });
  only(rule, [
    ['one guest', [one, fixed]],
    ['no addresses', [one, two, nad({ type: 'bridge', ipam: { type: 'static', addresses: [] } })]],
    ['addresses of others', [one, two, nad({ type: 'bridge', ipam: { type: 'static' } })]],
    ['another IPAM', [one, two, nad({ type: 'bridge', ipam: { type: 'whereabouts', range: '10.0.0.0/24', addresses: [{}] } })]],
    ['a guest of another network', [one, merged(guest({ bridge: {} }, {}, 'wan'), { metadata: { name: 'two' } }), fixed]],
    ['two guests', [one, two, fixed], [rule, 'spec.config', 'static addresses for 2 guests: VirtualMachine vm, VirtualMachine two']],
    ['two guests of a chain', [one, two, nad({ plugins: [{ type: 'tuning' }, { type: 'bridge', ipam: { type: 'static', addresses: [{ address: '10.0.0.5/24' }] } }] })],
      [rule, 'spec.config', 'static addresses for 2 guests: VirtualMachine vm, VirtualMachine two']],
    ['four guests', [one, two, ...['c', 'd'].map((name) => merged(one, { metadata: { name } })), fixed],
      [rule, 'spec.config', 'static addresses for 4 guests: VirtualMachine vm, VirtualMachine two, VirtualMachine c']],
    ['two of a set', [set, fixed], [rule, 'spec.config', 'static addresses for 2 guests: VirtualMachineInstanceReplicaSet t']],
  ]);
});
