import { Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { VirtualMachine } from '../../../src/compute';
import { DataVolume, DataVolumeContentType, DataVolumeProps, DataVolumeSource, DataVolumeStanza, Disk, DiskDevice } from '../../../src/storage';
import { newChart, object, SMALL } from '../../compute/fixture';

const size = Size.gibibytes(10);
const blank = DataVolumeSource.blank();
const clone = DataVolumeSource.persistentVolumeClaim({ name: 'golden', namespace: 'golden-images' });
const rwx = [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY];
const pvc = { stanza: DataVolumeStanza.PVC, accessModes: rwx };

function rendered(props: Partial<DataVolumeProps> = {}, id = 'disk') {
  const chart = newChart();
  new DataVolume(chart, id, { source: blank, size, ...props });
  return object(chart, 'DataVolume');
}

test('in the least', () => {
  const chart = newChart();
  new DataVolume(chart, 'disk', { source: clone });
  expect(Testing.synth(chart)).toEqual([{
    apiVersion: 'cdi.kubevirt.io/v1beta1',
    kind: 'DataVolume',
    metadata: { name: 'disk', namespace: 'apps' },
    spec: { source: { pvc: { name: 'golden', namespace: 'golden-images' } }, storage: {} },
  }]);
});

const STORAGE = { resources: { requests: { storage: '10Gi' } } };
test.each<[string, Partial<DataVolumeProps>, object]>([
  ['size', {}, { storage: STORAGE }],
  ['storageClassName', { storageClassName: 'fast' }, { storage: { ...STORAGE, storageClassName: 'fast' } }],
  ['accessModes', { accessModes: rwx }, { storage: { ...STORAGE, accessModes: ['ReadWriteMany'] } }],
  ['volumeMode', { volumeMode: kplus.PersistentVolumeMode.BLOCK }, { storage: { ...STORAGE, volumeMode: 'Block' } }],
  ['stanza', pvc, { pvc: { ...STORAGE, accessModes: ['ReadWriteMany'] } }],
  ['volumeAttributesClassName', { ...pvc, volumeAttributesClassName: 'gold' },
    { pvc: { ...STORAGE, accessModes: ['ReadWriteMany'], volumeAttributesClassName: 'gold' } }],
  ['preallocation', { preallocation: true }, { storage: STORAGE, preallocation: true }],
  ['priorityClassName', { priorityClassName: 'low' }, { storage: STORAGE, priorityClassName: 'low' }],
  ['contentType', { contentType: DataVolumeContentType.ARCHIVE }, { storage: STORAGE, contentType: 'archive' }],
  ['serviceAccount', { serviceAccount: kplus.ServiceAccount.fromServiceAccountName(newChart(), 'Importer', 'importer') }, { storage: STORAGE, serviceAccountName: 'importer' }],
  ['checkpoints', { checkpoints: [{ current: 'b', previous: 'a' }], finalCheckpoint: false },
    { storage: STORAGE, checkpoints: [{ current: 'b', previous: 'a' }], finalCheckpoint: false }],
  ['virtualSize', { virtualSize: Size.gibibytes(10) }, { storage: STORAGE }],
])('renders %s', (_, props, spec) => expect(rendered(props).spec).toEqual({ source: { blank: {} }, ...spec }));

test('what CDI does not fill is said in the claim', () => {
  const source = DataVolumeSource.populator({ kind: 'PersistentVolumeClaim', name: 'root' });
  const dataSourceRef = { kind: 'PersistentVolumeClaim', name: 'root' };
  expect(rendered({ source }).spec).toEqual({ storage: { ...STORAGE, dataSourceRef } });
  expect(rendered({ source, ...pvc }).spec).toEqual({ pvc: { ...STORAGE, accessModes: ['ReadWriteMany'], dataSourceRef } });
  expect(() => rendered({ source, size: undefined })).toThrow('size: got undefined');
});

const IMMEDIATE = { 'cdi.kubevirt.io/storage.bind.immediate.requested': 'true' };
const RETAINED = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false', 'kustomize.toolkit.fluxcd.io/prune': 'disabled', 'helm.sh/resource-policy': 'keep',
};
test.each<[string, Partial<DataVolumeProps>, object | undefined]>([
  ['nothing', {}, undefined],
  ['immediateBinding', { immediateBinding: true }, IMMEDIATE],
  ['retain', { retain: true }, RETAINED],
  ['both, and others', { immediateBinding: true, retain: true, metadata: { annotations: { team: 'a' } } }, { ...IMMEDIATE, ...RETAINED, team: 'a' }],
  ['options of Argo CD', { retain: true, metadata: { annotations: { 'argocd.argoproj.io/sync-options': 'ServerSideApply=true' } } },
    { ...RETAINED, 'argocd.argoproj.io/sync-options': 'ServerSideApply=true,Prune=false,Delete=false' }],
])('annotates %s', (_, props, annotations) => expect(rendered(props).metadata.annotations).toEqual(annotations));

