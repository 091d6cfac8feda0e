import { App, Chart, Cron, Size } from 'cdk8s';
import { Admission } from '../../../src/admission';
import { Platform } from '../../../src/platform';
import { CloneGrantee, DataVolumeSource, GoldenImage, GoldenImageProps, GoldenImageUpdates } from '../../../src/storage';
import { newChart, object, objects } from '../../compute/fixture';

const url = 'docker://quay.io/containerdisks/fedora:42';
const registry = DataVolumeSource.registry(url);
const http = DataVolumeSource.http('https://example.com/fedora.qcow2');
const size = Size.gibibytes(10);
const STORAGE = { resources: { requests: { storage: '10Gi' } } };
const labels = { 'instancetype.kubevirt.io/default-preference': 'fedora' };

function made(props: Partial<GoldenImageProps> = {}) {
  const chart = newChart();
  const image = new GoldenImage(chart, 'fedora', { source: registry, size, ...props });
  const kinds = objects(chart).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  return { chart, image, kinds };
}

test('of a registry is polled', () => {
  const updates = GoldenImageUpdates.scheduled({ schedule: Cron.weekly(), importsToKeep: 2 });
  const { chart, image, kinds } = made({ updates, metadata: { labels } });
  expect(kinds).toEqual(['DataImportCron fedora']);
  const { metadata, spec } = object(chart, 'DataImportCron');
  expect(metadata).toEqual({ name: 'fedora', namespace: 'apps', labels });
  expect(spec).toEqual({
    schedule: '0 0 * * 0', importsToKeep: 2, managedDataSource: 'fedora', template: { spec: { source: { registry: { url } }, storage: STORAGE } },
  });
  expect(image.dataSource).toBe(image.dataImportCron?.dataSource);
  expect(image.dataVolume).toBeUndefined();
});

test('of a server is a volume a version', () => {
  const { chart, image, kinds } = made({ source: http, updates: GoldenImageUpdates.versioned({ version: '42' }), metadata: { labels } });
  expect(kinds).toEqual(['DataVolume fedora-42', 'DataSource fedora']);
  expect(object(chart, 'DataVolume')).toEqual({
    apiVersion: 'cdi.kubevirt.io/v1beta1',
    kind: 'DataVolume',
    metadata: { name: 'fedora-42', namespace: 'apps', labels, annotations: { 'cdi.kubevirt.io/storage.bind.immediate.requested': 'true' } },
    spec: { source: { http: { url: 'https://example.com/fedora.qcow2' } }, storage: STORAGE },
  });
  expect(object(chart, 'DataSource')).toEqual({
    apiVersion: 'cdi.kubevirt.io/v1beta1',
    kind: 'DataSource',
    metadata: { name: 'fedora', namespace: 'apps', labels },
    spec: { source: { pvc: { name: 'fedora-42', namespace: 'apps' } } },
  });
  expect(image.dataVolume?.name).toBe('fedora-42');
  expect(image.dataImportCron).toBeUndefined();
});

test('without a version the volume rolls with what it is made of', () => {
  const { chart, image, kinds } = made({ source: http });
  expect(kinds).toEqual([expect.stringMatching(/^DataVolume fedora-[0-9a-f]{8}$/), 'DataSource fedora']);
  expect(object(chart, 'DataSource').spec.source.pvc.name).toBe(image.dataVolume?.name);
  expect(made({ source: http, size: Size.gibibytes(11) }).kinds[0]).not.toBe(kinds[0]);
});

test.each<[string, DataVolumeSource, string]>([
  ['a tag', registry, 'DataImportCron'],
  ['an image stream', DataVolumeSource.imageStream('rhel9:latest'), 'DataImportCron'],
  ['a claim', DataVolumeSource.persistentVolumeClaim({ name: 'template', namespace: 'apps' }), 'DataImportCron'],
  ['a digest', DataVolumeSource.registry(`docker://quay.io/containerdisks/fedora@sha256:${'0'.repeat(64)}`), 'DataVolume'],
  ['an archive', DataVolumeSource.registry('oci-archive://fedora'), 'DataVolume'],
  ['a server', http, 'DataVolume'],
  ['a snapshot', DataVolumeSource.snapshot({ name: 'template', namespace: 'apps' }), 'DataVolume'],
  ['a DataSource', DataVolumeSource.dataSource({ name: 'template' }), 'DataVolume'],
])('%s is by itself a', (_, source, kind) => expect(made({ source }).kinds[0]).toMatch(new RegExp(`^${kind} `)));

test('a tag that is pinned', () => expect(made({ updates: GoldenImageUpdates.versioned({ version: '1' }) }).kinds).toEqual(['DataVolume fedora-1', 'DataSource fedora']));

test('one that may be changed has a DataSource of a lasting name', () => {
  const { chart, image, kinds } = made({ updates: GoldenImageUpdates.scheduled({ isReplaceable: true }) });
  const managed = image.dataImportCron?.dataSource.name;
  expect(kinds).toEqual([expect.stringMatching(/^DataImportCron fedora-[0-9a-f]{8}$/), 'DataSource fedora']);
  expect(object(chart, 'DataSource').spec).toEqual({ source: { dataSource: { name: managed, namespace: 'apps' } } });
  expect(image.dataSource.name).toBe('fedora');
  const changed = made({ updates: GoldenImageUpdates.scheduled({ isReplaceable: true, importsToKeep: 1 }) });
  expect(changed.kinds[0]).not.toBe(kinds[0]);
  expect(changed.kinds[1]).toBe(kinds[1]);
});

test('versions may stay', () => {
  const { chart } = made({ source: http, updates: GoldenImageUpdates.versioned({ retain: true }) });
  expect(object(chart, 'DataVolume').metadata.annotations).toMatchObject({ 'helm.sh/resource-policy': 'keep' });
  expect(object(chart, 'DataSource').metadata.annotations).toBeUndefined();
});

test.each<[string, string[]]>([['1.63', []], ['1.62', ['schema/fits-release']]])('CDI %s and one that may be changed', (cdiVersion, rules) => {
  const app = new App();
  new Platform(app, 'Platform', { cdiVersion });
  const chart = new Chart(app, 'chart', { namespace: 'apps' });
  new GoldenImage(chart, 'fedora', { source: registry, size, updates: GoldenImageUpdates.scheduled({ isReplaceable: true }) });
  expect(Admission.of(chart).findings().map(({ rule }) => rule)).toEqual(rules);
});

test('grants stand beside it', () => {
  const { chart, image } = made({ source: http, metadata: { namespace: 'golden-images', name: 'fedora-latest' } });
  image.grantCloneTo(CloneGrantee.namespace('retail'));
  image.grantCloneTo(CloneGrantee.everyNamespace(), { name: 'everybody' });
  expect(object(chart, 'RoleBinding', 'fedora-latest-clone-retail').metadata.namespace).toBe('golden-images');
  expect(object(chart, 'RoleBinding', 'everybody').subjects).toEqual([
    { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'system:serviceaccounts' },
  ]);
});

test('is a source of disks', () => {
  const { image } = made();
  expect(image.dataSource).toMatchObject({ name: 'fedora', namespace: 'apps' });
});

test('refuses what its volume would', () => {
  expect(() => made({ source: http, size: undefined })).toThrow('[chart/fedora/Import] size: got undefined');
});
