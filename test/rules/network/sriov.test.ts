import { FindingLevel } from '../../../src/rules/finding-level';
import { instance, merged, replicaSet, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, machine, object } from '../workload-table';

says({ 'sriov/avoids-ipam': { level: FindingLevel.ADVISED, allowed: 'no ipam: VirtualMachine vm passes the function on to its guest' } });

const plugged = (binding: Json, networkName = 'fast') => (
  { domain: { devices: { interfaces: [{ name: 'fast', ...binding }] } }, networks: [{ name: 'fast', multus: { networkName } }] }
);
const guest = (binding: Json, networkName?: string) => machine(plugged(binding, networkName));
const nad = (config: unknown, metadata: Json = {}) => object('k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', 'fast', {
  config: typeof config === 'string' ? config : JSON.stringify(config),
}, metadata);
const network = (ipam?: string, more: Json = { networkNamespace: 'x' }, metadata: Json = { namespace: 'op' }) => (
  object('sriovnetwork.openshift.io/v1', 'SriovNetwork', 'fast', { resourceName: 'r', ipam, ...more }, metadata)
);
const IPAM = { type: 'host-local', subnet: '10.0.0.0/24' };
const SRIOV = { type: 'sriov', ipam: IPAM };
const SHOWN = `"ipam": ${JSON.stringify(IPAM)}`;
const inConfig: Verdict = ['sriov/avoids-ipam', 'spec.config', SHOWN];
const of = (kind: string): Verdict => ['sriov/avoids-ipam', 'spec.config', SHOWN, { allowed: `no ipam: ${kind} t passes the function on to its guest` }];
const inNetwork: Verdict = ['sriov/avoids-ipam', 'spec.ipam', JSON.stringify(IPAM)];

describe('accepts', () => appTable('sriov', [
  ['a definition without ipam', [guest({ sriov: {} }), nad({ type: 'sriov' })]],
  ['an empty ipam', [guest({ sriov: {} }), nad({ type: 'sriov', ipam: {} }), network('{}')]],
  ['an ipam that is not an object', [guest({ sriov: {} }), nad({ type: 'sriov', ipam: 'host-local' }), network('"dhcp"')]],
  ['an ipam that is null', [guest({ sriov: {} }), nad({ type: 'sriov', ipam: null }), network('null')]],
  ['the ipam of another plugin', [guest({ bridge: {} }), nad({ type: 'bridge', ipam: IPAM })]],
  ['the ipam of another plugin in the chain', [guest({ sriov: {} }), nad({ plugins: [{ type: 'sriov' }, { type: 'tuning', ipam: IPAM }] })]],
  ['an interface that is not SR-IOV', [guest({ bridge: {} }), nad(SRIOV)]],
  ['a config that is not JSON', [guest({ sriov: {} }), nad('{')]],
  ['a config that is a string', [guest({ sriov: {} }), nad('"sriov"')]],
  ['a config that is null', [guest({ sriov: {} }), nad('null')]],
  ['a chain of nothing', [guest({ sriov: {} }), nad({ plugins: [null] })]],
  ['no config', [guest({ sriov: {} }), { ...nad(''), spec: {} }, { ...nad(''), metadata: { name: 'slow', namespace: 'x' }, spec: undefined }]],
  ['a network that says nothing', [guest({ sriov: {} }), { ...network(), spec: undefined }]],
  ['a network without a guest', [nad(SRIOV)]],
  ['a network of another namespace', [guest({ sriov: {} }, 'y/fast'), nad(SRIOV)]],
  ['another kind of object', [guest({ sriov: {} }), object('v1', 'ConfigMap', 'fast', { config: JSON.stringify(SRIOV), ipam: JSON.stringify(IPAM) })]],
  ['the pod network', [machine({ domain: { devices: { interfaces: [{ name: 'fast', sriov: {} }] } }, networks: [{ name: 'fast', pod: {} }] }), nad(SRIOV)]],
  ['a guest without networks', [machine(), nad(SRIOV)]],
]));

describe('tells of', () => appTable('sriov', [
  ['a definition', [guest({ sriov: {} }), nad(SRIOV)], inConfig],
  ['the second plugin of a chain', [guest({ sriov: {} }, 'x/fast'), nad({ plugins: [{ type: 'tuning' }, SRIOV] })], inConfig],
  ['the network of the operator', [guest({ sriov: {} }), network(JSON.stringify(IPAM))], inNetwork],
  ['the network of the operator in its own namespace', [guest({ sriov: {} }), network(JSON.stringify(IPAM), {}, { namespace: 'x' })], inNetwork],
  ['a network of several guests once', [guest({ sriov: {} }), guest({ sriov: {} }), network(JSON.stringify(IPAM))], inNetwork],
  ['the SR-IOV interface among others', [machine({
    domain: { devices: { interfaces: [{ name: 'lan', bridge: {} }, { name: 'fast', sriov: {} }] } },
    networks: [{ name: 'lan', multus: { networkName: 'lan' } }, { name: 'fast', multus: { networkName: 'fast' } }],
  }), nad(SRIOV)], inConfig],
  ['the guest of an instance', [merged(instance(plugged({ sriov: {} })), { metadata: { namespace: 'x' } }), nad(SRIOV)],
    of('VirtualMachineInstance')],
  ['the guests of a replica set', [merged(replicaSet(plugged({ sriov: {} })), { metadata: { namespace: 'x' } }), nad(SRIOV)],
    of('VirtualMachineInstanceReplicaSet')],
]));
