import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { Topology, TopologyOptions } from '../../../src/analysis/topology/model';
import { topologyOf } from '../../../src/analysis/topology/topology';
import { clusterOf } from '../../../src/manifests/cluster';
import { Catalog } from '../../../src/manifests/effective/catalog';
import type { Manifest } from '../../../src/manifests/manifest';
import { documentsOf } from '../../../src/manifests/source/document';

type Json = { [key: string]: any };

const graph = (manifests: Json[], options?: TopologyOptions): Topology => {
  const input = manifests as unknown as Manifest[];
  return topologyOf(input, clusterOf({}, new Catalog(input), input), options);
};
const named = (apiVersion: string, kind: string, name: string, fields: Json = {}, namespace: string | undefined = 'shop', more: Json = {}): Json => (
  { apiVersion, kind, metadata: { name, ...namespace ? { namespace } : {}, ...more }, ...fields }
);
const guest = ({ labels = {}, volumes = [], networks = [], interfaces = [] }: Json = {}) => ({
  metadata: { labels },
  spec: { domain: { cpu: { cores: 2 }, memory: { guest: '1Gi' }, devices: { interfaces } }, volumes, networks },
});
const vm = (name: string, options: Json = {}, namespace?: string, spec: Json = {}) => (
  named('kubevirt.io/v1', 'VirtualMachine', name, { spec: { runStrategy: 'Always', ...spec, template: guest(options) } }, namespace)
);
const deployment = (name: string, labels: Json = {}, pod: Json = {}) => named('apps/v1', 'Deployment', name, {
  spec: { replicas: 2, selector: {}, template: { metadata: { labels }, spec: { containers: [{ name: 'c', image: 'registry/team/api:1' }], ...pod } } },
});

/** `role kind namespace/name` with its count, and details; `?` where it is only referred to. */
function nodesIn({ nodes }: Topology): string[] {
  return nodes.map(({ role, kind, namespace = '', name, count, instances, isImplied, details }) => (
    [`${role} ${kind}${isImplied ? '?' : ''} ${namespace}/${name}`, count > 1 ? `×${count}` : '', instances === undefined ? '' : `=${instances}`, ...details].filter(Boolean).join(' ')
  ));
}

/** `from -relation-> to` by names. */
function edgesIn({ nodes, edges }: Topology): string[] {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  return edges.map(({ from, to, relation, count, label }) => (
    `${names.get(from)} -${relation}${label === undefined ? '' : ` ${label}`}${count > 1 ? ` ×${count}` : ''}-> ${names.get(to)}`
  )).sort();
}

const pod = { networks: [{ name: 'n', pod: {} }], interfaces: [{ name: 'n', masquerade: {} }] };
const multus = (networkName: string, binding: Json = { bridge: {} }) => ({ networks: [{ name: 'n', multus: { networkName } }], interfaces: [{ name: 'n', ...binding }] });
const bridged = (name: string, config: Json, namespace = 'shop') => named('k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', name, { spec: { config: JSON.stringify(config) } }, namespace);

