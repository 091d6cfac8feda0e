import * as fc from 'fast-check';
import { placesOf } from '../../../src/analysis/reachability/find';
import { portsText } from '../../../src/analysis/reachability/port-set';
import { reachabilityOf } from '../../../src/analysis/reachability/reachability';

interface Json { [key: string]: any }

const object = (apiVersion: string, kind: string, namespace: string | undefined, name: string, fields: Json = {}, metadata: Json = {}) => (
  { apiVersion, kind, metadata: { ...namespace === undefined ? {} : { namespace }, name, ...metadata }, ...fields }
);
const namespace = (name: string, labels: Json = {}) => object('v1', 'Namespace', undefined, name, {}, { labels });
const pod = (home: string, name: string, { labels = {}, ports = [], networks, ...spec }: Json = {}) => object('v1', 'Pod', home, name, {
  spec: { containers: [{ name: 'c', ports }], ...spec },
}, { labels, ...networks === undefined ? {} : { annotations: { 'k8s.v1.cni.cncf.io/networks': networks } } });
const vm = (home: string, name: string, { labels = {}, interfaces, networks, devices = {} }: Json = {}) => {
  const spec = { domain: { devices: { ...devices, ...interfaces && { interfaces } } }, ...networks && { networks } };
  return object('kubevirt.io/v1', 'VirtualMachine', home, name, { spec: { template: { metadata: { labels }, spec } } });
};
const policy = (home: string, name: string, spec: Json) => object('networking.k8s.io/v1', 'NetworkPolicy', home, name, { spec: { podSelector: {}, ...spec } });
const closed = (home: string) => policy(home, 'closed', { policyTypes: ['Ingress', 'Egress'] });
const attachment = (home: string, name: string, config: Json) => object('k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', home, name, { spec: { config: JSON.stringify(config) } });
const on = (networkName: string) => ({ networks: [{ name: 'n', multus: { networkName } }], interfaces: [{ name: 'n', bridge: {} }] });

/** What is open from one name to another. */
function open(manifests: readonly Json[], from: string, to: string): string {
  const reach = reachabilityOf(manifests);
  const [[source], [target]] = [from, to].map((name) => placesOf(reach, name).flatMap(({ classes }) => classes));
  expect([from, source === undefined, to, target === undefined]).toEqual([from, false, to, false]);
  return portsText(reach.between(source, target));
}

const bridge = (home: string, name: string, vlan?: number) => attachment(home, name, { type: 'bridge', bridge: 'br1', vlan });
const multi = (home: string, name: string, policyFor: string, spec: Json) => object(
  'k8s.cni.cncf.io/v1beta1', 'MultiNetworkPolicy', home, name, { spec: { podSelector: {}, ...spec } }, { annotations: { 'k8s.v1.cni.cncf.io/policy-for': policyFor } },
);
const udn = (home: string, name: string, role: string) => object('k8s.ovn.org/v1', 'UserDefinedNetwork', home, name, { spec: { topology: 'Layer2', layer2: { role } } });
const cudn = (name: string, network: Json) => object('k8s.ovn.org/v1', 'ClusterUserDefinedNetwork', undefined, name, { spec: { namespaceSelector: {}, network } });
const PRIMARY = { 'k8s.ovn.org/primary-user-defined-network': '' };

