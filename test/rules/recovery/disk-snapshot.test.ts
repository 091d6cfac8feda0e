import type { PlatformStorageClass } from '../../../src/manifests/storage-class';
import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { withTemplate } from '../volume-table';
import { machine, object } from '../workload-table';

const level = FindingLevel.UNSTARTABLE;
says({
  'disk-snapshot/matches-driver': { level, allowed: 'a class of csi.a, which provisions a' },
  'disk-snapshot/avoids-restore-without-disk': { level: FindingLevel.ADVISED, allowed: 'a snapshot of all disks' },
  'disk-snapshot/requires-snapshot-class': { level, allowed: 'a claim of a class that takes snapshots' },
  'disk-snapshot/avoids-excluded-disks': { level: FindingLevel.ADVISED, allowed: 'a VM with all its disks' },
  'disk-snapshot/requires-all-disks-to-clone': { level, allowed: 'a VM whose claims all take snapshots' },
  'disk-snapshot/excludes-persistent-state-to-clone': { level, allowed: 'a VM without persistent state' },
});

const CLASSES: PlatformStorageClass[] = [
  { name: 'local', isDefault: true, takesSnapshots: false }, { name: 'ceph', takesSnapshots: true }, { name: 'unknown' },
];
const source = { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'vm' };
const snapshot = object('snapshot.kubevirt.io/v1beta1', 'VirtualMachineSnapshot', 's', { source });
const clone = (from: Json = source) => object('clone.kubevirt.io/v1beta1', 'VirtualMachineClone', 'c', { source: from });
const claim = (name: string, storageClassName?: string) => object('v1', 'PersistentVolumeClaim', name, {
  accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, storageClassName,
});
const onClaim = (name: string) => ({ name, persistentVolumeClaim: { claimName: name } });
const vm = (...volumes: Json[]) => machine({ volumes });
const image = { name: 'os', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } };
const ofTemplate = (storage: Json) => merged(withTemplate({ storage }), { metadata: { name: 'vm', namespace: 'x' } });

const SNAPSHOT_CLASS = {
  apiVersion: 'snapshot.storage.k8s.io/v1', kind: 'VolumeSnapshotClass', metadata: { name: 's' }, driver: 'rancher.io/local-path', deletionPolicy: 'Delete',
};

type Row = [title: string, manifests: Json[], ...found: Verdict[]];
const table = (rows: Row[], storageClasses = CLASSES) => test.each(rows)('%s', (...[, manifests, ...found]) => {
  expect(judge(manifests, { storageClasses }).filter(([rule]) => rule.startsWith('disk-snapshot/'))).toEqual(found);
});