test.each<[title: string, manifests: Json[], nodes: string[], edges: string[]]>([
  ['nothing', [], [], []],
  ['what is no part of it', [named('v1', 'ConfigMap', 'a'), named('example.com/v1', 'Thing', 'b')], [], []],
  ['a VM on the pod network', [vm('db', pod)], ['workload kubevirt.io/VirtualMachine shop/db =1 2 CPUs 1Gi', 'network /PodNetwork shop/pod network'], ['db -attaches-> pod network']],
  ['a VM without a namespace', [vm('db', pod, '')], ['workload kubevirt.io/VirtualMachine /db =1 2 CPUs 1Gi', 'network /PodNetwork /pod network'], ['db -attaches-> pod network']],
  ['disks: its own, one of the input, one that is there, and a container disk',
    [
      vm('db', {
        volumes: [
          { name: 'a', dataVolume: { name: 'own' } }, { name: 'b', persistentVolumeClaim: { claimName: 'made' } },
          { name: 'c', persistentVolumeClaim: { claimName: 'there' } }, { name: 'd', containerDisk: { image: 'disks/tools:1' } },
        ],
      }, 'shop', {
        dataVolumeTemplates: [{
          metadata: { name: 'own' },
          spec: {
            sourceRef: { kind: 'DataSource', name: 'rhel', namespace: 'golden' }, storage: { storageClassName: 'fast', resources: { requests: { storage: '10Gi' } } },
          },
        }],
      }),
      named('cdi.kubevirt.io/v1beta1', 'DataVolume', 'made', { spec: { source: { http: { url: 'https://user:secret@example.com/a.qcow2?token=1#x' } }, storage: {} } }),
    ],
    [
      'image cdi.kubevirt.io/DataSource? golden/rhel', 'workload kubevirt.io/VirtualMachine shop/db =1 2 CPUs 1Gi', 'disk /PersistentVolumeClaim? shop/there',
      'disk cdi.kubevirt.io/DataVolume shop/made', 'disk cdi.kubevirt.io/DataVolume shop/own 10Gi fast', 'image /Image? /disks/tools:1', 'image /Image? /https://example.com/a.qcow2',
    ],
    ['db -mounts-> disks/tools:1', 'db -mounts-> made', 'db -mounts-> own', 'db -mounts-> there', 'made -imports-> https://example.com/a.qcow2', 'own -clones-> rhel']],
  ['a golden image, to the registry',
    [
      named('cdi.kubevirt.io/v1beta1', 'DataImportCron', 'poll', {
        spec: {
          schedule: '0 3 * * *', managedDataSource: 'rhel', template: { spec: { source: { registry: { url: 'docker://quay.io/rhel:9' } }, storage: {} } },
        },
      }),
      named('cdi.kubevirt.io/v1beta1', 'DataSource', 'frozen', { spec: { source: { snapshot: { name: 's', namespace: 'golden' } } } }),
      named('snapshot.storage.k8s.io/v1', 'VolumeSnapshot', 's', { spec: { source: { persistentVolumeClaimName: 'base' } } }, 'golden'),
    ],
    [
      'disk /PersistentVolumeClaim? golden/base', 'image snapshot.storage.k8s.io/VolumeSnapshot golden/s', 'image cdi.kubevirt.io/DataImportCron shop/poll 0 3 * * *',
      'image cdi.kubevirt.io/DataSource shop/frozen', 'image cdi.kubevirt.io/DataSource? shop/rhel', 'image /Image? /quay.io/rhel:9',
    ],
    ['frozen -clones-> s', 'poll -imports-> quay.io/rhel:9', 'rhel -imports-> poll', 's -clones-> base']],
  ['a StatefulSet and its claims, and a volume of a pod',
    [named('apps/v1', 'StatefulSet', 'pg', {
      spec: {
        replicas: 3,
        selector: {},
        volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { resources: { requests: { storage: '1Gi' } } } }],
        template: { metadata: {}, spec: { containers: [{ name: 'c', image: 'pg' }], volumes: [{ name: 'x', persistentVolumeClaim: { claimName: 'logs' } }] } },
      },
    })],
    ['workload apps/StatefulSet shop/pg =3 pg', 'disk /PersistentVolumeClaim shop/data-pg-* 1Gi', 'disk /PersistentVolumeClaim? shop/logs'],
    ['pg -mounts-> data-pg-*', 'pg -mounts-> logs']],
  ['Ingress, Service, workloads of both kinds, budget and autoscaler',
    [
      deployment('api', { app: 'web' }),
      vm('old', { labels: { app: 'web' } }),
      named('v1', 'Service', 'web', { spec: { type: 'LoadBalancer', selector: { app: 'web' }, ports: [{ port: 80 }, { port: 443 }] } }),
      named('v1', 'Service', 'unselected', { spec: { clusterIP: 'None', ports: [] } }),
      named('networking.k8s.io/v1', 'Ingress', 'front', { spec: { rules: [{ host: 'a.example', http: { paths: [{ backend: { service: { name: 'web' } } }] } }], defaultBackend: { service: { name: 'gone' } } } }),
      named('policy/v1', 'PodDisruptionBudget', 'keep', { spec: { minAvailable: 1, selector: { matchLabels: { app: 'web' } } } }),
      named('autoscaling/v2', 'HorizontalPodAutoscaler', 'scale', { spec: { minReplicas: 4, maxReplicas: 9, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' } } }),
    ],
    [
      'entry networking.k8s.io/Ingress shop/front a.example', 'service /Service? shop/gone', 'service /Service shop/unselected headless', 'service /Service shop/web LoadBalancer 80, 443',
      'scaler autoscaling/HorizontalPodAutoscaler shop/scale 4–9', 'workload apps/Deployment shop/api =4 api:1', 'workload kubevirt.io/VirtualMachine shop/old =1 2 CPUs 1Gi',
      'policy policy/PodDisruptionBudget shop/keep at least 1',
    ],
    ['front -exposes-> gone', 'front -exposes-> web', 'keep -governs-> api', 'keep -governs-> old', 'scale -scales-> api', 'web -selects-> api', 'web -selects-> old']],
  ['labels of launcher pods are selected by',
    [vm('db'), named('v1', 'Service', 'db', { spec: { selector: { 'vm.kubevirt.io/name': 'db' }, ports: [] } })],
    ['service /Service shop/db', 'workload kubevirt.io/VirtualMachine shop/db =1 2 CPUs 1Gi'], ['db -selects-> db']],
  ['attachments of one bridge, and one that is not in the input',
    [
      vm('a', multus('one')), vm('b', multus('far/two', { binding: { name: 'passt' } })), vm('c', multus('none', { sriov: {} })),
      bridged('one', { type: 'bridge', bridge: 'br1', vlan: 7 }), bridged('two', { type: 'bridge', bridge: 'br1', vlan: 7 }, 'far'), bridged('alone', { type: 'bridge', bridge: 'br2' }),
    ],
    [
      'network k8s.cni.cncf.io/NetworkAttachmentDefinition far/two bridge', 'workload kubevirt.io/VirtualMachine shop/a =1 2 CPUs 1Gi', 'workload kubevirt.io/VirtualMachine shop/b =1 2 CPUs 1Gi',
      'workload kubevirt.io/VirtualMachine shop/c =1 2 CPUs 1Gi', 'network k8s.cni.cncf.io/NetworkAttachmentDefinition shop/alone bridge',
      'network k8s.cni.cncf.io/NetworkAttachmentDefinition? shop/none', 'network k8s.cni.cncf.io/NetworkAttachmentDefinition shop/one bridge', 'network /LayerTwoNetwork /br1 bridge VLAN 7',
    ],
    ['a -attaches-> one', 'b -attaches passt-> two', 'c -attaches SR-IOV-> none', 'one -joins-> br1', 'two -joins-> br1']],
  ['the network that an SriovNetwork makes',
    [vm('a', multus('shop/fast', { sriov: {} })), named('sriovnetwork.openshift.io/v1', 'SriovNetwork', 'fast', { spec: { resourceName: 'nic', networkNamespace: 'shop', vlan: 5 } }, 'sriov')],
    ['workload kubevirt.io/VirtualMachine shop/a =1 2 CPUs 1Gi', 'network sriovnetwork.openshift.io/SriovNetwork sriov/fast SR-IOV nic VLAN 5'], ['a -attaches SR-IOV-> fast']],
  ['user-defined networks, primary and secondary',
    [
      vm('a', pod), vm('b', multus('plane')), named('v1', 'Namespace', 'shop', {}, '', { labels: { tenant: 'x' } }),
      named('k8s.ovn.org/v1', 'UserDefinedNetwork', 'main', { spec: { topology: 'Layer2', layer2: { role: 'Primary', subnets: ['10.0.0.0/16'] } } }),
      named('k8s.ovn.org/v1', 'ClusterUserDefinedNetwork', 'plane', { spec: { namespaceSelector: { matchLabels: { tenant: 'x' } }, network: { topology: 'Layer3', layer3: { role: 'Secondary', subnets: [{ cidr: '10.1.0.0/16' }] } } } }, ''),
    ],
    [
      'workload kubevirt.io/VirtualMachine shop/a =1 2 CPUs 1Gi', 'workload kubevirt.io/VirtualMachine shop/b =1 2 CPUs 1Gi',
      'network k8s.ovn.org/UserDefinedNetwork shop/main Layer2 Primary 10.0.0.0/16', 'network k8s.ovn.org/ClusterUserDefinedNetwork /plane Layer3 Secondary 10.1.0.0/16',
    ],
    ['a -attaches-> main', 'b -attaches-> plane']],
  ['pods on more networks, by names and by JSON',
    [
      named('v1', 'Pod', 'a', { spec: { containers: [] } }, 'shop', { annotations: { 'k8s.v1.cni.cncf.io/networks': 'one@eth1, far/two' } }),
      named('v1', 'Pod', 'b', { spec: { containers: [] } }, 'shop', { annotations: { 'k8s.v1.cni.cncf.io/networks': '[{"name":"one"},{"name":"two","namespace":"far"}]' } }),
    ],
    [
      'network k8s.cni.cncf.io/NetworkAttachmentDefinition? far/two', 'workload /Pod shop/a =1', 'workload /Pod shop/b =1', 'network /PodNetwork shop/pod network',
      'network k8s.cni.cncf.io/NetworkAttachmentDefinition? shop/one',
    ],
    ['a -attaches-> one', 'a -attaches-> pod network', 'a -attaches-> two', 'b -attaches-> one', 'b -attaches-> pod network', 'b -attaches-> two']],
  ['of policies for migrations that which names most labels',
    [
      vm('a', { labels: { tier: 'db' } }), vm('b'), named('v1', 'Namespace', 'shop', {}, '', { labels: { tenant: 'x' } }),
      named('migrations.kubevirt.io/v1alpha1', 'MigrationPolicy', 'all', { spec: { selectors: { namespaceSelector: { tenant: 'x' } } } }, ''),
      named('migrations.kubevirt.io/v1alpha1', 'MigrationPolicy', 'db', { spec: { selectors: { virtualMachineInstanceSelector: { tier: 'db' } } } }, ''),
      named('migrations.kubevirt.io/v1alpha1', 'MigrationPolicy', 'none', { spec: { selectors: {} } }, ''),
    ],
    [
      'workload kubevirt.io/VirtualMachine shop/a =1 2 CPUs 1Gi', 'workload kubevirt.io/VirtualMachine shop/b =1 2 CPUs 1Gi',
      ...['all', 'db', 'none'].map((name) => `policy migrations.kubevirt.io/MigrationPolicy /${name}`),
    ],
    ['all -governs-> b', 'db -governs-> a']],
  ['snapshots, clones and what another object made',
    [
      vm('a', {}, 'shop', { runStrategy: 'Halted' }),
      named('snapshot.kubevirt.io/v1beta1', 'VirtualMachineSnapshot', 's', { spec: { source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'a' } } }),
      named('clone.kubevirt.io/v1beta1', 'VirtualMachineClone', 'c', { spec: { source: { apiGroup: 'snapshot.kubevirt.io', kind: 'VirtualMachineSnapshot', name: 's' } } }),
      named('v1', 'Pod', 'launcher', { spec: { containers: [] } }, 'shop', { ownerReferences: [{ kind: 'VirtualMachineInstance', name: 'a' }] }),
    ],
    [
      'workload kubevirt.io/VirtualMachine shop/a =1 2 CPUs 1Gi Halted', 'policy clone.kubevirt.io/VirtualMachineClone shop/c',
      'policy snapshot.kubevirt.io/VirtualMachineSnapshot shop/s',
    ],
    ['c -acts-on-> s', 's -acts-on-> a']],
])('%s', (_, manifests, nodes, edges) => {
  const found = graph(manifests);
  expect(nodesIn(found)).toEqual(nodes);
  expect(edgesIn(found)).toEqual(edges);
});

