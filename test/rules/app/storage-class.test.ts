import { PersistentVolumeAccessMode, PersistentVolumeMode } from 'cdk8s-plus-28';
import type { PlatformStorageClass } from '../../../src/manifests/storage-class';
import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { dataVolume, importCron, into, poolWithTemplate, withTemplate } from '../volume-table';
import { object } from '../workload-table';

const level = FindingLevel.UNSTARTABLE;
says({
  'storage-class/is-unique-default': { level: FindingLevel.ADVISED, allowed: 'nothing, as a has it' },
  'storage-class/is-known': { level, allowed: ['fast, slow', 'fast, slow, own'] },
  'storage-class/is-given': { level, allowed: 'fast, slow' },
  'storage-class/provisions-volume-mode': { level, allowed: 'Filesystem, which files provisions' },
  'storage-class/provisions-access-mode': { level, allowed: ['ReadWriteOnce, which slow provisions', 'ReadWriteOnce, ReadWriteMany, which fast provisions'] },
});

const { READ_WRITE_ONCE, READ_WRITE_MANY } = PersistentVolumeAccessMode;
const FAST: PlatformStorageClass = { name: 'fast', accessModes: [READ_WRITE_ONCE, READ_WRITE_MANY] };
const SLOW: PlatformStorageClass = { name: 'slow', accessModes: [READ_WRITE_ONCE] };
const STORAGE = 'spec.storage';
const SIZE = { resources: { requests: { storage: '1Gi' } } };

const claim = (spec: Json = {}, metadata: Json = {}) => object('v1', 'PersistentVolumeClaim', 'c', { accessModes: ['ReadWriteOnce'], ...SIZE, ...spec }, metadata);
const storage = (spec: Json) => dataVolume({ storage: spec });
const storageClass = (annotations: Json = {}) => ({
  apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'own', annotations }, provisioner: 'csi.example.com',
});
const volume = (storageClassName?: string) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: 'pv' },
  spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], storageClassName, nfs: { server: 'nfs.example.com', path: '/vm' } },
});
const containers = [{ name: 'c', image: 'example.com/c@sha256:0' }];
const claimTemplate = (spec: Json) => ({ accessModes: ['ReadWriteOnce'], ...SIZE, ...spec });
const statefulSet = (spec: Json) => object('apps/v1', 'StatefulSet', 's', {
  serviceName: 's',
  selector: { matchLabels: { a: 'b' } },
  template: { metadata: { labels: { a: 'b' } }, spec: { containers } },
  volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claimTemplate(spec) }],
});
const deployment = (spec: Json) => object('apps/v1', 'Deployment', 'd', {
  selector: { matchLabels: { a: 'b' } },
  template: { metadata: { labels: { a: 'b' } }, spec: { containers, volumes: [{ name: 'v', ephemeral: { volumeClaimTemplate: { spec: claimTemplate(spec) } } }] } },
});
const completed = { labels: { 'cdi.kubevirt.io/applyStorageProfile': 'true' } };

type Row = [title: string, manifests: Json[], ...found: Verdict[]];
function table(storageClasses: PlatformStorageClass[], rows: Row[]): void {
  test.each(rows.map(([title, manifests, ...found]) => ({ title, manifests, found })))('$title', ({ manifests, found }) => {
    expect(judge(manifests, { storageClasses }).filter(([rule]) => rule.startsWith('storage-class/'))).toEqual(found);
  });
}

describe('nothing is known about classes', () => {
  table([], [['any name, and none', [claim({ storageClassName: 'nope' }), storage({}), storageClass()]]]);
});

const unknown = (path: string): Verdict => ['storage-class/is-known', `${path}.storageClassName`, 'fats'];
const ON_FATS = { storageClassName: 'fats' };

