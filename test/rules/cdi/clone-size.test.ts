import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, says } from '../judge';
import type { Json } from '../judge';
import { dataVolume, from, into, poolWithTemplate, withTemplate } from '../volume-table';
import { appTable, object } from '../workload-table';

const INFLATED = 'at least 10Gi, the size of s, which CDI makes larger where it has a filesystem: write storage instead of pvc';
says({
  'clone-size/fits-source': {
    level: FindingLevel.UNSTARTABLE,
    allowed: ['at least 10Gi, the size of s', 'at least 10Gi, the size of v', 'at least 10Gi, the size of d', 'at least 10Gi, the size of e'],
  },
  'clone-size/requires-volume-expansion': { level: FindingLevel.ADVISED, allowed: '10Gi, the size of s' },
});

const rule = 'clone-size/fits-source';
const size = (storage: string) => ({ resources: { requests: { storage } } });
const cloned = { pvc: { name: 's', namespace: 'x' } };
const into10 = (spec: Json = {}) => object('v1', 'PersistentVolumeClaim', 's', { accessModes: ['ReadWriteOnce'], volumeMode: 'Block', ...size('10Gi'), ...spec });
const clone = (storage: Json, metadata: Json = {}) => dataVolume(from(cloned, { storage: { resources: undefined, ...storage } }), metadata);
const plainClone = (pvc: Json) => dataVolume(from(cloned, into({ pvc: { accessModes: ['ReadWriteOnce'], ...pvc } })));
const field = 'spec.storage.resources.requests.storage';

appTable('clone-size', [
  ['a clone of the size', [clone(size('10Gi')), into10()]],
  ['a larger clone', [clone(size('11Gi')), into10()]],
  ['a clone without a size', [clone({}), into10()]],
  ['a clone of a source that is not known', [clone(size('1Gi'))]],
  ['a source of another namespace', [clone(size('1Gi')), merged(into10(), { metadata: { namespace: 'y' } })]],
  ['a source without a size', [clone(size('1Gi')), into10({ resources: undefined })]],
  ['a clone that may be smaller', [clone(size('1Gi'), { annotations: { 'cdi.kubevirt.io/permissiveClone': 'true' } }), into10()]],
  ['what CDI rounds up', [clone(size('10239Mi')), into10()]],
  ['a clone onto a block device of a filesystem', [plainClone({ volumeMode: 'Block', ...size('9Gi') }), into10({ volumeMode: 'Filesystem' })]],
  ['a clone into another class', [plainClone({ storageClassName: 'b', ...size('9Gi') }), into10({ volumeMode: undefined, storageClassName: 'a' })]],
  ['what is no clone', [dataVolume(), into10()]],
  ['a smaller clone', [clone(size('9Gi')), into10()], [rule, field, '9Gi']],
  ['a smaller clone with pvc', [plainClone({ volumeMode: 'Block', ...size('10239Mi') }), into10()], [rule, 'spec.pvc.resources.requests.storage', '10239Mi']],
  ['a smaller filesystem of the same class', [plainClone(size('9Gi')), into10({ volumeMode: undefined })], [rule, 'spec.pvc.resources.requests.storage', '9Gi']],
  ['a much smaller one of another class', [plainClone({ storageClassName: 'b', ...size('7Gi') }), into10({ volumeMode: undefined, storageClassName: 'a' })],
    [rule, 'spec.pvc.resources.requests.storage', '7Gi']],
  ['a smaller clone of a DataVolume', [clone(size('9Gi')), dataVolume({ storage: size('10Gi') }, { name: 's' })], [rule, field, '9Gi']],
  ['the template of a VM', [merged(withTemplate(from({ pvc: { name: 's' } }, { storage: size('9Gi') })), { metadata: { namespace: 'x' } }), into10()],
    [rule, 'spec.dataVolumeTemplates[0].spec.storage.resources.requests.storage', '9Gi']],
  ['the template of a pool', [merged(poolWithTemplate(from(cloned, { storage: size('9Gi') })), { metadata: { namespace: 'x' } }), into10()],
    [rule, 'spec.virtualMachineTemplate.spec.dataVolumeTemplates[0].spec.storage.resources.requests.storage', '9Gi']],
]);

const DATA_SOURCE = 'cdi.kubevirt.io/v1beta1';
const dataSource = (name: string, source: Json) => object(DATA_SOURCE, 'DataSource', name, { source });
const snapshot = object('snapshot.storage.k8s.io/v1', 'VolumeSnapshot', 'v', { source: { persistentVolumeClaimName: 's' } });
const byDataSource = (name: string, storage: Json = size('9Gi')) => dataVolume({ source: undefined, sourceRef: { kind: 'DataSource', name }, storage });
const ofSnapshot = dataVolume(from({ snapshot: { name: 'v', namespace: 'x' } }, { storage: size('9Gi') }));
const copy = (spec: Json) => object('v1', 'PersistentVolumeClaim', 't', { accessModes: ['ReadWriteOnce'], ...size('9Gi'), ...spec });
const cron = object(DATA_SOURCE, 'DataImportCron', 'cron', {
  managedDataSource: 'd', schedule: '0 0 * * *', template: { spec: { source: { registry: { url: 'docker://q/i:1' } }, storage: size('10Gi') } },
});
const advised = { level: FindingLevel.ADVISED };
const ofClaim = 'spec.resources.requests.storage';