describe('networks', () => {
  test.each<[string, Json[], string, string, string]>([
    ['pods without policies', [pod('a', 'x'), pod('b', 'y')], 'x', 'y', 'all ports'],
    ['closed pods', [pod('a', 'x'), pod('b', 'y'), closed('b')], 'x', 'y', 'no port'],
    ['hostNetwork to a closed pod', [pod('a', 'x', { hostNetwork: true }), pod('b', 'y'), closed('b')], 'x', 'y', 'all ports'],
    ['a closed pod to hostNetwork', [pod('a', 'x', { hostNetwork: true }), pod('b', 'y'), closed('b')], 'y', 'x', 'all ports'],
    ['a VM without networks', [vm('a', 'x'), pod('b', 'y')], 'y', 'x', 'all ports'],
    ['a VM without the pod network', [vm('a', 'x', { devices: { autoattachPodInterface: false } }), pod('b', 'y')], 'y', 'x', 'no port'],
    ['a VM that lists its ports', [
      vm('a', 'x', { networks: [{ name: 'p', pod: {} }], interfaces: [{ name: 'p', masquerade: {}, ports: [{ port: 80 }, { port: 53, protocol: 'UDP' }] }] }), pod('b', 'y'),
    ], 'y', 'x', 'TCP 80; UDP 53'],
    ['the same bridge and VLAN', [bridge('a', 'm', 5), bridge('b', 'n', 5), vm('a', 'x', on('m')), vm('b', 'y', on('n')), closed('a'), closed('b')], 'x', 'y', 'all ports'],
    ['another VLAN', [bridge('a', 'm', 5), bridge('b', 'n', 6), vm('a', 'x', on('m')), vm('b', 'y', on('n')), closed('a'), closed('b')], 'x', 'y', 'no port'],
    ['pods and VMs', [bridge('a', 'm'), pod('b', 'x', { networks: 'a/m@eth1', labels: {} }), vm('a', 'y', on('m')), closed('a')], 'x', 'y', 'all ports'],
    ['pods by JSON', [bridge('a', 'm'), pod('b', 'x', { networks: '[{"name": "m", "namespace": "a"}]' }), vm('a', 'y', on('m')), closed('a')], 'x', 'y', 'all ports'],
    ['SR-IOV of one pool', ['a', 'b'].flatMap((home) => [
      object('sriovnetwork.openshift.io/v1', 'SriovNetwork', 'op', `s-${home}`, { spec: { resourceName: 'fast', networkNamespace: home, vlan: 7 } }),
      vm(home, `vm-${home}`, on(`s-${home}`)),
    ]), 'vm-a', 'vm-b', 'all ports'],
    ['a MultiNetworkPolicy that closes', [
      bridge('a', 'm'), bridge('b', 'n'), vm('a', 'x', on('m')), vm('b', 'y', on('n')), multi('b', 'p', 'n', { policyTypes: ['Ingress'] }),
    ], 'x', 'y', 'no port'],
    ['a MultiNetworkPolicy for the other direction', [
      bridge('a', 'm'), bridge('b', 'n'), vm('a', 'x', on('m')), vm('b', 'y', on('n')), multi('b', 'p', 'n', { policyTypes: ['Ingress'] }),
    ], 'y', 'x', 'all ports'],
    ['a MultiNetworkPolicy for another network', [
      bridge('a', 'm'), bridge('b', 'n'), vm('a', 'x', on('m')), vm('b', 'y', on('n')), multi('b', 'p', 'o', { policyTypes: ['Ingress'] }),
    ], 'x', 'y', 'all ports'],
    ['a MultiNetworkPolicy with a port', [
      bridge('a', 'm'), bridge('b', 'n'), vm('a', 'x', on('m')), vm('b', 'y', on('n')),
      multi('b', 'p', 'b/n', { ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'a' } } }], ports: [{ port: 22 }] }] }),
    ], 'x', 'y', 'TCP 22'],
    ['a MultiNetworkPolicy without types and rules restricts nothing', [
      bridge('a', 'm'), bridge('b', 'n'), vm('a', 'x', on('m')), vm('b', 'y', on('n')), multi('b', 'p', 'n', {}),
    ], 'x', 'y', 'all ports'],
    ['a MultiNetworkPolicy with rules of one direction is of that', [
      bridge('a', 'm'), bridge('b', 'n'), vm('a', 'x', on('m')), vm('b', 'y', on('n')), multi('b', 'p', 'n', { egress: [{ ports: [{ port: 53 }] }] }),
    ], 'x', 'y', 'all ports'],
    ['a NetworkPolicy is none of a secondary network', [bridge('a', 'm'), vm('a', 'x', on('m')), vm('a', 'y', on('m')), closed('a')], 'x', 'y', 'all ports'],
    ['a primary network and that of the cluster', [namespace('a', PRIMARY), udn('a', 'net', 'Primary'), pod('a', 'x'), pod('b', 'y')], 'y', 'x', 'no port'],
    ['a primary network without the label', [namespace('a'), udn('a', 'net', 'Primary'), pod('a', 'x'), pod('b', 'y')], 'y', 'x', 'all ports'],
    ['two primary networks', [...['a', 'b'].flatMap((home) => [namespace(home, PRIMARY), udn(home, 'net', 'Primary')]), pod('a', 'x'), pod('b', 'y')], 'x', 'y', 'no port'],
    ['one primary network of two namespaces', [
      ...['a', 'b'].map((home) => namespace(home, PRIMARY)), cudn('net', { layer2: { role: 'Primary' } }), pod('a', 'x'), pod('b', 'y'),
    ], 'x', 'y', 'all ports'],
    ['policies on a primary network', [namespace('a', PRIMARY), udn('a', 'net', 'Primary'), pod('a', 'x'), pod('a', 'y'), closed('a')], 'x', 'y', 'no port'],
    ['a primary network and the internet', [namespace('a', PRIMARY), udn('a', 'net', 'Primary'), pod('a', 'x')], 'x', 'internet', 'all ports'],
    ['a secondary network of all namespaces', [
      ...['a', 'b'].map((home) => namespace(home)), cudn('net', { localnet: { role: 'Secondary', physicalNetworkName: 'p' } }), vm('a', 'x', on('net')), vm('b', 'y', on('net')),
    ], 'x', 'y', 'all ports'],
    ['a secondary network of one namespace', [udn('a', 'net', 'Secondary'), udn('b', 'net', 'Secondary'), vm('a', 'x', on('net')), vm('b', 'y', on('net'))], 'x', 'y', 'no port'],
  ])('%s', (_, manifests, from, to, expected) => {
    expect(open(manifests, from, to)).toBe(expected);
  });
});

