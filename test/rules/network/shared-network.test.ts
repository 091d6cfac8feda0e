import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says, virtualMachine } from '../judge';
import type { Json, Verdict } from '../judge';

const RULE = 'shared-network/requires-multi-network-policy';
says({ [RULE]: { level: FindingLevel.ADVISED, allowed: ['a', 'b'].map((name) => `a network of namespace ${name} alone, or a MultiNetworkPolicy for it`) } });

const inside = (namespace: string, apiVersion: string, kind: string, name: string, fields: Json, annotations?: Json): Json => (
  { apiVersion, kind, metadata: { namespace, name, ...annotations && { annotations } }, ...fields }
);
const attachment = (namespace: string, vlan: number) => inside(namespace, 'k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', 'data', {
  spec: { config: JSON.stringify({ cniVersion: '0.4.0', name: 'data', type: 'bridge', bridge: 'br1', vlan }) },
});
const vm = (namespace: string): Json => ({
  ...virtualMachine({
    domain: { devices: { interfaces: [{ name: 'default', masquerade: {} }, { name: 'data', bridge: {} }] } },
    networks: [{ name: 'default', pod: {} }, { name: 'data', multus: { networkName: 'data' } }],
  }),
  metadata: { name: `vm-${namespace}`, namespace },
});
const pod = (namespace: string) => inside(namespace, 'v1', 'Pod', `pod-${namespace}`, { spec: { containers: [{ name: 'c', image: 'i' }] } }, {
  'k8s.v1.cni.cncf.io/networks': 'data',
});
const closed = (namespace: string) => inside(namespace, 'networking.k8s.io/v1', 'NetworkPolicy', 'closed', { spec: { podSelector: {}, policyTypes: ['Ingress'] } });
const open = (namespace: string) => inside(namespace, 'networking.k8s.io/v1', 'NetworkPolicy', 'open', { spec: { podSelector: {}, ingress: [{}] } });
const multi = (namespace: string, spec: Json = { policyTypes: ['Ingress'] }) => (
  inside(namespace, 'k8s.cni.cncf.io/v1beta1', 'MultiNetworkPolicy', 'data', { spec: { podSelector: {}, ...spec } }, { 'k8s.v1.cni.cncf.io/policy-for': 'data' })
);

const FIELD = 'spec.template.spec.networks[1].multus.networkName';
const found = (field: string, source: string): Verdict => [RULE, field, `bridge br1 VLAN 5, on which ${source} is too`];

test.each<[string, Json[], ...Verdict[]]>([
  ['closed namespaces on one VLAN', [attachment('a', 5), attachment('b', 5), vm('a'), vm('b'), closed('a'), closed('b')],
    found(FIELD, 'b/VirtualMachine vm-b'), found(FIELD, 'a/VirtualMachine vm-a')],
  ['one of them closed', [attachment('a', 5), attachment('b', 5), vm('a'), vm('b'), closed('b')], found(FIELD, 'a/VirtualMachine vm-a')],
  ['a pod', [attachment('a', 5), attachment('b', 5), vm('a'), pod('b'), closed('b')],
    found('metadata.annotations[k8s.v1.cni.cncf.io/networks]', 'a/VirtualMachine vm-a')],
  ['no policies', [attachment('a', 5), attachment('b', 5), vm('a'), vm('b')]],
  ['policies that let in', [attachment('a', 5), attachment('b', 5), vm('a'), vm('b'), open('b')]],
  ['a VLAN each', [attachment('a', 5), attachment('b', 6), vm('a'), vm('b'), closed('a'), closed('b')]],
  ['one namespace', [attachment('a', 5), vm('a'), pod('a'), closed('a')]],
  ['a MultiNetworkPolicy', [attachment('a', 5), attachment('b', 5), vm('a'), vm('b'), closed('a'), closed('b'), multi('b')]],
  ['one that restricts nothing, as it names no types and has no rules', [attachment('a', 5), attachment('b', 5), vm('a'), vm('b'), closed('b'), multi('b', {})],
    found(FIELD, 'a/VirtualMachine vm-a')],
])('%s', (_, manifests, ...expected) => {
  expect(judge(manifests).filter(([rule]) => rule === RULE)).toEqual(expected);
});
