import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, says } from '../judge';
import type { Json } from '../judge';
import { appTable, machine, object } from '../workload-table';

const RULE = 'sriov-resource/references-policy';
const VFIO = 'sriov-resource/requires-vfio';
says({
  [RULE]: { level: FindingLevel.ADVISED, allowed: ['a resource of a policy; probably meant: fastnic', 'a resource of a policy: fastnic, slownic'] },
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
