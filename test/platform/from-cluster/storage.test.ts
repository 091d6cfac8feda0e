import { read, snapshotClass, storageClass, storageProfile } from './cluster';

const classesOf = (...objects: readonly object[]) => read(...objects).platform._admissionProfile.storageClasses;
const profile = (name: string, sets: readonly (readonly [modes: readonly string[], volumeMode?: string])[], spec: object = {}) => {
  const claimPropertySets = sets.map(([accessModes, volumeMode]) => ({ accessModes, ...volumeMode === undefined ? {} : { volumeMode } }));
  return storageProfile(name, { spec, status: { claimPropertySets } });
};
const marked = (name: string, made: string, ...annotations: readonly string[]) => (
  storageClass(name, { provisioner: 'p' }, { creationTimestamp: made, annotations: Object.fromEntries(annotations.map((key) => [key, 'true'])) })
);
const [DEFAULT, VIRT] = ['storageclass.kubernetes.io/is-default-class', 'storageclass.kubevirt.io/is-default-virt-class'];

test('a class by itself', () => {
  expect(classesOf(storageClass('b', { provisioner: 'p', volumeBindingMode: 'WaitForFirstConsumer' }), storageClass('a', { provisioner: 'p' }))).toEqual([
    { name: 'a', waitsForFirstConsumer: false }, { name: 'b', waitsForFirstConsumer: true },
  ]);
});

const ALL = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];
const CHOSEN = { claimPropertySets: [{}] };
test.each<[string, Parameters<typeof profile>[1], object, string, readonly string[] | undefined, readonly string[] | undefined]>([
  ['a local disk', [[['ReadWriteOnce'], 'Filesystem']], {}, 'p', ['ReadWriteOnce', 'ReadWriteOncePod'], ['Filesystem']],
  ['a set without volume mode', [[['ReadWriteOnce']]], {}, 'p', ['ReadWriteOnce', 'ReadWriteOncePod'], ['Filesystem']],
  ['a block device, which takes a file system too', [[['ReadWriteOnce'], 'Block']], {}, 'ebs.csi.aws.com', ['ReadWriteOnce', 'ReadWriteOncePod'], ['Block', 'Filesystem']],
  ['what many nodes may write', [[['ReadWriteMany'], 'Block'], [['ReadWriteOnce'], 'Filesystem']], {}, 'p', ALL, ['Block', 'Filesystem']],
  ['a share, which one node may use as well', [[['ReadWriteMany'], 'Filesystem']], {}, 'nfs.csi.k8s.io', ALL, ['Filesystem']],
  ['a block device of Longhorn, which shares file systems', [[['ReadWriteOnce'], 'Block']], {}, 'driver.longhorn.io', undefined, ['Block', 'Filesystem']],
  ['a block device of vSphere, which has file shares', [[['ReadWriteOnce'], 'Block']], {}, 'csi.vsphere.vmware.com', undefined, ['Block', 'Filesystem']],
  ['what an administrator chose', [[['ReadWriteOnce'], 'Filesystem']], CHOSEN, 'p', undefined, undefined],
  ['a share that an administrator chose', [[['ReadWriteMany'], 'Block']], CHOSEN, 'p', ALL, ['Block', 'Filesystem']],
  ['a provisioner that CDI does not know', [], {}, 'p', undefined, undefined],
  ['modes that there are not', [[['Sometimes'], 'Tape']], {}, 'p', undefined, undefined],
])('the modes of %s', (_, sets, spec, provisioner, accessModes, volumeModes) => {
  const [found] = classesOf(storageClass('a', { provisioner }), profile('a', sets, spec)) ?? [];
  expect([found.accessModes, found.volumeModes]).toEqual([accessModes, volumeModes]);
});

test.each<[string, readonly object[], string, boolean | undefined]>([
  ['a class of its provisioner', [snapshotClass('s', { driver: 'p' })], 'p', true],
  ['classes of other provisioners only', [snapshotClass('s', { driver: 'q' })], 'p', false],
  ['no class: they may not have been asked for', [], 'p', undefined],
  ['a class that CDI found', [storageProfile('a', { status: { snapshotClass: 's' } })], 'p', true],
  ['a provisioner that takes none', [], 'rancher.io/local-path', false],
])('snapshots with %s', (_, objects, provisioner, takes) => {
  expect(classesOf(storageClass('a', { provisioner }), ...objects)?.[0].takesSnapshots).toBe(takes);
});

test('of several defaults the newest counts, as it does for Kubernetes and CDI', () => {
  const classes = [marked('old', '2026-01-01T00:00:00Z', DEFAULT, VIRT), marked('new', '2026-02-01T00:00:00Z', DEFAULT), marked('b', '2026-01-01T00:00:00Z', VIRT)];
  const { platform, remarks } = read(...classes);
  expect(platform._admissionProfile.storageClasses).toMatchObject([
    { name: 'b', isDefaultVirt: true }, { name: 'new', isDefault: true }, { name: 'old' },
  ]);
  expect(remarks).toEqual(expect.arrayContaining([
    'isDefault: StorageClass/new and StorageClass/old are all marked; the cluster takes new, the newest',
    'isDefaultVirt: StorageClass/b and StorageClass/old are all marked; the cluster takes b, the newest',
  ]));
});

test('of defaults of one age the first by name counts, also where no age is known', () => {
  const defaultOf = (...classes: readonly object[]) => classesOf(...classes)?.find(({ isDefault }) => isDefault)?.name;
  expect(defaultOf(marked('b', '2026-01-01T00:00:00Z', DEFAULT), marked('a', '2026-01-01T00:00:00Z', DEFAULT))).toBe('a');
  expect(defaultOf(marked('b', 'once', DEFAULT), marked('a', 'once', DEFAULT))).toBe('a');
  expect(defaultOf(marked('a', 'once', DEFAULT), marked('b', '2026-01-01T00:00:00Z', DEFAULT))).toBe('b');
});

test('without classes that is said', () => expect(read(snapshotClass('s', { driver: 'p' })).remarks).toContain('storageClasses: there is no StorageClass'));

test('an entry says where it is from', () => {
  expect(read(storageClass('a', { provisioner: 'p' }), storageProfile('a'), snapshotClass('s', { driver: 'p' })).text)
    .toContain('  # from StorageClass/a, provisioner p, StorageProfile/a, VolumeSnapshotClass/s\n  - name: a\n');
});
