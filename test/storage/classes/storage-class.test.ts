import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Platform } from '../../../src/platform';
import {
  LocalPersistentVolume, LocalPersistentVolumeProps, StorageClass, StorageClassProps, VolumeAttributesClass, VolumeBindingMode,
} from '../../../src/storage';
import { newChart, object } from '../../compute/fixture';
import { resourceOf } from '../imported-and-made';

const storageClass = (props: Partial<StorageClassProps> = {}) => {
  const chart = newChart();
  new StorageClass(chart, 'fast', { provisioner: 'ebs.csi.aws.com', ...props });
  return object(chart, 'StorageClass');
};

test('a class', () => {
  expect(storageClass()).toEqual({
    apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'fast', namespace: 'apps' }, provisioner: 'ebs.csi.aws.com',
  });
});

test.each<[string, Partial<StorageClassProps>, object]>([
  ['parameters', { parameters: { iops: '5000' } }, { parameters: { iops: '5000' } }],
  ['volumes that stay', { reclaimPolicy: kplus.PersistentVolumeReclaimPolicy.RETAIN }, { reclaimPolicy: 'Retain' }],
  ['volumes that grow', { allowVolumeExpansion: true }, { allowVolumeExpansion: true }],
  ['late binding', { volumeBindingMode: VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER }, { volumeBindingMode: 'WaitForFirstConsumer' }],
  ['early binding', { volumeBindingMode: VolumeBindingMode.IMMEDIATE }, { volumeBindingMode: 'Immediate' }],
  ['mount options', { mountOptions: ['noatime'] }, { mountOptions: ['noatime'] }],
  ['topologies', { allowedTopologies: [{ matchLabels: { zone: ['a', 'b'], rack: ['1'] } }, { matchLabels: { zone: ['c'] } }] }, {
    allowedTopologies: [
      { matchLabelExpressions: [{ key: 'rack', values: ['1'] }, { key: 'zone', values: ['a', 'b'] }] },
      { matchLabelExpressions: [{ key: 'zone', values: ['c'] }] },
    ],
  }],
])('a class with %s', (_, props, expected) => expect(storageClass(props)).toEqual({ ...storageClass(), ...expected }));

const DEFAULT = { 'storageclass.kubernetes.io/is-default-class': 'true' };
const DEFAULT_VIRT = { 'storageclass.kubevirt.io/is-default-virt-class': 'true' };
test.each<[string, Partial<StorageClassProps>, object | undefined]>([
  ['claims', { isDefaultClass: true }, DEFAULT],
  ['disks', { isDefaultVirtClass: true }, DEFAULT_VIRT],
  ['both', { isDefaultClass: true, isDefaultVirtClass: true, metadata: { annotations: { a: 'b' } } }, { ...DEFAULT, ...DEFAULT_VIRT, a: 'b' }],
  ['neither', { isDefaultClass: false, isDefaultVirtClass: false }, undefined],
])('the default class of %s', (_, props, annotations) => expect(storageClass(props).metadata.annotations).toEqual(annotations));

describe('a class of attributes', () => {
  const props = { driverName: 'ebs.csi.aws.com', parameters: { iops: '5000' } };

  test.each([['1.34', 'v1'], ['1.33', 'v1beta1'], ['1.31', 'v1beta1']])('on Kubernetes %s', (kubernetesVersion, version) => {
    const chart = newChart();
    new Platform(chart, 'Platform', { kubernetesVersion });
    new VolumeAttributesClass(chart, 'gold', props);
    expect(object(chart, 'VolumeAttributesClass')).toEqual({
      apiVersion: `storage.k8s.io/${version}`, kind: 'VolumeAttributesClass', metadata: { name: 'gold', namespace: 'apps' }, ...props,
    });
  });

  test('must have parameters', () => {
    expect(() => new VolumeAttributesClass(newChart(), 'gold', { driverName: 'd', parameters: {} })).toThrow(
      '[chart/gold] parameters: got {}; allowed: at least one. Write what the driver of the class knows, such as iops and throughput.',
    );
  });
});

describe('a local volume', () => {
  const LOCAL: Omit<LocalPersistentVolumeProps, 'storageClass'> = {
    path: '/dev/disk/by-id/nvme-1', nodes: [kplus.NodeLabelQuery.is('kubernetes.io/hostname', 'edge-1')], capacity: Size.gibibytes(500),
  };
  const local = (props: Partial<LocalPersistentVolumeProps> = {}) => {
    const chart = newChart();
    new LocalPersistentVolume(chart, 'edge-1', { ...LOCAL, storageClass: StorageClass.fromStorageClassName(chart, 'class', 'local'), ...props });
    return object(chart, 'PersistentVolume');
  };

  test('by default', () => {
    expect(local()).toEqual({
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: 'edge-1', namespace: 'apps' },
      spec: {
        capacity: { storage: '500Gi' },
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'local',
        local: { path: '/dev/disk/by-id/nvme-1' },
        nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['edge-1'] }] }] } },
      },
    });
  });

  test('in full', () => {
    expect(local({
      volumeMode: kplus.PersistentVolumeMode.BLOCK,
      accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE_POD],
      reclaimPolicy: kplus.PersistentVolumeReclaimPolicy.DELETE,
      fsType: 'xfs',
    }).spec).toMatchObject({
      volumeMode: 'Block', accessModes: ['ReadWriteOncePod'], persistentVolumeReclaimPolicy: 'Delete', local: { fsType: 'xfs' },
    });
  });

  test('must have a path and a node', () => {
    expect(() => local({ path: 'data', nodes: [] })).toThrow([
      '[chart/edge-1] path: got "data"; allowed: an absolute path. Write the path as the node has it.',
      '[chart/edge-1] nodes: got []; allowed: at least one query. Say which node has the disk: Kubernetes demands it.',
    ].join('\n'));
  });
});

test('classes are resources for cdk8s-plus, of this app or another', () => {
  const chart = newChart();
  const type = { apiGroup: 'storage.k8s.io', apiVersion: 'storage.k8s.io/v1' };
  for (const one of [new StorageClass(chart, 'a', { provisioner: 'p' }), StorageClass.fromStorageClassName(chart, 'b', 'a')]) {
    expect(resourceOf(one)).toEqual({ ...type, kind: 'StorageClass', resourceType: 'storageclasses', name: 'a', resourceName: 'a' });
  }
  const parameters = { a: 'b' };
  for (const one of [
    new VolumeAttributesClass(chart, 'c', { driverName: 'd', parameters }), VolumeAttributesClass.fromVolumeAttributesClassName(chart, 'd', 'c'),
  ]) {
    expect(resourceOf(one)).toEqual({
      ...type, kind: 'VolumeAttributesClass', resourceType: 'volumeattributesclasses', name: 'c', resourceName: 'c',
    });
  }
});