const many = (count: number, name: (i: number) => string, options: (i: number) => Json = () => ({})) => (
  Array.from({ length: count }, (__, i) => vm(name(i), options(i)))
);

test('alike objects are one node, and so are their edges', () => {
  const disks = (i: number) => ({ volumes: [{ name: 'a', persistentVolumeClaim: { claimName: `disk-${i}` } }], ...pod, labels: { app: 'x' } });
  const found = graph([...many(1000, (i) => `web-${i}`, disks), vm('web-old'), named('v1', 'Service', 'web', { spec: { selector: { app: 'x' }, ports: [] } })]);
  expect(nodesIn(found)).toEqual([
    'service /Service shop/web', 'workload kubevirt.io/VirtualMachine shop/web-* ×1000 =1000 2 CPUs 1Gi', 'workload kubevirt.io/VirtualMachine shop/web-old =1 2 CPUs 1Gi',
    'network /PodNetwork shop/pod network', 'disk /PersistentVolumeClaim? shop/disk-* ×1000',
  ]);
  expect(edgesIn(found)).toEqual(['web -selects ×1000-> web-*', 'web-* -attaches ×1000-> pod network', 'web-* -mounts ×1000-> disk-*']);
  expect(found.nodes[1].members).toHaveLength(100);
});

test.each<[string, Json[], TopologyOptions | undefined, string[]]>([
  ['three are told apart', many(3, (i) => `web-${i}`), undefined, ['web-0', 'web-1', 'web-2']],
  ['four are not', many(4, (i) => `web-${i}`), undefined, ['web-*']],
  ['unless that is wanted', many(4, (i) => `web-${i}`), { collapseFrom: Infinity }, ['web-0', 'web-1', 'web-2', 'web-3']],
  ['hashes', many(4, (i) => `web-${i}f8c4d`), undefined, ['web-*']],
  ['numbers behind words', many(4, (i) => `node${i}-web`), undefined, ['node*-web']],
  ['other names', ['ann', 'bob', 'eve', 'joe'].map((name) => vm(name)), undefined, ['ann', 'bob', 'eve', 'joe']],
  ['very many other names', many(26, (i) => `desk-${String.fromCharCode(97 + i)}`), undefined, ['desk-*']],
  ['other sizes', [...many(3, (i) => `web-${i}`), vm('web-3', {}, 'shop', { instancetype: { name: 'u1.large' } })], undefined, ['web-0', 'web-1', 'web-2', 'web-3']],
])('what is alike: %s', (_, manifests, options, names) => {
  expect(graph(manifests, options).nodes.map(({ name }) => name)).toEqual(names);
});