describe('classes without a default', () => {
  table([FAST, SLOW], [
    ['a claim of a known class', [claim({ storageClassName: 'slow' })]],
    ['a claim of an unknown class', [claim(ON_FATS)], unknown('spec')],
    ['a DataVolume of a known class', [storage({ storageClassName: 'fast' })]],
    ['a DataVolume of an unknown class', [storage(ON_FATS)], unknown(STORAGE)],
    ['a DataVolume with pvc', [dataVolume(into({ pvc: { accessModes: ['ReadWriteOnce'], ...SIZE, ...ON_FATS } }))], unknown('spec.pvc')],
    ['the template of a VM', [withTemplate({ storage: ON_FATS })], unknown('spec.dataVolumeTemplates[0].spec.storage')],
    ['the template of a pool', [poolWithTemplate({ storage: ON_FATS })],
      unknown('spec.virtualMachineTemplate.spec.dataVolumeTemplates[0].spec.storage')],
    ['the template of a DataImportCron', [importCron({ template: { spec: { storage: ON_FATS } } })], unknown('spec.template.spec.storage')],
    ['the template of a StatefulSet', [statefulSet(ON_FATS)], unknown('spec.volumeClaimTemplates[0].spec')],
    ['the ephemeral volume of a pod', [deployment(ON_FATS)], unknown('spec.template.spec.volumes[0].ephemeral.volumeClaimTemplate.spec')],
    ['both of a known class', [statefulSet({ storageClassName: 'slow' }), deployment({ storageClassName: 'fast' })]],
    ['a class that the app makes', [claim({ storageClassName: 'own' }), storageClass()]],
    ['an unknown class beside it', [claim(ON_FATS), storageClass()], unknown('spec')],
    ['a volume that is named', [claim({ ...ON_FATS, volumeName: 'pv' })]],
    ['volumes that are selected', [claim({ ...ON_FATS, selector: { matchLabels: { a: 'b' } } })]],
    ['volumes that the app makes', [claim(ON_FATS), volume('fats')]],
    ['volumes of another class', [claim(ON_FATS), volume('manual')], unknown('spec')],
    ['no class on purpose', [claim({ storageClassName: '' })]],
    ['a claim without a class', [claim()], ['storage-class/is-given', 'spec.storageClassName']],
    ['a DataVolume without a class', [storage({})], ['storage-class/is-given', 'spec.storage.storageClassName']],
    ['a claim without a class, and a default class that the app makes', [claim(), storageClass({ 'storageclass.kubernetes.io/is-default-class': 'true' })]],
    ['volumes without a class that the app makes', [claim(), volume()]],
  ]);
});

describe('a default class', () => {
  table([{ ...FAST, isDefault: true }, SLOW], [
    ['is that of claims and DataVolumes', [claim({ accessModes: ['ReadWriteMany'] }), storage({ accessModes: ['ReadWriteMany'] })]],
  ]);
});

describe('a default class for VMs alone', () => {
  table([FAST, { ...SLOW, isDefaultVirt: true }], [
    ['is that of DataVolumes', [storage({})]],
    ['is that of claims that CDI completes', [claim({}, completed)]],
    ['is not that of other claims', [claim()], ['storage-class/is-given', 'spec.storageClassName']],
    ['decides about access modes', [storage({ accessModes: ['ReadWriteMany'] })],
      ['storage-class/provisions-access-mode', 'spec.storage.accessModes[0]', 'ReadWriteMany']],
  ]);
});

