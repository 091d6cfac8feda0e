import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { appTable, machine, object } from '../workload-table';

says({
  'object/is-unique': { allowed: 'a name that no other VirtualMachine in namespace x has' },
  'sriov/avoids-ipam': { level: FindingLevel.ADVISED, allowed: 'no ipam: VirtualMachine vm passes the function on to its guest' },
});

const guest = (binding: object, networkName = 'fast') => machine({
  domain: { devices: { interfaces: [{ name: 'fast', ...binding }] } }, networks: [{ name: 'fast', multus: { networkName } }],
});
const nad = (config: unknown) => object('k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', 'fast', { config: typeof config === 'string' ? config : JSON.stringify(config) });
const network = (ipam?: string) => object('sriovnetwork.openshift.io/v1', 'SriovNetwork', 'fast', { resourceName: 'r', networkNamespace: 'x', ipam }, { namespace: 'op' });
const IPAM = { type: 'host-local', subnet: '10.0.0.0/24' };
const found = (field: string, got: string): [string, string, string] => ['sriov/avoids-ipam', field, got];

appTable('sriov', [
  ['no ipam', [guest({ sriov: {} }), nad({ type: 'sriov' })]],
  ['an empty one', [guest({ sriov: {} }), nad({ type: 'sriov', ipam: {} }), network('{}')]],
  ['another CNI', [guest({ bridge: {} }), nad({ type: 'bridge', ipam: IPAM })]],
  ['a config that is no JSON', [guest({ sriov: {} }), nad('{')]],
  ['a network that says nothing', [guest({ sriov: {} }), { ...network(), spec: undefined }]],
  ['no guest on it', [nad({ type: 'sriov', ipam: IPAM })]],
  ['another network', [guest({ sriov: {} }, 'y/fast'), nad({ type: 'sriov', ipam: IPAM })]],
  ['a definition', [guest({ sriov: {} }), nad({ type: 'sriov', ipam: IPAM })], found('spec.config', `"ipam": ${JSON.stringify(IPAM)}`)],
  ['a chain', [guest({ sriov: {} }, 'x/fast'), nad({ plugins: [{ type: 'sriov', ipam: IPAM }, { type: 'tuning' }] })],
    found('spec.config', `"ipam": ${JSON.stringify(IPAM)}`)],
  ['the operator\'s network, once', [guest({ sriov: {} }), guest({ sriov: {} }), network(JSON.stringify(IPAM))], found('spec.ipam', JSON.stringify(IPAM))],
]);