describe('what a clone is made from', () => {
  appTable('clone-size', [
    ['a DataSource', [byDataSource('d'), dataSource('d', cloned), into10()], [rule, field, '9Gi']],
    ['a DataSource of a DataSource', [byDataSource('e'), dataSource('e', { dataSource: { name: 'd', namespace: 'x' } }), dataSource('d', cloned), into10()], [rule, field, '9Gi']],
    ['DataSources in a circle', [byDataSource('e'), dataSource('e', { dataSource: { name: 'e', namespace: 'x' } })]],
    ['a DataSource that is not known', [byDataSource('d'), into10()]],
    ['a DataSource that is empty', [byDataSource('d'), dataSource('d', {}), into10()]],
    ['what a DataImportCron imports', [byDataSource('d'), cron], [rule, field, '9Gi']],
    ['a snapshot, whose size the driver decides', [ofSnapshot, snapshot, into10()], [rule, field, '9Gi', advised]],
    ['a snapshot of what is not known', [ofSnapshot, snapshot]],
    ['a claim, by its driver', [copy({ dataSource: { kind: 'PersistentVolumeClaim', name: 's' } }), into10()], [rule, ofClaim, '9Gi']],
    ['a snapshot, by its driver', [copy({ dataSourceRef: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'v' } }), snapshot, into10()],
      [rule, ofClaim, '9Gi', advised]],
    ['a claim of another namespace, by its driver', [copy({ dataSourceRef: { kind: 'PersistentVolumeClaim', name: 's', namespace: 'y' } }), into10()]],
    ['what something else fills', [copy({ dataSourceRef: { apiGroup: 'cdi.kubevirt.io', kind: 'VolumeImportSource', name: 's' } }), into10()]],
  ]);
});

describe('a source that CDI makes larger', () => {
  const source = (storage: Json) => dataVolume({ storage: { ...size('10Gi'), ...storage } }, { name: 's' });
  const as = (pvc: Json) => plainClone({ ...size('10Gi'), ...pvc });
  const plain = 'spec.pvc.resources.requests.storage';
  appTable('clone-size', [
    ['a clone that CDI makes larger, too', [source({ volumeMode: 'Filesystem' }), clone(size('10Gi'))]],
    ['a block device', [source({ volumeMode: 'Block' }), as({})]],
    ['a clone with room for it', [source({ volumeMode: 'Filesystem' }), as(size('11Gi'))]],
    ['a clone of the size that is written', [source({ volumeMode: 'Filesystem' }), as({})], [rule, plain, '10Gi', { allowed: INFLATED }]],
    ['the same onto a block device', [source({ volumeMode: 'Filesystem' }), as({ volumeMode: 'Block' })], [rule, plain, '10Gi', { allowed: INFLATED }]],
    ['the same where the class decides', [source({}), as({})], [rule, plain, '10Gi', { ...advised, allowed: INFLATED }]],
  ]);
});

describe('clone-size/requires-volume-expansion', () => {
  const found = 'clone-size/requires-volume-expansion';
  const storageClass = (fields: Json = {}) => ({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'c' }, provisioner: 'rbd.csi.ceph.com', ...fields });
  const grown = clone({ ...size('20Gi'), storageClassName: 'c' });
  const usual = storageClass({ metadata: { name: 'c', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } } });
  appTable('clone-size', [
    ['a class that expands', [storageClass({ allowVolumeExpansion: true }), grown, into10()]],
    ['a class that is not known', [grown, into10()]],
    ['a clone of the size', [storageClass(), clone({ ...size('10Gi'), storageClassName: 'c' }), into10()]],
    ['a larger clone', [storageClass(), grown, into10()], [found, field, '20Gi, of class c without allowVolumeExpansion']],
    ['a class that says no', [storageClass({ allowVolumeExpansion: false }), grown, into10()], [found, field, '20Gi, of class c without allowVolumeExpansion']],
    ['the default class', [usual, clone(size('20Gi')), into10()], [found, field, '20Gi, of class c without allowVolumeExpansion']],
    ['a copy by the driver', [storageClass(), copy({ ...size('20Gi'), storageClassName: 'c', dataSource: { kind: 'PersistentVolumeClaim', name: 's' } }), into10()]],
  ]);
});