describe('a hash in the name', () => {
  const nameOf = (props: Partial<DataVolumeProps>) => rendered({ hasContentHash: true, ...props }).metadata.name;
  const before = nameOf({});

  test('follows the name', () => {
    expect(before).toMatch(/^disk-[0-9a-f]{8}$/);
    expect(nameOf({ metadata: { name: 'other' } })).toMatch(/^other-/);
  });

  test.each<[string, Partial<DataVolumeProps>]>([
    ['source', { source: DataVolumeSource.upload() }], ['size', { size: Size.gibibytes(11) }], ['class', { storageClassName: 'fast' }],
    ['contentType', { contentType: DataVolumeContentType.KUBEVIRT }],
  ])('changes with the %s', (_, props) => expect(nameOf(props)).not.toBe(before));

  test.each<[string, Partial<DataVolumeProps>]>([
    ['checkpoints', { checkpoints: [{ current: 'a', previous: '' }], finalCheckpoint: true }], ['labels', { metadata: { labels: { a: 'b' } } }],
    ['order of keys', { ...{ size }, source: blank }], ['retain', { retain: true }],
  ])('stays with %s', (_, props) => expect(nameOf(props)).toBe(before));
});

test('is a disk of a VM, and a claim', () => {
  const chart = newChart();
  const volume = new DataVolume(chart, 'data', { source: blank, size, metadata: { name: 'data-1' } });
  new VirtualMachine(chart, 'vm', { ...SMALL, disks: [Disk.fromDataVolume('a', volume, { serial: 'A' }), Disk.persistentVolumeClaim('b', volume.claim, { device: DiskDevice.CDROM })] });
  const { volumes } = object(chart, 'VirtualMachine').spec.template.spec;
  expect(volumes).toEqual([{ name: 'a', dataVolume: { name: 'data-1' } }, { name: 'b', persistentVolumeClaim: { claimName: 'data-1' } }]);
});

test('imported', () => {
  const chart = newChart();
  const imported = DataVolume.fromDataVolumeName(chart, 'imported', 'data', { namespace: 'images' });
  const { apiGroup, kind, resourceType, resourceName, name, namespace, claim } = imported;
  expect({ apiGroup, kind, resourceType, resourceName, name, namespace, claim: claim.name }).toEqual({
    apiGroup: 'cdi.kubevirt.io', kind: 'DataVolume', resourceType: 'datavolumes', resourceName: 'data', name: 'data', namespace: 'images', claim: 'data',
  });
  expect(Testing.synth(chart)).toEqual([]);
});

const TOO_SMALL = 'Check the unit, such as Size.gibibytes(10).';
const NO_SIZE = 'size: got undefined; allowed: a size of at least 1Mi. Give one that has room for the image: only a clone takes it from its source, '
  + 'and with DataVolumeStanza.PVC not even that.';
const MODES = 'accessModes: got [%]; allowed: exactly one with DataVolumeStanza.PVC. Give READ_WRITE_MANY where the VM migrates live, or leave out `stanza`: '
  + 'CDI then takes what the class can do.';
const NO_ROOM = 'Give more: an image that does not fit is imported in vain.';
test.each<[string, Partial<DataVolumeProps>, ...string[]]>([
  ['no size', { size: undefined }, NO_SIZE],
  ['no size of a claim that is cloned', { ...pvc, source: clone, size: undefined }, NO_SIZE],
  ['a size below 1Mi', { size: Size.kibibytes(1023) }, `size: got "1023Ki"; allowed: at least 1Mi. ${TOO_SMALL}`],
  ['a clone below 1Mi', { source: clone, size: Size.kibibytes(1) }, `size: got "1Ki"; allowed: at least 1Mi. ${TOO_SMALL}`],
  ['no access mode', { stanza: DataVolumeStanza.PVC }, MODES.replace('%', '')],
  ['two access modes', { ...pvc, accessModes: [...rwx, ...rwx] }, MODES.replace('%', '"ReadWriteMany","ReadWriteMany"')],
  ['attributes that storage does not have', { volumeAttributesClassName: 'gold' }, 'volumeAttributesClassName: got "gold"; allowed: only with '
    + 'DataVolumeStanza.PVC. Give `stanza: DataVolumeStanza.PVC` and one access mode: `storage` of CDI has no such field.'],
  ['an image that is larger', { virtualSize: Size.mebibytes(10241) }, `size: got "10Gi"; allowed: at least 10241Mi: the virtual size 10241Mi. ${NO_ROOM}`],
  ['a claim without room for the file system', { ...pvc, virtualSize: size },
    `size: got "10Gi"; allowed: at least 10855Mi: the virtual size 10Gi and 6 % for the file system. ${NO_ROOM}`],
  ['several', { stanza: DataVolumeStanza.PVC, size: undefined }, NO_SIZE, MODES.replace('%', '')],
])('refuses %s', (_, props, ...messages) => {
  expect(() => rendered(props)).toThrow(new Error(messages.map((message) => `[chart/disk] ${message}`).join('\n')));
});

test.each<[string, Partial<DataVolumeProps>]>([
  ['1Mi', { size: Size.mebibytes(1) }],
  ['a claim with room for the file system', { ...pvc, size: Size.mebibytes(10855), virtualSize: size }],
  ['a block device of the size of the image', { ...pvc, volumeMode: kplus.PersistentVolumeMode.BLOCK, virtualSize: size }],
])('takes %s', (_, props) => expect(() => rendered(props)).not.toThrow());

test('refuses an id that is no name', () => {
  expect(() => rendered({}, 'Disk')).toThrow('[chart/Disk] construct id');
  expect(() => rendered({ hasContentHash: true }, 'Disk')).toThrow('[chart/Disk] construct id');
});
