import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import { Admission } from '../../src/admission';

function tenant(): Chart {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'tenant' });
  Admission.guard(chart);
  return chart;
}
const namespaces = (chart: Chart) => Testing.synth(chart).map(({ metadata }) => metadata.namespace);
const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' };

test.each([
  ['a built-in kind', role, undefined],
  ['a custom resource', {
    apiVersion: 'instancetype.kubevirt.io/v1beta1', kind: 'VirtualMachineClusterInstancetype', spec: { cpu: { guest: 1 }, memory: { guest: '1Gi' } },
  }, undefined],
  ['a namespaced kind', { apiVersion: 'v1', kind: 'ConfigMap' }, 'tenant'],
  ['an unknown kind', { apiVersion: 'example.com/v1', kind: 'Unheard' }, 'tenant'],
  ['a namespaced kind with its own namespace', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: 'other' } }, 'other'],
])('%s', (_, props, expected) => {
  const chart = tenant();
  new ApiObject(chart, 'object', { ...props, metadata: { name: 'a', ...'metadata' in props ? props.metadata : {} } });
  expect(namespaces(chart)).toEqual([expected]);
  expect(namespaces(chart)).toEqual([expected]);
});

test('a namespace that a user wrote stays, and is reported', () => {
  const chart = tenant();
  new ApiObject(chart, 'object', { ...role, metadata: { name: 'a', namespace: 'other' } });
  expect(namespaces(chart)).toEqual(['other']);
  expect(Admission.of(chart).findings().map(({ rule, got }) => [rule, got])).toEqual([['metadata/fits-scope', 'other']]);
});

test('a namespace that a patch removed already', () => {
  const chart = tenant();
  const object = new ApiObject(chart, 'object', { ...role, metadata: { name: 'a' } });
  object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  expect(namespaces(chart)).toEqual([undefined]);
});

test('a tree that is not guarded is judged as it is, and stays as it is', () => {
  const app = new App();
  const chart = new Chart(app, 'chart', { namespace: 'tenant' });
  new ApiObject(chart, 'object', { ...role, metadata: { name: 'a' } });
  const before = app.synthYaml();
  expect(Admission.of(app).findings().map(({ rule, got }) => [rule, got])).toEqual([['metadata/fits-scope', 'tenant']]);
  expect(app.synthYaml()).toBe(before);
});
