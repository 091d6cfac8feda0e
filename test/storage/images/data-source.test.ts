import { App, Chart, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Distribution, Platform } from '../../../src/platform';
import { CloneGrant, CloneGrantee, DataSource, DataSourceSource, DataVolume, DataVolumeSource } from '../../../src/storage';
import { newChart, object } from '../../compute/fixture';

const RBAC = 'rbac.authorization.k8s.io';
const role = (name: string) => ({ apiGroup: RBAC, kind: 'ClusterRole', name });
const group = (name: string) => ({ apiGroup: RBAC, kind: 'Group', name });
const claim = DataSourceSource.persistentVolumeClaim({ name: 'root', namespace: 'golden-images' });

test.each<[string, (chart: Chart) => DataSourceSource, object]>([
  ['dataVolume', (chart) => DataSourceSource.dataVolume(new DataVolume(chart, 'root', { source: DataVolumeSource.blank(), size: Size.gibibytes(1) })),
    { pvc: { name: 'root', namespace: 'apps' } }],
  ['dataVolume of its own namespace', (chart) => DataSourceSource.dataVolume(DataVolume.fromDataVolumeName(chart, 'root', 'root')),
    { pvc: { name: 'root', namespace: 'apps' } }],
  ['dataVolume elsewhere', (chart) => DataSourceSource.dataVolume(DataVolume.fromDataVolumeName(chart, 'root', 'root', { namespace: 'images' })),
    { pvc: { name: 'root', namespace: 'images' } }],
  ['persistentVolumeClaim', () => claim, { pvc: { name: 'root', namespace: 'golden-images' } }],
  ['snapshot', () => DataSourceSource.snapshot({ name: 'root', namespace: 'golden-images' }), { snapshot: { name: 'root', namespace: 'golden-images' } }],
  ['dataSource', (chart) => DataSourceSource.dataSource(DataSource.fromDataSourceName(chart, 'next', 'fedora-2')),
    { dataSource: { name: 'fedora-2', namespace: 'apps' } }],
])('points to a %s', (_, make, source) => {
  const chart = newChart();
  new DataSource(chart, 'fedora', { source: make(chart) });
  expect(object(chart, 'DataSource')).toEqual({
    apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataSource', metadata: { name: 'fedora', namespace: 'apps' }, spec: { source },
  });
});

test('imported, it is a name', () => {
  const chart = newChart();
  const { apiGroup, kind, resourceType, resourceName, namespace } = DataSource.fromDataSourceName(chart, 'imported', 'fedora', { namespace: 'images' });
  expect({ apiGroup, kind, resourceType, resourceName, namespace }).toEqual({
    apiGroup: 'cdi.kubevirt.io', kind: 'DataSource', resourceType: 'datasources', resourceName: 'fedora', namespace: 'images',
  });
  expect(Testing.synth(chart)).toEqual([]);
});

test('a golden image of the platform', () => {
  const app = Testing.app();
  new Platform(app, 'Platform', { distribution: Distribution.OPENSHIFT });
  const { resourceName, namespace } = DataSource.fromPlatform(new Chart(app, 'apps'), 'fedora', 'fedora');
  expect([resourceName, namespace]).toEqual(['fedora', 'openshift-virtualization-os-images']);
  expect(() => DataSource.fromPlatform(newChart(), 'fedora', 'fedora')).toThrow(
    'golden images of the platform: got undefined; allowed: namespaces.goldenImages of the Platform. State the namespace that they are in.',
  );
});

test('its namespace must be known', () => {
  const chart = new Chart(Testing.app(), 'chart');
  const source = DataSourceSource.dataVolume(DataVolume.fromDataVolumeName(chart, 'root', 'root'));
  expect(() => new DataSource(chart, 'fedora', { source })).toThrow(new Error('[chart/fedora] source: got "root"; allowed: an image whose namespace is known. '
    + 'Give the chart a namespace, or name that of the image: CDI wants it in every DataSource.'));
});

describe('grants', () => {
  test.each<[string, (chart: Chart) => CloneGrantee, object]>([
    ['tenant-a', () => CloneGrantee.namespace('tenant-a'), group('system:serviceaccounts:tenant-a')],
    ['all', () => CloneGrantee.everyNamespace(), group('system:serviceaccounts')],
    ['apps-builder', () => CloneGrantee.serviceAccount('apps', 'builder'), { kind: 'ServiceAccount', name: 'builder', namespace: 'apps' }],
    ['apps-runner', (chart) => CloneGrantee.subject(new kplus.ServiceAccount(chart, 'account', { metadata: { name: 'runner' } })),
      { kind: 'ServiceAccount', name: 'runner', namespace: 'apps' }],
    ['oidc-platform', (chart) => CloneGrantee.subject(kplus.Group.fromName(chart, 'group', 'oidc:platform')), group('oidc:platform')],
  ])('to %s', (label, make, subject) => {
    const chart = newChart();
    const grant = new DataSource(chart, 'fedora', { source: claim }).grantCloneTo(make(chart));
    expect(grant.name).toBe(`fedora-clone-${label}`);
    expect(object(chart, 'RoleBinding')).toEqual({
      apiVersion: `${RBAC}/v1`,
      kind: 'RoleBinding',
      metadata: { name: `fedora-clone-${label}`, namespace: 'golden-images' },
      roleRef: role('cdi.kubevirt.io:clone-sourcer'),
      subjects: [subject],
    });
  });

  test('of a name of their own, in the namespace of the image', () => {
    const chart = newChart();
    const source = DataSourceSource.dataVolume(DataVolume.fromDataVolumeName(chart, 'root', 'root'));
    new DataSource(chart, 'fedora', { source }).grantCloneTo(CloneGrantee.everyNamespace(), { name: 'everybody' });
    expect(object(chart, 'RoleBinding').metadata).toEqual({ name: 'everybody', namespace: 'apps' });
  });

  test.each([['1.66', 'cdi.kubevirt.io:clone-sourcer'], ['1.65', 'cdi.kubevirt.io:view'], ['1.62', 'cdi.kubevirt.io:view']])('on CDI %s', (cdiVersion, name) => {
    const app = new App();
    new Platform(app, 'Platform', { cdiVersion });
    const chart = new Chart(app, 'chart', { namespace: 'golden-images' });
    new CloneGrant(chart, 'grant', { grantees: [CloneGrantee.namespace('a'), CloneGrantee.namespace('b')] });
    const { roleRef, subjects } = object(chart, 'RoleBinding');
    expect({ roleRef, subjects }).toEqual({ roleRef: role(name), subjects: [group('system:serviceaccounts:a'), group('system:serviceaccounts:b')] });
  });

  test('to nobody are refused', () => {
    expect(() => new CloneGrant(newChart(), 'grant', { grantees: [] })).toThrow(new Error(
      '[chart/grant] grantees: got []; allowed: at least one. Name a namespace: CloneGrantee.namespace(…).'));
  });

  test('to an account of no namespace are refused', () => {
    const chart = new Chart(Testing.app(), 'chart');
    const account = new kplus.ServiceAccount(chart, 'account', { metadata: { name: 'runner' } });
    expect(() => new CloneGrant(chart, 'grant', { grantees: [CloneGrantee.subject(account)] })).toThrow(new Error(
      '[chart/grant] grantees: got "ServiceAccount runner"; allowed: a service account whose namespace is known. Give it `metadata.namespace`.'));
  });
});
