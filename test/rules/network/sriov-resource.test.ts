import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, says } from '../judge';
import type { Json } from '../judge';
import { appTable, machine, object } from '../workload-table';

const RULE = 'sriov-resource/references-policy';
const VFIO = 'sriov-resource/requires-vfio';
says({
  [RULE]: { level: FindingLevel.ADVISED, allowed: ['a resource of a policy; probably meant: fastnic', 'a resource of a policy: fastnic, slownic'] },
  'sriov-resource/fits-functions': { level: FindingLevel.ADVISED, allowed: 'at most 2, as many as a node has' },
  [VFIO]: { level: FindingLevel.UNSTARTABLE, allowed: 'vfio-pci: VirtualMachine vm gets a function of it' },
});

const policy = (resourceName: string, name: string = resourceName) => object('sriovnetwork.openshift.io/v1', 'SriovNetworkNodePolicy', name, {
  nodeSelector: { a: 'b' }, nicSelector: { vendor: '8086' }, numVfs: 4, resourceName,
}, { namespace: 'sriov-network-operator' });
const network = (resourceName: string, kind = 'SriovNetwork') => object('sriovnetwork.openshift.io/v1', kind, 'n', { resourceName, networkNamespace: 'x' });
const attachment = (resourceName: string | undefined, config: Json | string = { cniVersion: '0.3.1', type: 'sriov' }) => object(
  'k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', 'a', { config: typeof config === 'string' ? config : JSON.stringify(config) },
  resourceName === undefined ? {} : { annotations: { 'k8s.v1.cni.cncf.io/resourceName': resourceName } },
);
const policies = [policy('fastnic'), policy('slownic'), policy('slownic', 'other')];
const ANNOTATION = 'metadata.annotations[k8s.v1.cni.cncf.io/resourceName]';
const chain = { cniVersion: '0.3.1', name: 'n', plugins: [{ type: 'tuning' }, { type: 'ib-sriov' }] };

appTable('sriov-resource', [
  ['the resource of a policy', [...policies, network('fastnic'), attachment('openshift.io/slownic')]],
  ['another prefix', [...policies, attachment('intel.com/fastnic')]],
  ['no prefix', [...policies, attachment('fastnic')]],
  ['no policy', [network('fastnik'), attachment('openshift.io/fastnik')]],
  ['a bridge with a resource', [...policies, attachment('bridge.network.kubevirt.io/br1', { cniVersion: '0.3.1', type: 'bridge' })]],
  ['a configuration from a file', [...policies, attachment('openshift.io/gone', '')]],
  ['no resource', [...policies, attachment(undefined)]],
  ['a network of another resource', [...policies, network('fastnik')], [RULE, 'spec.resourceName', 'fastnik']],
  ['an InfiniBand network', [...policies, network('mlx', 'SriovIBNetwork')], [RULE, 'spec.resourceName', 'mlx']],
  ['an attachment of another resource', [...policies, attachment('openshift.io/dpdk')], [RULE, ANNOTATION, 'openshift.io/dpdk']],
  ['a chain of plugins', [...policies, attachment('openshift.io/dpdk', chain)], [RULE, ANNOTATION, 'openshift.io/dpdk']],
]);

const driver = (deviceType?: string) => merged(policy('fastnic'), { spec: { deviceType } });
const guest = (binding: Json, networkName = 'n') => machine({
  domain: { devices: { interfaces: [{ name: 'f', ...binding }] } }, networks: [{ name: 'f', multus: { networkName } }],
});
const FIELD = 'spec.deviceType';

appTable('sriov-resource', [
  ['functions for containers', [driver('netdevice'), network('fastnic')]],
  ['a bridge', [driver('netdevice'), network('fastnic'), guest({ bridge: {} })]],
  ['VFIO', [driver('vfio-pci'), network('fastnic'), guest({ sriov: {} })]],
  ['a function of another network', [driver('netdevice'), network('fastnic'), guest({ sriov: {} }, 'y/n')]],
  ['a function for a guest', [driver('netdevice'), network('fastnic'), guest({ sriov: {} })], [VFIO, FIELD, 'netdevice']],
  ['a function by default', [driver(), network('fastnic'), guest({ sriov: {} }, 'x/n')], [VFIO, FIELD]],
  ['a function that other nodes bind to VFIO', [driver('netdevice'), merged(driver('vfio-pci'), { metadata: { name: 'other' } }), network('fastnic'), guest({ sriov: {} })],
    [VFIO, FIELD, 'netdevice', { level: FindingLevel.ADVISED }]],
  ['a function of an attachment', [driver('netdevice'), attachment('openshift.io/fastnic'), guest({ sriov: {} }, 'a')], [VFIO, FIELD, 'netdevice']],
]);

describe('sriov-resource/fits-functions', () => {
  const making = (numVfs: number, nicSelector: Json, name = 'p') => merged(policy('fastnic', name), { spec: { numVfs, nicSelector, deviceType: 'vfio-pci' } });
  const asking = (count: number) => machine({
    domain: { devices: { interfaces: Array.from({ length: count }, (_, i) => ({ name: `f${i}`, sriov: {} })) } },
    networks: Array.from({ length: count }, (_, i) => ({ name: `f${i}`, multus: { networkName: 'n' } })),
  });
  const one = making(2, { pfNames: ['ens1f0'] });
  const tooMany: [string, string, string] = ['sriov-resource/fits-functions', 'spec.template.spec.domain.devices.interfaces', '3 functions of fastnic'];
  appTable('sriov-resource', [
    ['as many as there are', [one, network('fastnic'), asking(2)]],
    ['of two devices', [making(2, { pfNames: ['ens1f0', 'ens1f1'] }), network('fastnic'), asking(4)]],
    ['of two policies', [one, making(2, { rootDevices: ['0000:86:00.0'] }, 'q'), network('fastnic'), asking(4)]],
    ['of as many devices as there are', [making(2, { vendor: '8086' }), network('fastnic'), asking(9)]],
    ['of a device beside others that are not named', [one, making(1, { vendor: '8086' }, 'q'), network('fastnic'), asking(9)]],
    ['more than there are', [one, network('fastnic'), asking(3)], tooMany],
    ['more than a device by its address has', [making(2, { rootDevices: ['0000:86:00.0'] }), network('fastnic'), asking(3)], tooMany],
  ]);
});
