import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { dataVolume, poolWithTemplate, withTemplate } from '../volume-table';
import { appTable, object } from '../workload-table';
import type { AppRow } from '../workload-table';

const level = FindingLevel.ADVISED;
says({
  'storage-profile/references-class': { level },
  'storage-profile/has-known-values': { level, allowed: ['copy, snapshot, csi-clone', 'pvc, snapshot'] },
  'storage-profile/requires-property-sets': { level, allowed: 'access modes, or a StorageProfile own with claimPropertySets' },
});

const profile = (spec: Json, name = 'own') => ({ apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'StorageProfile', metadata: { name }, spec });

describe('storage-profile/has-known-values', () => {
  const rule = 'storage-profile/has-known-values';
  appTable('storage-profile', [
    ['what CDI knows', [profile({ cloneStrategy: 'csi-clone', dataImportCronSourceFormat: 'snapshot' })]],
    ['nothing', [profile({})]],
    ['another clone strategy', [profile({ cloneStrategy: 'csi_clone' })], [rule, 'spec.cloneStrategy', 'csi_clone', { fix: 'Did you mean csi-clone?' }]],
    ['another format', [profile({ dataImportCronSourceFormat: 'PVC' })], [rule, 'spec.dataImportCronSourceFormat', 'PVC', { fix: 'Did you mean pvc?' }]],
  ]);
});

describe('storage-profile/references-class', () => {
  const made = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'ceph-rbd' }, provisioner: 'rbd.csi.ceph.com' };
  const missing: Verdict = ['storage-profile/references-class', 'metadata.name', 'ceph-rdb', { allowed: 'ceph-rbd' }];
  appTable('storage-profile', [
    ['a class of the app', [made, profile({}, 'ceph-rbd')]],
    ['a class that others may make', [made, profile({}, 'local')]],
    ['a class that is misspelt', [made, profile({}, 'ceph-rdb')], missing],
  ]);
  test('a class that the Platform does not have', () => {
    expect(judge(profile({}, 'local'), { storageClasses: [{ name: 'ceph-rbd' }] })).toEqual([['storage-profile/references-class', 'metadata.name', 'local', { allowed: 'ceph-rbd' }]]);
  });
});

describe('storage-profile/requires-property-sets', () => {
  const rule = 'storage-profile/requires-property-sets';
  const storageClass = (provisioner: unknown, more: Json = {}) => ({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'own' }, provisioner, ...more });
  const local = storageClass('rancher.io/local-path');
  const volume = (storage: Json = {}) => dataVolume({ storage: { storageClassName: 'own', ...storage } });
  const found = (provisioner = 'rancher.io/local-path', field = 'spec.storage.accessModes'): Verdict => [rule, field, `none, on class own of ${provisioner}`];
  const completed = object('v1', 'PersistentVolumeClaim', 'c', { storageClassName: 'own', resources: { requests: { storage: '1Gi' } } });
  const inVm = merged(withTemplate({ storage: { storageClassName: 'own' } }), { metadata: { namespace: 'x' } });
  appTable('storage-profile', [
    ['a provisioner that CDI knows', [storageClass('ebs.csi.aws.com'), volume()]],
    ['one that has static volumes', [storageClass('kubernetes.io/no-provisioner'), volume()]],
    ['access modes that are written', [local, volume({ accessModes: ['ReadWriteOnce'] })]],
    ['a claim as it is', [local, dataVolume({ storage: undefined, pvc: { storageClassName: 'own', resources: { requests: { storage: '1Gi' } } } })]],
    ['a claim that CDI does not complete', [local, completed]],
    ['sets that are written', [local, volume(), profile({ claimPropertySets: [{ accessModes: ['ReadWriteOnce'], volumeMode: 'Filesystem' }] })]],
    ['another class', [local, volume({ storageClassName: 'other' })]],
    ['a class that is not in the input', [volume()]],
    ['a DataVolume', [local, volume()], found()],
    ['a profile of another class', [local, volume(), profile({ claimPropertySets: [{ accessModes: ['ReadWriteOnce'], volumeMode: 'Filesystem' }] }, 'other')], found()],
    ['a profile without sets', [local, volume(), profile({ cloneStrategy: 'copy' })], found()],
    ['the default class', [{ ...local, metadata: { name: 'own', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } } }, dataVolume()], found()],
    ['a template of a VM', [local, inVm], found('rancher.io/local-path', 'spec.dataVolumeTemplates[0].spec.storage.accessModes')],
    ['a template of a pool', [local, merged(poolWithTemplate({ storage: { storageClassName: 'own' } }), { metadata: { namespace: 'x' } })],
      found('rancher.io/local-path', 'spec.virtualMachineTemplate.spec.dataVolumeTemplates[0].spec.storage.accessModes')],
    ['a claim that CDI completes', [local, merged(completed, { metadata: { labels: { 'cdi.kubevirt.io/applyStorageProfile': 'true' } } })],
      found('rancher.io/local-path', 'spec.accessModes')],
    ...([
      ['csi.trident.netapp.io', 'backendType', ['ontap-nas-economy', 'ontap-san', 'google-cloud-netapp-volumes'], 'solidfire-san'],
      ['infinibox-csi-driver', 'storage_protocol', ['iscsi', 'fc', 'nvme', 'nfs', 'nfs_treeq'], 'smb'],
      ['csi.san.synology.com', 'protocol', ['iscsi', 'smb', 'nfs', ''], 'ftp'],
    ] as const).flatMap(([provisioner, parameter, known, unknown]): AppRow[] => [
      ...known.map((value): AppRow => [`${provisioner} with ${value || 'nothing'}`, [storageClass(provisioner, { parameters: { [parameter]: value } }), volume()]]),
      [`${provisioner} with ${unknown}`, [storageClass(provisioner, { parameters: { [parameter]: unknown } }), volume()], found(provisioner)],
    ]),
    ['a parameter that must be there', [storageClass('csi.trident.netapp.io'), volume()], found('csi.trident.netapp.io')],
    ['one that need not', [storageClass('csi.san.synology.com'), volume()]],
  ]);
});
