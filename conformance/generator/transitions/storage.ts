import type { Json, JsonObject } from '../guest';
import type { Transition } from './transition';

const CDI = 'cdi.kubevirt.io/v1beta1';
const size = (storage: string): JsonObject => ({ resources: { requests: { storage } } });
const HTTP = { http: { url: 'https://images.example/disk.img' } };
const REGISTRY = { registry: { url: 'docker://registry.example/disk:1' } };
const VDDK = { vddk: { url: 'https://vc.example/sdk', uuid: 'u', backingFile: 'f', thumbprint: 't', secretRef: 's' } };
const CLAIM = { accessModes: ['ReadWriteOnce'], storageClassName: 'gold', ...size('1Gi') };
const VM = { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'vm' };
const LABELS: readonly (Json | undefined)[] = [undefined, { a: 'b' }];

/** Disks, and what they are made of. */
export const storageTransitions: Readonly<Record<string, Transition>> = {
  'claim': {
    manifest: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', spec: CLAIM },
    status: { phase: 'Bound', capacity: { storage: '1Gi' } },
    changes: [
      { path: 'spec.resources.requests.storage', values: ['1Gi', '1024Mi', '2Gi', '3Gi'] },
      { path: 'spec.storageClassName', values: ['gold', 'silver', undefined, ''] },
      { path: 'spec.accessModes', values: [['ReadWriteOnce'], ['ReadWriteMany']] },
      { path: 'spec.volumeMode', values: [undefined, 'Filesystem', 'Block'] },
      { path: 'spec.volumeAttributesClassName', values: [undefined, 'fast', 'slow'] },
      { path: 'spec.volumeName', values: [undefined, 'pv'] },
      { path: 'spec.dataSource', values: [undefined, { kind: 'PersistentVolumeClaim', name: 'p' }] },
      { path: 'spec.selector', values: [undefined, { matchLabels: { a: 'b' } }] },
      { path: 'metadata.labels', values: LABELS },
    ],
  },
  'class': {
    manifest: { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', provisioner: 'csi.example' },
    clusterWide: true,
    changes: [
      { path: 'provisioner', values: ['csi.example', 'other.example'] }, { path: 'parameters', values: [undefined, { a: 'b' }, { a: 'c' }] }, { path: 'reclaimPolicy', values: [undefined, 'Delete', 'Retain'] },
      { path: 'volumeBindingMode', values: [undefined, 'Immediate', 'WaitForFirstConsumer'] }, { path: 'allowVolumeExpansion', values: [undefined, true, false] }, { path: 'mountOptions', values: [undefined, ['a']] },
      { path: 'allowedTopologies', values: [undefined, [{ matchLabelExpressions: [{ key: 'zone', values: ['a'] }] }]] }, { path: 'metadata.annotations', values: [undefined, { 'storageclass.kubernetes.io/is-default-class': 'true' }] },
    ],
  },
  'volume': {
    manifest: { apiVersion: 'v1', kind: 'PersistentVolume', spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], csi: { driver: 'csi.example', volumeHandle: 'h' } } },
    clusterWide: true,
    changes: [
      { path: 'spec.capacity.storage', values: ['1Gi', '2Gi'] }, { path: 'spec.csi.volumeHandle', values: ['h', 'i'] }, { path: 'spec.accessModes', values: [['ReadWriteOnce'], ['ReadWriteMany']] },
      { path: 'spec.persistentVolumeReclaimPolicy', values: [undefined, 'Retain', 'Delete'] }, { path: 'spec.storageClassName', values: [undefined, 'gold'] }, { path: 'spec.mountOptions', values: [undefined, ['a']] },
      { path: 'spec.volumeMode', values: [undefined, 'Filesystem', 'Block'] },
    ],
  },
  'data-volume': {
    manifest: { apiVersion: CDI, kind: 'DataVolume', spec: { source: HTTP, storage: size('1Gi') } },
    changes: [
      { path: 'spec.storage', values: [size('1Gi'), size('1024Mi'), size('2Gi'), { ...size('1Gi'), storageClassName: 'gold' }] }, { path: 'spec.source', values: [HTTP, { blank: {} }, REGISTRY] },
      { path: 'spec.preallocation', values: [undefined, true, false] }, { path: 'spec.contentType', values: [undefined, '', 'kubevirt'] }, { path: 'spec.priorityClassName', values: [undefined, 'p'] },
      { path: 'metadata.labels', values: LABELS }, { path: 'metadata.annotations', values: [undefined, { note: 'n' }] },
    ],
  },
  'data-volume-stages': {
    manifest: { apiVersion: CDI, kind: 'DataVolume', spec: { source: VDDK, storage: size('1Gi'), checkpoints: [{ previous: '', current: 'a' }] } },
    changes: [
      { path: 'spec.checkpoints', values: [[{ previous: '', current: 'a' }], [{ previous: '', current: 'a' }, { previous: 'a', current: 'b' }], undefined] },
      { path: 'spec.finalCheckpoint', values: [undefined, true, false] }, { path: 'spec.storage', values: [size('1Gi'), size('2Gi')] },
    ],
  },
  'import-source': {
    manifest: { apiVersion: CDI, kind: 'VolumeImportSource', spec: { source: HTTP } },
    changes: [
      { path: 'spec.source', values: [HTTP, REGISTRY, { http: { url: 'https://images.example/other.img' } }] }, { path: 'spec.contentType', values: [undefined, 'kubevirt', ''] },
      { path: 'spec.preallocation', values: [undefined, true] }, { path: 'metadata.labels', values: LABELS },
    ],
  },
  'clone-source': {
    manifest: { apiVersion: CDI, kind: 'VolumeCloneSource', spec: { source: { kind: 'PersistentVolumeClaim', name: 'p' } } },
    changes: [{ path: 'spec.source.name', values: ['p', 'q'] }, { path: 'spec.preallocation', values: [undefined, true] }],
  },
  'cron': {
    manifest: { apiVersion: CDI, kind: 'DataImportCron', spec: { schedule: '0 0 * * *', managedDataSource: 'd', template: { spec: { source: REGISTRY, storage: size('1Gi') } } } },
    changes: [
      { path: 'spec.schedule', values: ['0 0 * * *', '0 1 * * *'] }, { path: 'spec.importsToKeep', values: [undefined, 3, 5] }, { path: 'spec.retentionPolicy', values: [undefined, 'None', 'All'] },
      { path: 'spec.template.spec.storage', values: [size('1Gi'), size('1024Mi'), size('2Gi')] }, { path: 'metadata.labels', values: LABELS },
    ],
  },
  'data-source': {
    manifest: { apiVersion: CDI, kind: 'DataSource', spec: { source: { pvc: { name: 'p', namespace: 'conformance' } } } },
    changes: [{ path: 'spec.source', values: [{ pvc: { name: 'p', namespace: 'conformance' } }, { snapshot: { name: 's', namespace: 'conformance' } }, {}] }, { path: 'metadata.labels', values: LABELS }],
  },
  'storage-profile': {
    manifest: { apiVersion: CDI, kind: 'StorageProfile', spec: {} },
    clusterWide: true,
    changes: [{ path: 'spec.cloneStrategy', values: [undefined, 'snapshot', 'copy'] }, { path: 'spec.claimPropertySets', values: [undefined, [{ accessModes: ['ReadWriteMany'], volumeMode: 'Block' }]] }],
  },
  'snapshot': {
    manifest: { apiVersion: 'snapshot.kubevirt.io/v1beta1', kind: 'VirtualMachineSnapshot', spec: { source: VM } },
    changes: [
      { path: 'spec.source.name', values: ['vm', 'other'] }, { path: 'spec.failureDeadline', values: [undefined, '1m', '60s', '2m'] }, { path: 'spec.deletionPolicy', values: [undefined, 'Delete', 'Retain'] },
      { path: 'metadata.labels', values: LABELS },
    ],
  },
  'restore': {
    manifest: { apiVersion: 'snapshot.kubevirt.io/v1beta1', kind: 'VirtualMachineRestore', spec: { target: VM, virtualMachineSnapshotName: 'snap' } },
    changes: [
      { path: 'spec.virtualMachineSnapshotName', values: ['snap', 'other'] }, { path: 'spec.target.name', values: ['vm', 'other'] }, { path: 'spec.volumeRestorePolicy', values: [undefined, 'InPlace'] },
      { path: 'spec.patches', values: [undefined, []] }, { path: 'metadata.labels', values: LABELS },
    ],
  },
  'export': {
    manifest: { apiVersion: 'export.kubevirt.io/v1', kind: 'VirtualMachineExport', spec: { source: VM } },
    changes: [{ path: 'spec.source.name', values: ['vm', 'other'] }, { path: 'spec.ttlDuration', values: [undefined, '1h', '60m', '2h'] }, { path: 'spec.tokenSecretRef', values: [undefined, 'token'] }, { path: 'metadata.labels', values: LABELS }],
  },
  'clone': {
    manifest: { apiVersion: 'clone.kubevirt.io/v1beta1', kind: 'VirtualMachineClone', spec: { source: VM, target: { ...VM, name: 'copy' } } },
    changes: [{ path: 'spec.target.name', values: ['copy', 'other'] }, { path: 'spec.source.name', values: ['vm', 'golden'] }, { path: 'spec.labelFilters', values: [undefined, ['*']] }, { path: 'spec.newSMBiosSerial', values: [undefined, 'a'] }],
  },
  'backup': {
    manifest: { apiVersion: 'backup.kubevirt.io/v1alpha1', kind: 'VirtualMachineBackup', spec: { source: VM, pvcName: 'target' } },
    changes: [{ path: 'spec.pvcName', values: ['target', 'other'] }, { path: 'spec.source.name', values: ['vm', 'other'] }, { path: 'metadata.labels', values: LABELS }],
  },
  'backup-tracker': {
    manifest: { apiVersion: 'backup.kubevirt.io/v1alpha1', kind: 'VirtualMachineBackupTracker', spec: { source: VM } },
    changes: [{ path: 'spec.source.name', values: ['vm', 'other'] }, { path: 'metadata.labels', values: LABELS }],
  },
  'volume-snapshot': {
    manifest: { apiVersion: 'snapshot.storage.k8s.io/v1', kind: 'VolumeSnapshot', spec: { source: { persistentVolumeClaimName: 'p' } } },
    changes: [
      { path: 'spec.source', values: [{ persistentVolumeClaimName: 'p' }, { persistentVolumeClaimName: 'q' }, { volumeSnapshotContentName: 'c' }] }, { path: 'spec.volumeSnapshotClassName', values: [undefined, 'a', 'b'] },
    ],
  },
};
