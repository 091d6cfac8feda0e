import { App, Size } from 'cdk8s';
import { objectsOf, STORE } from './fixture';
import { EvictionStrategy } from '../../src/compute';
import { EdgeNode, EdgeStorage, EdgeStoreWorkload, EdgeStoreWorkloadProps } from '../../src/edge';
import { Platform } from '../../src/platform';
import { PodSecurityLevel } from '../../src/tenancy';

const storeOf = (props: Partial<EdgeStoreWorkloadProps> = {}, id = 'store-001') => new EdgeStoreWorkload(new App(), id, { ...STORE, ...props });

test('its objects, their namespace and labels', () => {
  const objects = objectsOf(storeOf({ monitor: { image: 'registry.example.com/monitor:1.0.0' }, kubevirt: {}, labels: { location: 'store-001' } }));
  expect(Object.entries(objects).map(([key, { metadata }]) => [key, metadata.namespace, metadata.labels.location])).toEqual([
    ['Namespace/store-001', 'store-001', 'store-001'],
    ['KubeVirt/kubevirt', 'kubevirt', 'store-001'],
    ['VirtualMachine/pos', 'store-001', 'store-001'],
    ['Deployment/monitor', 'store-001', 'store-001'],
  ]);
  expect(objects['Namespace/store-001'].metadata.labels).toEqual({ 'location': 'store-001', 'pod-security.kubernetes.io/enforce': 'baseline' });
});

test('a namespace of another name, and a stricter one', () => {
  const objects = objectsOf(storeOf({ namespace: 'store', podSecurity: PodSecurityLevel.RESTRICTED }));
  expect(objects['Namespace/store'].metadata.labels).toEqual({ 'pod-security.kubernetes.io/enforce': 'restricted' });
  expect(objects['VirtualMachine/pos'].metadata.namespace).toBe('store');
});

test('a directory of the node as storage', () => {
  const storage = EdgeStorage.localVolume({ path: '/var/lib/pos' });
  const objects = objectsOf(storeOf({ virtualMachine: { ...STORE.virtualMachine, storage } }));
  expect(objects['StorageClass/local-storage']).toMatchObject({
    provisioner: 'kubernetes.io/no-provisioner', volumeBindingMode: 'WaitForFirstConsumer', reclaimPolicy: 'Retain',
  });
  expect(objects['PersistentVolume/pos-disk'].spec).toEqual({
    capacity: { storage: '25Gi' },
    volumeMode: 'Filesystem',
    accessModes: ['ReadWriteOnce'],
    persistentVolumeReclaimPolicy: 'Retain',
    storageClassName: 'local-storage',
    local: { path: '/var/lib/pos' },
    nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/arch', operator: 'In', values: ['arm64'] }] }] } },
  });
  const named = EdgeStorage.localVolume({ path: '/var/lib/pos', className: 'disks', capacity: Size.gibibytes(30) });
  const others = objectsOf(storeOf({ virtualMachine: { ...STORE.virtualMachine, storage: named } }));
  expect(others['PersistentVolume/pos-disk'].spec).toMatchObject({ capacity: { storage: '30Gi' }, storageClassName: 'disks' });
});

test('its Platform knows the node that is left, the storage, and whose machines these are', () => {
  const { nodes, architecture, identitySalt, kubevirtVersion } = Platform.of(storeOf({ platform: { kubevirtVersion: '1.8.0', identitySalt: 'retail-' } }));
  expect(nodes).toEqual([new EdgeNode().allocatable]);
  expect([architecture, identitySalt, kubevirtVersion]).toEqual(['arm64', 'retail-store-001', '1.8.0']);
});

const LOCAL_PATH = {
  name: 'local-path', isDefault: true, accessModes: ['ReadWriteOnce', 'ReadWriteOncePod'], volumeModes: ['Filesystem'], waitsForFirstConsumer: true,
};

test.each<[string, EdgeStorage | undefined, object[]]>([
  ['that of K3s', undefined, [LOCAL_PATH]],
  ['a local one', EdgeStorage.storageClass('lvm', { provisioner: 'topolvm.io' }), [LOCAL_PATH, { name: 'lvm', accessModes: LOCAL_PATH.accessModes, waitsForFirstConsumer: true }]],
  ['a remote one', EdgeStorage.storageClass('ceph', { provisioner: 'rbd.csi.ceph.com' }), [LOCAL_PATH, { name: 'ceph', waitsForFirstConsumer: false }]],
])('what its Platform knows of storage: %s', (_, storage, classes) => {
  const store = storeOf({ virtualMachine: { ...STORE.virtualMachine, storage, offline: false } });
  expect(Platform.of(store)._admissionProfile.storageClasses).toEqual(classes);
});

test('two stores with a VM of one name in a namespace of one name are two machines', () => {
  const [one, two] = ['store-001', 'store-002'].map((id) => objectsOf(storeOf({ namespace: 'store' }, id))['VirtualMachine/pos'].spec);
  expect(one.template.spec.domain.firmware.uuid).not.toBe(two.template.spec.domain.firmware.uuid);
});

test('the calculation counts KubeVirt as small as it is made', () => {
  const memory = Size.mebibytes(150);
  const store = storeOf({
    monitor: { image: 'registry.example.com/monitor:1.0.0', replicas: 2 }, kubevirt: { componentMemory: { virtApi: memory, virtController: memory } },
  });
  expect(store.capacity.toText()).toBe([
    'operating system   256Mi   100m',
    'K3s server        1515Mi   300m',
    'KubeVirt          1675Mi    50m',
    'CDI                600Mi   400m',
    'pos               2412Mi  1000m',
    'monitor            256Mi   200m',
    'sum               6714Mi  2050m',
    'node              8192Mi  4000m',
  ].join('\n'));
});

test('what cannot be on one node is refused', () => {
  const virtualMachine = { ...STORE.virtualMachine, evictionStrategy: EvictionStrategy.LIVE_MIGRATE };
  expect(() => storeOf({ virtualMachine, node: new EdgeNode({ cpus: 0 }) })).toThrow(
    '[store-001] node.cpus: got 0; allowed: a number above 0. Write the CPUs of the node.\n'
    + '[store-001] evictionStrategy: got "LiveMigrate"; allowed: one that needs no second node. '
    + 'Leave it out: a VM that cannot move would block the drain of its node for good.',
  );
});

test('a node smaller than its footprint is refused with the calculation', () => {
  expect(() => storeOf({ node: new EdgeNode({ memory: Size.gibibytes(4) }) })).toThrow(
    '[store-001] footprint: got "4521Mi, 850m"; allowed: what its node has, 4096Mi and 4000m. Ask for less, or take a larger node:\n'
    + 'operating system   256Mi   100m\n'
    + 'K3s server        1515Mi   300m\n'
    + 'KubeVirt          2150Mi    50m\n'
    + 'CDI                600Mi   400m\n'
    + 'sum               4521Mi   850m\n'
    + 'node              4096Mi  4000m',
  );
});