describe('disk-snapshot/avoids-excluded-disks', () => {
  const rule = 'disk-snapshot/avoids-excluded-disks';
  table([
    ['a class that takes snapshots', [vm(onClaim('a')), claim('a', 'ceph'), snapshot]],
    ['a class of the Platform that does not say it', [vm(onClaim('a')), claim('a', 'unknown'), snapshot], [
      rule, 'spec.source.name', 'vm with disk a of class unknown, of which the Platform does not say that it takes snapshots',
      { fix: 'Write takesSnapshots of the class into the Platform: true where a VolumeSnapshotClass has its provisioner, else false.' },
    ]],
    ['a claim that is not known', [vm(onClaim('a')), snapshot]],
    ['a VM that is not known', [claim('a', 'local'), snapshot]],
    ['a VM of another namespace', [merged(vm(onClaim('a')), { metadata: { namespace: 'y' } }), snapshot]],
    ['images and cloud-init beside a claim', [vm(onClaim('a'), image, { name: 'ci', cloudInitNoCloud: { userData: '#!/bin/sh' } }), claim('a', 'ceph'), snapshot]],
    ['a class that does not', [vm(onClaim('a'), onClaim('b')), claim('a', 'ceph'), claim('b', 'local'), snapshot],
      [rule, 'spec.source.name', 'vm without disk b of class local']],
    ['the default class', [vm(onClaim('a')), claim('a'), snapshot], [rule, 'spec.source.name', 'vm without disk a of class local']],
    ['a template', [ofTemplate({ storageClassName: 'local' }), snapshot], [rule, 'spec.source.name', 'vm without disk root of class local']],
    ['a disk of the host', [vm(onClaim('a'), { name: 'h', hostDisk: { path: '/a', type: 'Disk' } }), claim('a', 'ceph'), snapshot],
      [rule, 'spec.source.name', 'vm without disk h, a hostDisk']],
    ['a VM without disks', [vm(), snapshot]],
    ['a VM without claims', [vm(image), snapshot], [rule, 'spec.source.name', 'vm, which has no claim', { allowed: 'a VM with a claim', fix: 'Put what is to last on a DataVolume or a claim: a snapshot leaves all other volumes out.' }]],
  ]);
  table([
    ['a class of the app whose provisioner takes none', [vm(onClaim('a')), claim('a', 'own'), snapshot, {
      apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'own' }, provisioner: 'rancher.io/local-path',
    }], [rule, 'spec.source.name', 'vm without disk a of class own']],
    ['a class of the app with a VolumeSnapshotClass for its provisioner', [vm(onClaim('a')), claim('a', 'own'), snapshot, {
      apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'own' }, provisioner: 'rancher.io/local-path',
    }, SNAPSHOT_CLASS]],
    ['a class of the app of another provisioner', [vm(onClaim('a')), claim('a', 'own'), snapshot, {
      apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'own' }, provisioner: 'csi.example.com',
    }]],
  ], []);
});

describe('a class of the Platform that the app makes, with its VolumeSnapshotClass', () => {
  const made = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'unknown' }, provisioner: 'rancher.io/local-path' };
  table([['takes snapshots', [vm(onClaim('a')), claim('a', 'unknown'), snapshot, made, SNAPSHOT_CLASS]]]);
});

describe('disk-snapshot/requires-all-disks-to-clone', () => {
  const rule = 'disk-snapshot/requires-all-disks-to-clone';
  table([
    ['classes that take snapshots, and images', [vm(onClaim('a'), image), claim('a', 'ceph'), clone()]],
    ['a VM without claims', [vm(image), clone()]],
    ['a class that does not', [vm(onClaim('a')), claim('a', 'local'), clone()], [rule, 'spec.source.name', 'vm with disk a of class local']],
    ['a snapshot of it', [vm(onClaim('a')), claim('a', 'local'), clone({ apiGroup: 'snapshot.kubevirt.io', kind: 'VirtualMachineSnapshot', name: 's' }), snapshot],
      [rule, 'spec.source.name', 'vm with disk a of class local'],
      ['disk-snapshot/avoids-excluded-disks', 'spec.source.name', 'vm without disk a of class local']],
    ['a snapshot that is not known', [vm(onClaim('a')), claim('a', 'local'), clone({ apiGroup: 'snapshot.kubevirt.io', kind: 'VirtualMachineSnapshot', name: 'vm' })]],
  ]);
});

describe('disk-snapshot/excludes-persistent-state-to-clone', () => {
  const rule = 'disk-snapshot/excludes-persistent-state-to-clone';
  const efi = (persistent: boolean) => ({ firmware: { bootloader: { efi: { persistent, secureBoot: false } } } });
  const tpm = (fields: Json) => ({ devices: { tpm: fields } });
  table([
    ['EFI that forgets', [machine({ domain: efi(false) }), clone()]],
    ['a TPM that forgets', [machine({ domain: tpm({}) }), clone()]],
    ['persistent EFI', [machine({ domain: efi(true) }), clone()], [rule, 'spec.source.name', 'vm with efi.persistent']],
    ['both', [machine({ domain: { ...efi(true), ...tpm({ persistent: true }) } }), clone()], [rule, 'spec.source.name', 'vm with tpm.persistent and efi.persistent']],
  ]);
});

