import * as fc from 'fast-check';
import { objectsOfText } from './cluster';
import { clusterOfConfiguration } from '../../../src/manifests/kubevirt-cr';
import { ClusterInputError } from '../../../src/platform/from-cluster/cluster-objects';
import { readCluster } from '../../../src/platform/from-cluster/read-cluster';
import { RESOURCES } from '../../../src/platform/from-cluster/resources';
import { readPlatform } from '../../../src/platform/platform-file';

const SECRET = 'c4n4ry';
const name = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);
const few = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 3 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const gate = fc.constantFrom('Snapshot', 'HostDevices', 'VideoConfig', 'Template', 'CPUManager', 'Unheard');
const label = fc.tuple(fc.constantFrom('pool', 'topology.kubernetes.io/zone', 'example.com/disk', 'cpu-model.node.kubevirt.io/Penryn', 'kubevirt.io/cpumanager'), fc.constantFrom('true', 'a', ''));
const node = fc.record({
  name,
  labels: few(label),
  taints: few(fc.record({ key: fc.constantFrom('a', 'node.kubernetes.io/not-ready'), value: maybe(fc.constant('v')), effect: fc.constantFrom('NoSchedule', 'NoExecute', 'Other') })),
  cpu: fc.constantFrom('4', '15890m', '64', 8),
  memory: fc.constantFrom('16Gi', '16388Mi', '33554432Ki', '128974848000m', '10G'),
  devices: fc.dictionary(fc.constantFrom('nvidia.com/A10', 'devices.kubevirt.io/kvm', 'hugepages-2Mi', 'hugepages-1Gi'), fc.constantFrom('0', '2', '1k')),
  architecture: fc.constantFrom('amd64', 'arm64', 'ppc64le', undefined),
}).map(({ name: of, labels, taints, cpu, memory, devices, architecture }) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: of, labels: { ...Object.fromEntries(labels), 'kubernetes.io/hostname': of }, annotations: { token: SECRET } },
  spec: { taints },
  status: { allocatable: { cpu, memory, ...devices }, nodeInfo: { architecture, kubeletVersion: 'v1.34.1' } },
}));
const storageClass = fc.record({ name, isDefault: fc.boolean(), isDefaultVirt: fc.boolean(), provisioner: fc.constantFrom('p', 'q', 'rancher.io/local-path') })
  .map(({ name: of, isDefault, isDefaultVirt, provisioner }) => ({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: {
      name: of,
      annotations: { 'storageclass.kubernetes.io/is-default-class': String(isDefault), 'storageclass.kubevirt.io/is-default-virt-class': String(isDefaultVirt) },
    },
    provisioner,
    parameters: { password: SECRET },
  }));
const propertySet = fc.record({ accessModes: few(fc.constantFrom('ReadWriteOnce', 'ReadWriteMany')), volumeMode: fc.constantFrom('Block', 'Filesystem') });
const profile = fc.record({ name, sets: few(propertySet) })
  .map(({ name: of, sets }) => ({ apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'StorageProfile', metadata: { name: of }, status: { claimPropertySets: sets } }));
const snapshotClass = fc.constantFrom('p', 'q').map((driver) => ({ apiVersion: 'snapshot.storage.k8s.io/v1', kind: 'VolumeSnapshotClass', metadata: { name: driver }, driver }));
const configuration = fc.record({
  developerConfiguration: fc.record({
    featureGates: few(gate),
    disabledFeatureGates: few(gate),
    cpuAllocationRatio: fc.integer({ min: 0, max: 20 }),
    memoryOvercommit: fc.integer({ min: 0, max: 300 }),
  }, { requiredKeys: [] }),
  evictionStrategy: fc.constantFrom('None', 'LiveMigrate', 'External'),
  network: fc.record({ permitBridgeInterfaceOnPodNetwork: fc.boolean(), binding: fc.dictionary(name, fc.constant({})) }, { requiredKeys: [] }),
  permittedHostDevices: fc.record({ pciHostDevices: few(fc.record({ resourceName: fc.constantFrom('nvidia.com/A10', 'x.io/y') })) }, { requiredKeys: [] }),
}, { requiredKeys: [] });
const kubevirt = configuration.map((given) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'KubeVirt',
  metadata: { name: 'kubevirt', namespace: 'kubevirt' },
  spec: { configuration: given },
  status: { observedKubeVirtVersion: 'v1.9.0' },
}));
const secret = fc.constant({ apiVersion: 'v1', kind: 'Secret', metadata: { name: SECRET }, stringData: { password: SECRET } });

