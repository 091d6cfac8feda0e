import * as kplus from 'cdk8s-plus-28';
import { VolumeSnapshotDeletionPolicy, VolumeSnapshot, VolumeSnapshotClass, VolumeSnapshotClassProps, VolumeSnapshotProps, VolumeSnapshotSource } from '../../../src/storage';
import { newChart, object } from '../../compute/fixture';
import { resourceOf } from '../imported-and-made';

const snapshot = (props: (chart: ReturnType<typeof newChart>) => VolumeSnapshotProps) => {
  const chart = newChart();
  new VolumeSnapshot(chart, 'golden', props(chart));
  return object(chart, 'VolumeSnapshot');
};
const snapshotClass = (props: Partial<VolumeSnapshotClassProps> = {}) => {
  const chart = newChart();
  new VolumeSnapshotClass(chart, 'rbd', { driver: 'rbd.csi.ceph.com', deletionPolicy: VolumeSnapshotDeletionPolicy.DELETE, ...props });
  return object(chart, 'VolumeSnapshotClass');
};

test('a snapshot of a claim, by the default class', () => {
  expect(snapshot((chart) => ({
    source: VolumeSnapshotSource.persistentVolumeClaim(kplus.PersistentVolumeClaim.fromClaimName(chart, 'claim', 'root')),
  }))).toEqual({
    apiVersion: 'snapshot.storage.k8s.io/v1',
    kind: 'VolumeSnapshot',
    metadata: { name: 'golden', namespace: 'apps' },
    spec: { source: { persistentVolumeClaimName: 'root' } },
  });
});

test('an existing snapshot, of a class', () => {
  expect(snapshot((chart) => ({
    source: VolumeSnapshotSource.volumeSnapshotContent('content'),
    volumeSnapshotClass: VolumeSnapshotClass.fromVolumeSnapshotClassName(chart, 'class', 'rbd'),
    metadata: { name: 'other', labels: { os: 'ubuntu' } },
  }))).toMatchObject({
    metadata: { name: 'other', labels: { os: 'ubuntu' } },
    spec: { source: { volumeSnapshotContentName: 'content' }, volumeSnapshotClassName: 'rbd' },
  });
});

test('a class', () => {
  expect(snapshotClass()).toEqual({
    apiVersion: 'snapshot.storage.k8s.io/v1',
    kind: 'VolumeSnapshotClass',
    metadata: { name: 'rbd', namespace: 'apps' },
    driver: 'rbd.csi.ceph.com',
    deletionPolicy: 'Delete',
  });
});

test.each<[string, Partial<VolumeSnapshotClassProps>, object]>([
  ['that keeps its snapshots', { deletionPolicy: VolumeSnapshotDeletionPolicy.RETAIN }, { deletionPolicy: 'Retain' }],
  ['with parameters', { parameters: { pool: 'a' } }, { parameters: { pool: 'a' } }],
  ['that is the default', { isDefaultClass: true, metadata: { annotations: { a: 'b' } } }, {
    metadata: { annotations: { 'a': 'b', 'snapshot.storage.kubernetes.io/is-default-class': 'true' } },
  }],
])('a class %s', (_, props, expected) => expect(snapshotClass(props)).toMatchObject(expected));

test('both are resources for cdk8s-plus, of this app or another', () => {
  const chart = newChart();
  const source = VolumeSnapshotSource.volumeSnapshotContent('content');
  const driver = { driver: 'd', deletionPolicy: VolumeSnapshotDeletionPolicy.DELETE };
  const type = { apiGroup: 'snapshot.storage.k8s.io', apiVersion: 'snapshot.storage.k8s.io/v1' };
  for (const one of [new VolumeSnapshot(chart, 'a', { source }), VolumeSnapshot.fromVolumeSnapshotName(chart, 'b', 'a')]) {
    expect(resourceOf(one)).toEqual({ ...type, kind: 'VolumeSnapshot', resourceType: 'volumesnapshots', name: 'a', resourceName: 'a' });
  }
  for (const one of [new VolumeSnapshotClass(chart, 'c', driver), VolumeSnapshotClass.fromVolumeSnapshotClassName(chart, 'd', 'c')]) {
    expect(resourceOf(one)).toEqual({ ...type, kind: 'VolumeSnapshotClass', resourceType: 'volumesnapshotclasses', name: 'c', resourceName: 'c' });
  }
});