describe('disk-snapshot/requires-snapshot-class', () => {
  const ofVolume = (from: Json) => object('snapshot.storage.k8s.io/v1', 'VolumeSnapshot', 'v', { source: from });
  const ofClaim = ofVolume({ persistentVolumeClaimName: 'a' });
  const found: Verdict = ['disk-snapshot/requires-snapshot-class', 'spec.source.persistentVolumeClaimName', 'a of class local'];
  table([
    ['a class that takes snapshots', [ofClaim, claim('a', 'ceph')]],
    ['a class of which that is not known', [ofClaim, claim('a', 'unknown')]],
    ['a class that takes none', [ofClaim, claim('a', 'local')], found],
    ['the default class', [ofClaim, claim('a')], found],
    ['another claim', [ofClaim, claim('b', 'local')]],
    ['a claim of another namespace', [ofClaim, merged(claim('a', 'local'), { metadata: { namespace: 'y' } })]],
    ['content that is there', [ofVolume({ volumeSnapshotContentName: 'a' }), claim('a', 'local')]],
  ]);
});

describe('disk-snapshot/avoids-restore-without-disk', () => {
  const rule = 'disk-snapshot/avoids-restore-without-disk';
  const restore = (name: string, virtualMachineSnapshotName = 's') => object('snapshot.kubevirt.io/v1beta1', 'VirtualMachineRestore', 'r', {
    target: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name }, virtualMachineSnapshotName,
  });
  const found = (whose: string, what = 'disk a of class local'): Verdict => [rule, 'spec.virtualMachineSnapshotName', `s without ${what}, for which ${whose}`];
  test.each<[title: string, manifests: Json[], ...found: Verdict[]]>([
    ['a class that takes snapshots', [vm(onClaim('a')), claim('a', 'ceph'), snapshot, restore('new')]],
    ['a class of which it is not known', [vm(onClaim('a')), claim('a', 'unknown'), snapshot, restore('new')]],
    ['another snapshot', [vm(onClaim('a')), claim('a'), snapshot, restore('new', 'other')]],
    ['a VM that is not in the input', [claim('a'), snapshot, restore('new')]],
    ['a new VM', [vm(onClaim('a')), claim('a'), snapshot, restore('new')], found('new keeps that of vm')],
    ['the same VM', [vm(onClaim('a'), onClaim('b')), claim('a'), claim('b', 'ceph'), snapshot, restore('vm')], found('vm keeps its')],
  ])('%s', (_, manifests, ...expected) => {
    expect(judge(manifests, { storageClasses: CLASSES }).filter(([each]) => each === rule || each === 'rule/failed')).toEqual(expected);
  });
});

describe('disk-snapshot/matches-driver', () => {
  const rule = 'disk-snapshot/matches-driver';
  const classOf = (provisioner: string) => ({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'own' }, provisioner });
  const snapshotClass = (driver: string) => ({ ...SNAPSHOT_CLASS, metadata: { name: 'own' }, driver });
  const taken = (volumeSnapshotClassName?: string) => object('snapshot.storage.k8s.io/v1', 'VolumeSnapshot', 'v', {
    volumeSnapshotClassName, source: { persistentVolumeClaimName: 'a' },
  });
  const ofOwn = claim('a', 'own');
  test.each<[title: string, manifests: Json[], ...found: Verdict[]]>([
    ['one driver', [classOf('csi.a'), snapshotClass('csi.a'), ofOwn, taken('own')]],
    ['no class', [classOf('csi.a'), snapshotClass('csi.b'), ofOwn, taken()]],
    ['a class that is not in the input', [classOf('csi.a'), snapshotClass('csi.b'), ofOwn, taken('other')]],
    ['a claim that is not in the input', [classOf('csi.a'), snapshotClass('csi.b'), taken('own')]],
    ['a StorageClass that is not in the input', [snapshotClass('csi.b'), ofOwn, taken('own')]],
    ['another driver', [classOf('csi.a'), snapshotClass('csi.b'), ofOwn, taken('own')], [rule, 'spec.volumeSnapshotClassName', 'own of csi.b']],
  ])('%s', (_, manifests, ...expected) => {
    expect(judge(manifests).filter(([each]) => each === rule || each === 'rule/failed')).toEqual(expected);
  });
});