test('namespaces that hold the same are one', () => {
  const tenants = Array.from({ length: 300 }, (__, i) => [named('v1', 'Namespace', `tenant-${i}`, {}, ''), vm(`tenant-${i}-db`, pod, `tenant-${i}`)]).flat();
  const found = graph([...tenants, vm('other', pod, 'tenant-x')]);
  expect(found.clusters.map(({ namespace, count, isOwned, nodes }) => [namespace, count, isOwned, nodes.length])).toEqual([['tenant-*', 300, true, 2], ['tenant-x', 1, false, 2]]);
  expect(found.nodes[0]).toMatchObject({ name: 'tenant-*-db', namespace: 'tenant-*', count: 300, instances: 300 });
  expect(found.nodes[0].members[0]).toBe('tenant-0/tenant-0-db');
  expect(edgesIn(found)).toEqual(['other -attaches-> pod network', 'tenant-*-db -attaches ×300-> pod network']);
});

test('very many namespaces are one where they hold the same kinds', () => {
  const names = Array.from({ length: 60 }, (__, i) => [...i.toString(5)].map((digit) => 'abcde'[Number(digit)]).join(''));
  const found = graph(names.flatMap((name, i) => [vm(`db-${name}`, pod, name), ...i < 3 ? [named('v1', 'Service', name, { spec: { ports: [] } }, name)] : []]));
  expect(found.clusters.map(({ namespace, count, nodes }) => [namespace, count, nodes.length])).toEqual([['*', 57, 2], ['a', 1, 3], ['b', 1, 3], ['c', 1, 3]]);
});