describe('policies', () => {
  const reaching = (spec: Json, more: Json[] = []) => [pod('a', 'x', { labels: { app: 'x' } }), pod('b', 'y', { ports: [{ name: 'sql', containerPort: 5432 }] }), policy('b', 'p', spec), ...more];
  test.each<[string, Json[], string, string, string]>([
    ['no types and egress: both', reaching({ egress: [{}] }), 'x', 'y', 'no port'],
    ['no types and no egress: ingress', reaching({ egress: [] }), 'y', 'x', 'all ports'],
    ['an empty list of peers: all', reaching({ ingress: [{ from: [], ports: [{ port: 'sql' }] }] }), 'x', 'y', 'TCP 5432'],
    ['a named port of another pod', reaching({ egress: [{ ports: [{ port: 'sql' }] }], policyTypes: ['Egress'] }), 'y', 'x', 'no port'],
    ['a range of SCTP', reaching({ ingress: [{ ports: [{ protocol: 'SCTP', port: 10, endPort: 20 }, { protocol: 'SCTP', port: 21 }] }] }), 'x', 'y', 'SCTP 10-21'],
    ['an IPv6 block with a hole', reaching({ egress: [{ to: [{ ipBlock: { cidr: '2001:db8::/32', except: ['2001:db8:1::/48'] } }] }], policyTypes: ['Egress'] }), 'y', '2001:db8:1::5', 'no port'],
    ['beside the hole', reaching({ egress: [{ to: [{ ipBlock: { cidr: '2001:db8::/32', except: ['2001:db8:1::/48'] } }] }], policyTypes: ['Egress'] }), 'y', '2001:db8:2::5', 'all ports'],
    ['pods of KubeVirt', [
      vm('b', 'y'), pod('a', 'x', { labels: { app: 'x' } }),
      policy('b', 'p', { podSelector: { matchLabels: { 'kubevirt.io': 'virt-launcher' } }, ingress: [{ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: 'x' } } }], ports: [{ port: 22 }] }] }),
    ], 'x', 'y', 'TCP 22'],
    ['the labels of a VM are not those of its pods', [
      { ...vm('b', 'y'), metadata: { namespace: 'b', name: 'y', labels: { app: 'y' } } }, pod('a', 'x'), policy('b', 'p', { podSelector: { matchLabels: { app: 'y' } } }),
    ], 'x', 'y', 'all ports'],
    ['all addresses of a ClusterNetworkPolicy are those of pods, too', [pod('a', 'x'), pod('b', 'y'), object('policy.networking.k8s.io/v1alpha2', 'ClusterNetworkPolicy', undefined, 'p', {
      spec: { tier: 'Admin', priority: 1, subject: { namespaces: {} }, egress: [{ action: 'Deny', to: [{ networks: ['0.0.0.0/0'] }] }] },
    })], 'x', 'y', 'no port'],
  ])('%s', (_, manifests, from, to, expected) => {
    expect(open(manifests, from, to)).toBe(expected);
  });
});

const CLIENT = { app: 'client' };

test('pods that policies name and no manifest makes', () => {
  const { classes } = reachabilityOf([
    pod('a', 'x'),
    policy('a', 'p', {
      egress: [{
        to: [
          { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } }, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } },
          { namespaceSelector: { matchLabels: { team: 'ops' } } },
          { namespaceSelector: {}, podSelector: { matchLabels: CLIENT } },
          { ipBlock: { cidr: '192.0.2.0/24' } },
        ],
      }],
    }),
  ]);
  expect(classes.map(({ name, isAssumed, kind }) => [name, kind, isAssumed])).toEqual([
    ['a/Pod x', 'pods', false],
    ['kube-system: k8s-app=kube-dns', 'pods', true],
    ['namespaces team=ops: any pod', 'pods', true],
    ['any namespace: app=client', 'pods', true],
    ['other pods of the cluster', 'pods', true],
    ['internet', 'addresses', false],
    ['192.0.2.0/24', 'addresses', false],
  ]);
});

