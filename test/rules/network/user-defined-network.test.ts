import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, machine, object } from '../workload-table';

const LABEL = 'k8s.ovn.org/primary-user-defined-network';
const [SECOND, UNLABELLED, OUTSIDE] = ['excludes-second-primary', 'requires-namespace-label', 'fits-addresses'].map((rule) => `user-defined-network/${rule}`);
const CHANGING = 'user-defined-network/requires-persistent-addresses';
says({
  'user-defined-network/has-unique-address': { level: FindingLevel.UNSTARTABLE, allowed: 'an address that VirtualMachine vm does not have' },
  'user-defined-network/references-network-of-guest': { level: FindingLevel.ADVISED, allowed: 'n' },
  'user-defined-network/requires-ovn-kubernetes': { level: FindingLevel.ADVISED, allowed: 'only where OVN-Kubernetes is the network' },
  'user-defined-network/avoids-infrastructure-address': {
    level: FindingLevel.UNSTARTABLE, allowed: 'an address other than that of the gateway',
  },
  [CHANGING]: { level: FindingLevel.ADVISED, allowed: 'layer2 with ipam.lifecycle: Persistent' },
  [SECOND]: { level: FindingLevel.ADVISED, allowed: 'one primary network for it: UserDefinedNetwork a is one' },
  [UNLABELLED]: { level: FindingLevel.ADVISED, allowed: 'this label: UserDefinedNetwork a is the primary network of the namespace' },
  [OUTSIDE]: { level: FindingLevel.UNSTARTABLE, allowed: 'an address of 10.1.0.0/16' },
});

const layer2 = (role = 'Primary') => ({ topology: 'Layer2', layer2: { role, subnets: ['10.1.0.0/16'], ipam: { lifecycle: 'Persistent' } } });
const layer3 = { topology: 'Layer3', layer3: { role: 'Primary', subnets: [{ cidr: '10.1.0.0/16' }] } };
const network = (name: string, spec: Json = layer2()) => object('k8s.ovn.org/v1', 'UserDefinedNetwork', name, spec);
const shared = (matchLabels: Json) => ({
  apiVersion: 'k8s.ovn.org/v1', kind: 'ClusterUserDefinedNetwork', metadata: { name: 'c' }, spec: { namespaceSelector: { matchLabels }, network: layer2() },
});
const namespace = (labels: Json = { [LABEL]: '' }) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x', labels } });
const asking = (...addresses: string[]) => machine(
  { domain: { devices: { interfaces: [{ name: 'n', binding: { name: 'l2bridge' } }] } }, networks: [{ name: 'n', pod: {} }] },
  { annotations: { 'network.kubevirt.io/addresses': JSON.stringify({ n: addresses }) } },
);
const ANNOTATION = 'spec.template.metadata.annotations[network.kubevirt.io/addresses]';
const TWICE = 'Primary for namespace x';

appTable('user-defined-network', [
  ['a primary and a secondary', [namespace(), network('a'), network('b', layer2('Secondary'))]],
  ['one that is shared with others', [namespace(), network('a'), shared({ tenant: 'y' })]],
  ['two primaries', [network('a'), network('b')], [SECOND, 'spec.layer2.role', TWICE]],
  ['a routed one as the second', [network('a'), network('b', layer3)], [SECOND, 'spec.layer3.role', TWICE]],
  ['one that is shared', [namespace({ [LABEL]: '', tenant: 'x' }), network('a'), shared({ tenant: 'x' })], [SECOND, 'spec.network.layer2.role', TWICE]],
  ['one that is shared by name', [namespace(), network('a'), shared({ 'kubernetes.io/metadata.name': 'x' })], [SECOND, 'spec.network.layer2.role', TWICE]],
  ['addresses of pods', [network('a', { ...layer2(), layer2: { role: 'Primary', subnets: ['10.1.0.0/16'] } }), machine()], [CHANGING, 'spec.layer2', 'no ipam.lifecycle, with VMs in namespace x']],
  ['addresses of nodes', [network('a', layer3), machine()], [CHANGING, 'spec.layer3', 'Layer3, with VMs in namespace x']],
  ['no VMs', [network('a', layer3)]],
  ['no label', [namespace({}), network('a')], [UNLABELLED, `metadata.labels[${LABEL}]`]],
  ['a namespace of others', [network('a')]],
  ['an address of the subnet', [network('a'), asking('10.1.0.10')]],
  ['an address, and two networks', [network('a'), network('b'), asking('10.2.0.10')], [SECOND, 'spec.layer2.role', TWICE]],
  ['an address on the cluster network', [asking('10.2.0.10')]],
  ['an address outside', [network('a'), asking('10.1.0.10', '10.2.0.10')], [OUTSIDE, ANNOTATION, '10.2.0.10']],
  ['an address outside of a routed one', [network('a', layer3), asking('10.2.0.10')], [CHANGING, 'spec.layer3', 'Layer3, with VMs in namespace x'], [OUTSIDE, ANNOTATION, '10.2.0.10']],
  ['what is no list', [network('a'), machine({}, { annotations: { 'network.kubevirt.io/addresses': '{"default": 1}' } })]],
]);

describe('another network than OVN-Kubernetes', () => {
  const found: Verdict = ['user-defined-network/requires-ovn-kubernetes', 'kind', 'a cluster without OVN-Kubernetes'];
  test.each([[undefined, []], [true, []], [false, [found]]])('ovnKubernetes %s', (ovnKubernetes, expected) => {
    expect(judge(network('a'), { ovnKubernetes })).toEqual(expected);
    expect(judge(shared({ tenant: 'y' }), { ovnKubernetes })).toEqual(expected);
  });
});