test('an object that is there twice is one, the same whatever comes first', () => {
  const twice = [vm('a', {}, 'shop', { runStrategy: 'Manual' }), vm('a', {}, 'shop', { runStrategy: 'Halted' })];
  expect(graph(twice).nodes).toHaveLength(1);
  expect(graph([...twice].reverse())).toEqual(graph(twice));
});

test('a namespace, with what it leads to and what acts on it', () => {
  const template = { dataVolumeTemplates: [{ metadata: { name: 'd' }, spec: { sourceRef: { kind: 'DataSource', name: 'rhel', namespace: 'golden' }, storage: {} } }] };
  const manifests = [
    vm('a', { volumes: [{ name: 'd', dataVolume: { name: 'd' } }] }, 'one', template), vm('b', pod, 'two'),
    named('cdi.kubevirt.io/v1beta1', 'DataSource', 'rhel', { spec: { source: { pvc: { name: 'rhel' } } } }, 'golden'),
    named('migrations.kubevirt.io/v1alpha1', 'MigrationPolicy', 'p', { spec: { selectors: { namespaceSelector: { 'kubernetes.io/metadata.name': 'one' } } } }, ''),
  ];
  const names = (options: TopologyOptions) => graph(manifests, options).nodes.map(({ name }) => name);
  expect(names({ namespaces: ['one'] })).toEqual(['rhel', 'rhel', 'a', 'd', 'p']);
  expect(names({ namespaces: ['golden'] })).toEqual(['rhel', 'rhel', 'd']);
  expect(names({ namespaces: ['none'] })).toEqual([]);
  expect(names({ roles: ['workload', 'disk'] })).toEqual(['rhel', 'a', 'd', 'b']);
});

const GOLDEN = join(__dirname, '..', '..', 'golden');
const goldens = readdirSync(GOLDEN).map((example) => readdirSync(join(GOLDEN, example)).flatMap((file) => (
  [...documentsOf(file, readFileSync(join(GOLDEN, example, file), 'utf8'))].map(({ value }) => value as Json).filter((value) => value !== null)
)));

test('ids are unique, edges lead to nodes, each node is in one cluster, and the order of the input does not matter', () => {
  fc.assert(fc.property(fc.shuffledSubarray(goldens.flat(), { minLength: 20 }), (manifests) => {
    const found = graph(manifests);
    const ids = found.nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(found.clusters.flatMap(({ nodes }) => nodes)).toEqual(ids);
    for (const { from, to } of found.edges) expect([ids.includes(from), ids.includes(to)]).toEqual([true, true]);
    const sorted = [...manifests].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    expect(graph(sorted)).toEqual(found);
  }), { numRuns: 20 });
});