describe('what is exposed', () => {
  const service = (spec: Json) => object('v1', 'Service', 'a', 's', { spec: { selector: CLIENT, ports: [{ name: 'http', port: 80, targetPort: 8080 }], ...spec } });
  const ingress = object('networking.k8s.io/v1', 'Ingress', 'a', 'i', { spec: { rules: [{ http: { paths: [{ backend: { service: { name: 's', port: { name: 'http' } } } }] } }] } });
  const route = object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'b', 'r', { spec: { rules: [{ backendRefs: [{ name: 's', namespace: 'a', port: 80 }, { name: 'gone', port: 80 }] }] } });
  const client = pod('a', 'x', { labels: CLIENT });
  const fromIngress = policy('a', 'p', { ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress' } } }] }] });
  test.each<[string, Json[], [string, string, string][]]>([
    ['a ClusterIP', [client, service({})], []],
    ['a load balancer', [client, service({ type: 'LoadBalancer' })], [['LoadBalancer', 'TCP 8080', 'TCP 8080']]],
    ['a closed node port', [client, service({ type: 'NodePort' }), closed('a')], [['NodePort', 'TCP 8080', 'no port']]],
    ['an address', [client, service({ externalIPs: ['192.0.2.1'] })], [['ExternalIP', 'TCP 8080', 'TCP 8080']]],
    ['an Ingress', [client, service({}), ingress], [['Ingress', 'TCP 8080', 'TCP 8080']]],
    ['an Ingress that policies let in', [client, service({}), ingress, fromIngress], [['Ingress', 'TCP 8080', 'TCP 8080']]],
    ['an Ingress that they do not', [client, service({}), ingress, closed('a')], [['Ingress', 'TCP 8080', 'no port']]],
    ['a route of a Gateway', [client, service({}), route], [['Route', 'TCP 8080', 'TCP 8080']]],
    ['a Service without pods', [service({ type: 'LoadBalancer' })], []],
  ])('%s', (_, manifests, expected) => {
    const { exposures } = reachabilityOf(manifests);
    expect(exposures.map(({ type, ports, open: admitted }) => [type, portsText(ports), portsText(admitted)])).toEqual(expected);
  });

  test('an alias of a Service is as that', () => {
    const alias = object('v1', 'Service', 'b', 'alias', { spec: { type: 'ExternalName', externalName: 's.a.svc.cluster.local' } });
    const { services } = reachabilityOf([client, service({}), alias]);
    expect(services.map(({ service: { name }, classes, ports }) => [name, classes, ports.map(({ port }) => port)])).toEqual([['s', [0], [80]], ['alias', [0], [80]]]);
  });
});

test('nothing is too strange to be read', () => {
  const kinds = fc.constantFrom(
    'networking.k8s.io/v1 NetworkPolicy', 'k8s.cni.cncf.io/v1beta1 MultiNetworkPolicy', 'policy.networking.k8s.io/v1alpha2 ClusterNetworkPolicy', 'v1 Pod', 'v1 Namespace', 'v1 Service',
    'apps/v1 Deployment', 'kubevirt.io/v1 VirtualMachine', 'k8s.cni.cncf.io/v1 NetworkAttachmentDefinition', 'k8s.ovn.org/v1 ClusterUserDefinedNetwork', 'networking.k8s.io/v1 Ingress',
  );
  const keys = fc.constantFrom(
    'spec', 'metadata', 'name', 'namespace', 'labels', 'ingress', 'egress', 'from', 'to', 'ports', 'port', 'podSelector', 'namespaceSelector', 'matchLabels', 'matchExpressions', 'template',
    'containers', 'domain', 'devices', 'interfaces', 'networks', 'selector', 'config', 'subject', 'network', 'constructor', '__proto__', 'ipBlock', 'cidr',
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'medium' }, fc.constantFrom(null, undefined, 0, '', 'a', '0.0.0.0/0', true, NaN), fc.array(tie('value'), { maxLength: 2 }), fc.dictionary(keys, tie('value'), { maxKeys: 3 })),
  }));
  const fields = fc.dictionary(keys, value, { maxKeys: 4 });
  const manifest = fc.oneof(value, fc.tuple(kinds, fields).map(([kind, some]) => ({ ...some, apiVersion: kind.split(' ')[0], kind: kind.split(' ')[1] })));
  fc.assert(fc.property(fc.array(manifest, { maxLength: 6 }), (manifests) => {
    const reach = reachabilityOf(manifests);
    expect([reach.attacker.pods.length, reach.exposures.length, reach.services.length].every((count) => count >= 0)).toBe(true);
    reach.classes.forEach(({ id }) => reach.explain(0, id));
  }), { numRuns: 500 });
});