describe('access modes', () => {
  table([FAST, SLOW, { name: 'mystery' }], [
    ['that the class provisions', [claim({ storageClassName: 'fast', accessModes: ['ReadWriteMany'] })]],
    ['that it does not', [claim({ storageClassName: 'slow', accessModes: ['ReadWriteOnce', 'ReadWriteMany'] })],
      ['storage-class/provisions-access-mode', 'spec.accessModes[1]', 'ReadWriteMany']],
    ['that many drivers provision with Block', [claim({ storageClassName: 'slow', accessModes: ['ReadWriteMany'], volumeMode: 'Block' })],
      ['storage-class/provisions-access-mode', 'spec.accessModes[0]', 'ReadWriteMany', { level: FindingLevel.ADVISED }]],
    ['another that it does not', [claim({ storageClassName: 'fast', accessModes: ['ReadWriteOncePod'] })],
      ['storage-class/provisions-access-mode', 'spec.accessModes[0]', 'ReadWriteOncePod']],
    ['of a StatefulSet that it does not', [statefulSet({ storageClassName: 'slow', accessModes: ['ReadWriteMany'] })],
      ['storage-class/provisions-access-mode', 'spec.volumeClaimTemplates[0].spec.accessModes[0]', 'ReadWriteMany']],
    ['that are left to the StorageProfile', [storage({ storageClassName: 'slow' })]],
    ['of a class about which nothing is known', [claim({ storageClassName: 'mystery', accessModes: ['ReadWriteMany'] })]],
  ]);
});

describe('volume modes', () => {
  const FILES: PlatformStorageClass = { name: 'files', isDefault: true, volumeModes: [PersistentVolumeMode.FILE_SYSTEM] };
  const BLOCKS: PlatformStorageClass = { name: 'blocks', volumeModes: [PersistentVolumeMode.BLOCK] };
  const rule = 'storage-class/provisions-volume-mode';
  table([FILES, BLOCKS, SLOW], [
    ['a mode that the class provisions', [claim({ volumeMode: 'Filesystem' })]],
    ['no mode is a filesystem', [claim({ storageClassName: 'files' })]],
    ['a class of which nothing is known', [claim({ storageClassName: 'slow', volumeMode: 'Block' })]],
    ['what the StorageProfile decides', [storage({ storageClassName: 'blocks' })]],
    ['a mode that it does not provision', [claim({ volumeMode: 'Block' })], [rule, 'spec.volumeMode', 'Block']],
    ['that of a DataVolume', [storage({ volumeMode: 'Block' })], [rule, `${STORAGE}.volumeMode`, 'Block']],
    ['a filesystem of a class of blocks', [claim({ storageClassName: 'blocks' })],
      [rule, 'spec.volumeMode', 'Filesystem', { allowed: 'Block, which blocks provisions' }]],
    ['a filesystem of a DataVolume with pvc', [dataVolume(into({ pvc: { accessModes: ['ReadWriteOnce'], ...SIZE, storageClassName: 'blocks' } }))],
      [rule, 'spec.pvc.volumeMode', 'Filesystem', { allowed: 'Block, which blocks provisions' }]],
  ]);
});

describe('several default classes', () => {
  const rule = 'storage-class/is-unique-default';
  const DEFAULT = 'storageclass.kubernetes.io/is-default-class';
  const VIRT = 'storageclass.kubevirt.io/is-default-virt-class';
  const named = (name: string, annotations: Json = {}) => ({ ...storageClass(), metadata: { name, annotations } });
  table([], [
    ['one of each', [named('a', { [DEFAULT]: 'true' }), named('b', { [VIRT]: 'true' })]],
    ['one for both', [named('a', { [DEFAULT]: 'true', [VIRT]: 'true' }), named('b')]],
    ['one that is no longer one', [named('a', { [DEFAULT]: 'true' }), named('b', { [DEFAULT]: 'false' })]],
    ['two for claims', [named('a', { [DEFAULT]: 'true' }), named('b', { [DEFAULT]: 'true' })], [rule, `metadata.annotations[${DEFAULT}]`, 'true']],
    ['two for VMs', [named('a', { [VIRT]: 'true' }), named('b', { [VIRT]: 'true' })], [rule, `metadata.annotations[${VIRT}]`, 'true']],
    ['three', [named('a', { [VIRT]: 'true' }), named('b', { [VIRT]: 'true' }), named('c', { [VIRT]: 'true' })],
      [rule, `metadata.annotations[${VIRT}]`, 'true'], [rule, `metadata.annotations[${VIRT}]`, 'true']],
  ]);
});