const named = <T extends { readonly metadata: { readonly name: string } }>(arbitrary: fc.Arbitrary<T>) => (
  fc.uniqueArray(arbitrary, { selector: ({ metadata }) => metadata.name, maxLength: 6 })
);
/** Objects of a cluster, of each kind and name one. */
const cluster = fc.tuple(kubevirt, secret, named(node), named(storageClass), named(profile), named(snapshotClass))
  .map(([cr, hidden, ...lists]) => [cr, hidden, ...lists.flat()] as object[]);

const textOf = (objects: readonly unknown[]) => readCluster(objectsOfText(objects.map((each) => JSON.stringify(each)).join('\n---\n')), { schema: 's' }).text;
const uncommented = (text: string) => text.split('\n').filter((line) => !line.trimStart().startsWith('#'));

test('what is written loads, and says of KubeVirt what its CR says', () => {
  fc.assert(fc.property(cluster, ([cr, ...rest]) => {
    const { _admissionProfile: read } = readPlatform('platform.yaml', textOf([cr, ...rest]));
    const { spec } = cr as { readonly spec: { readonly configuration: object } };
    const { architecture: _, ...stated } = clusterOfConfiguration(spec.configuration, '1.9.0');
    // Less than 10 percent of memory are a mistake that KubeVirt makes no use of.
    const said = Object.entries(stated).filter(([key, value]) => value !== undefined && (key !== 'memoryOvercommit' || (value as number) >= 10));
    expect(read).toMatchObject(Object.fromEntries(said.map(([key, value]) => [key, Array.isArray(value) ? [...value].sort() : value])));
  }));
});

test('every node is counted once', () => {
  fc.assert(fc.property(cluster, (objects) => {
    const { nodes } = readPlatform('platform.yaml', textOf(objects));
    const counted = objects.filter((each) => {
      const { kind, status } = each as { readonly kind: string; readonly status?: { readonly nodeInfo?: { readonly architecture?: string } } };
      return kind === 'Node' && status?.nodeInfo?.architecture !== 'ppc64le';
    });
    expect(nodes.reduce((sum, { count }) => sum + count, 0)).toBe(counted.length);
  }));
});

test('the bytes depend neither on the order of objects nor on the lists they stand in', () => {
  const shuffled = cluster.chain((objects) => fc.tuple(fc.constant(objects), fc.shuffledSubarray(objects, { minLength: objects.length })));
  fc.assert(fc.property(shuffled, ([objects, others]) => {
    expect(textOf([{ apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'List', items: others }] }])).toBe(textOf(objects));
  }));
});

test('nothing is shown but facts', () => {
  fc.assert(fc.property(cluster, (objects) => expect(textOf(objects)).not.toContain(SECRET)));
});

/** Data in which anything may stand anywhere. */
const anything = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, fc.constantFrom(null, true, 0, -1, 1e300, '', 'a', '\u2028x: y', '"\n# x', '1.9.0', '__proto__', '64Gi', 'a: [b'), tie('list'), tie('mapping')),
  list: fc.array(tie('value'), { maxLength: 3 }),
  mapping: fc.dictionary(fc.constantFrom(
    'metadata', 'spec', 'status', 'labels', 'annotations', 'allocatable', 'cpu', 'memory', 'taints', 'key', 'effect', 'configuration', 'developerConfiguration', 'featureGates',
    'network', 'binding', 'permittedHostDevices', 'pciHostDevices', 'resourceName', 'claimPropertySets', 'accessModes', 'provisioner', 'driver', 'ports', 'port', 'selector',
    'template', 'containers', 'args', 'enableInjector', 'observedKubeVirtVersion', 'nodeInfo', 'architecture', 'kubernetes.io/hostname', 'constructor', 'a/b',
  ), tie('value'), { maxKeys: 6 }),
})).mapping;
const wild = fc.tuple(fc.constantFrom(...RESOURCES), fc.constantFrom('a', 'dns-default', 'node-local-dns', 'cdi-uploadproxy'), anything).map(([{ group, kind }, of, fields]) => ({
  ...fields as object,
  apiVersion: `${group && `${group}/`}v1`,
  kind,
  metadata: { ...(fields as { readonly metadata?: object }).metadata, name: of, namespace: 'kube-system', uid: 'u', resourceVersion: '1' },
}));

test('objects of any shape are read, and what is written loads', () => {
  fc.assert(fc.property(fc.array(wild, { minLength: 1, maxLength: 4 }), (objects) => {
    try {
      const text = textOf(objects);
      readPlatform('platform.yaml', text);
      expect(uncommented(text).join('\n')).not.toMatch(/undefined|\[object/);
    } catch (error) {
      if (!(error instanceof ClusterInputError)) throw error;
    }
  }), { numRuns: 500 });
});