describe('user-defined-network/has-unique-address', () => {
  const rule = 'user-defined-network/has-unique-address';
  const [one, two] = [asking('10.1.0.10'), merged(asking('10.1.0.10'), { metadata: { name: 'two' } })];
  const at = (manifest: Json, inside: string) => merged(manifest, { metadata: { namespace: inside } });
  const both = [namespace(), { ...namespace(), metadata: { name: 'y', labels: { [LABEL]: '' } } }];
  const set = (replicas: number) => ({
    ...one, kind: 'VirtualMachineInstanceReplicaSet', spec: { replicas, selector: { matchLabels: { app: 'a' } }, template: merged(one.spec.template, { metadata: { labels: { app: 'a' } } }) },
  });
  const unique = (rows: [title: string, manifests: Json[], ...found: Verdict[]][]) => test.each(rows)('%s', (...[, manifests, ...expected]) => {
    expect(judge(manifests).filter(([each]) => each === rule || each === 'rule/failed')).toEqual(expected);
  });
  unique([
    ['different addresses', [network('a'), one, merged(asking('10.1.0.11'), { metadata: { name: 'two' } })]],
    ['no primary network', [one, two]],
    ['networks of two namespaces', [network('a'), at(network('a'), 'y'), one, at(two, 'y')]],
    ['what is no address', [network('a'), asking('a'), merged(asking('a'), { metadata: { name: 'two' } })]],
    ['a set of one', [network('a'), set(1)]],
    ['a namespace without a primary network', [network('a'), at(one, 'y'), at(two, 'y')]],
    ['one address', [network('a'), one, two], [rule, ANNOTATION, '10.1.0.10']],
    ['one address, written otherwise', [network('a', { topology: 'Layer2', layer2: { role: 'Primary', subnets: ['fd00::/64'] } }), asking('fd00::a'),
      merged(asking('fd00:0::A'), { metadata: { name: 'two' } })], [rule, ANNOTATION, 'fd00:0::A']],
    ['on a network of two namespaces', [...both, { ...shared({}), spec: { namespaceSelector: {}, network: layer2() } }, one, at(two, 'y')], [rule, ANNOTATION, '10.1.0.10']],
    ['of a set', [network('a'), set(2)], [rule, ANNOTATION, '10.1.0.10 for 2 VMs', { allowed: 'no address in the template of several VMs' }]],
  ]);
});

describe('user-defined-network/references-network-of-guest', () => {
  const rule = 'user-defined-network/references-network-of-guest';
  const of = (name: string) => merged(asking(), { spec: { template: { metadata: { annotations: { 'network.kubevirt.io/addresses': JSON.stringify({ [name]: ['10.1.0.10'] }) } } } } });
  appTable('user-defined-network', [
    ['the name of the network', [of('n')]],
    ['a guest without networks', [machine({}, { annotations: { 'network.kubevirt.io/addresses': '{"eth0": []}' } })]],
    ['what is no mapping', [merged(asking(), { spec: { template: { metadata: { annotations: { 'network.kubevirt.io/addresses': '[]' } } } } })]],
    ['another name', [of('eth0')], [rule, ANNOTATION, 'eth0']],
  ]);
});

describe('user-defined-network/avoids-infrastructure-address', () => {
  const rule = 'user-defined-network/avoids-infrastructure-address';
  const byItself = { level: FindingLevel.ADVISED };
  const ofNodes = { allowed: 'an address other than that of the infrastructure' };
  const own = network('a', { topology: 'Layer2', layer2: { ...layer2().layer2, defaultGatewayIPs: ['10.1.9.9'], infrastructureSubnets: ['10.1.9.8/30'] } });
  const six = network('a', { topology: 'Layer2', layer2: { ...layer2().layer2, subnets: ['10.1.0.0/16', 'fd01::/64'] } });
  const taking = (address: string) => merged(asking(), {
    spec: {
      template: {
        spec: {
          volumes: [{ name: 'ci', cloudInitNoCloud: { networkData: `version: 2\nethernets:\n  e:\n    addresses: [${address}]\n` } }],
        },
      },
    },
  });
  const DATA = 'spec.template.spec.volumes[0].cloudInitNoCloud.networkData';
  appTable('user-defined-network', [
    ['the third address', [network('a'), asking('10.1.0.3')]],
    ['the first of a routed network, of which each node has a part', [network('a', layer3), asking('10.1.0.1')], [CHANGING, 'spec.layer3', 'Layer3, with VMs in namespace x']],
    ['the first where the gateway is another', [own, asking('10.1.0.1', '10.1.0.2')]],
    ['the gateway', [network('a'), asking('10.1.0.1')], [rule, ANNOTATION, '10.1.0.1']],
    ['the gateway of IPv6', [six, asking('fd01::1')], [rule, ANNOTATION, 'fd01::1']],
    ['that of each node', [network('a'), asking('10.1.0.2')], [rule, ANNOTATION, '10.1.0.2', ofNodes]],
    ['a gateway that is written', [own, asking('10.1.9.9')], [rule, ANNOTATION, '10.1.9.9']],
    ['infrastructure that is written', [own, asking('10.1.9.10')], [rule, ANNOTATION, '10.1.9.10', ofNodes]],
    ['the gateway, by network data', [network('a'), taking('10.1.0.1/16')], [rule, DATA, 'ethernets.e.addresses[0]: 10.1.0.1/16', byItself]],
    ['another subnet, by network data', [network('a'), taking('10.2.0.9/16')], [OUTSIDE, DATA, 'ethernets.e.addresses[0]: 10.2.0.9/16', byItself]],
    ['the pod network, where every guest has its own', [taking('10.1.0.1/16')]],
  ]);
});
