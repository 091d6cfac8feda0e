import { builtinCatalog } from '../../projenrc/import/builtin';
import { Schema, Schemas } from '../../projenrc/import/schema';

const META = 'io.k8s.apimachinery.pkg.apis.meta.v1';
const upstream = { repository: 'kubernetes/kubernetes', release: 'v1.34.0' };
const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` });

const kind = (group: string, version: string, name: string, properties: Schemas = {}, metadata = 'ObjectMeta'): Schema => ({
  'type': 'object',
  'properties': { apiVersion: { type: 'string' }, kind: { type: 'string', enum: [name] }, metadata: ref(`${META}.${metadata}`), ...properties },
  'x-kubernetes-group-version-kind': [{ group, version, kind: name }],
});

const catalog = builtinCatalog({
  definitions: {
    'v1.Namespace': kind('', 'v1', 'Namespace', { status: ref('v1.NamespaceStatus') }),
    'v1.NamespaceStatus': { type: 'object', properties: { phase: { type: 'string' } } },
    'v1.NamespaceList': kind('', 'v1', 'NamespaceList', {}, 'ListMeta'),
    'v1.Binding': kind('', 'v1', 'Binding'),
    'v1.Endpoints': kind('', 'v1', 'Endpoints'),
    'v1.Ingress': kind('networking.k8s.io', 'v1', 'Ingress', { spec: ref('v1.IngressSpec') }),
    'v1.IngressSpec': {
      type: 'object',
      properties: {
        ports: {
          'type': 'array',
          'items': ref('io.k8s.apimachinery.pkg.util.intstr.IntOrString'),
          'x-kubernetes-list-type': 'set',
          'x-kubernetes-patch-strategy': 'merge',
          'x-kubernetes-patch-merge-key': 'port',
        },
        since: { ...ref(`${META}.Time`), description: 'prose' },
        size: ref('io.k8s.apimachinery.pkg.api.resource.Quantity'),
        raw: ref('io.k8s.apimachinery.pkg.runtime.RawExtension'),
        name: { type: 'string', default: '' },
      },
    },
    'v1.NetworkPolicy': kind('networking.k8s.io', 'v1', 'NetworkPolicy'),
    'v1.PodTemplateSpec': { type: 'object', properties: { metadata: ref(`${META}.ObjectMeta`) } },
    [`${META}.ObjectMeta`]: { type: 'object', properties: { creationTimestamp: ref(`${META}.Time`) } },
    [`${META}.ListMeta`]: { type: 'object' },
    [`${META}.Time`]: { type: 'string', format: 'date-time' },
    'io.k8s.apimachinery.pkg.api.resource.Quantity': { oneOf: [{ type: 'string' }, { type: 'number' }] },
    'io.k8s.apimachinery.pkg.runtime.RawExtension': { type: 'object' },
    'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { oneOf: [{ type: 'string' }, { type: 'integer' }] },
  },
}, upstream);

test('kinds are those one applies, with plural and scope', () => {
  expect(catalog.kinds.map(({ group, kind: name, plural, scope }) => [group, name, plural, scope])).toEqual([
    ['', 'Namespace', 'namespaces', 'Cluster'],
    ['', 'Endpoints', 'endpoints', 'Namespaced'],
    ['networking.k8s.io', 'Ingress', 'ingresses', 'Namespaced'],
    ['networking.k8s.io', 'NetworkPolicy', 'networkpolicies', 'Namespaced'],
  ]);
});

test('scalars are written out, noise is dropped, types without fields are free-form', () => {
  const { definitions } = catalog;
  expect(Object.keys(definitions).sort()).toEqual([
    'io.k8s.apimachinery.pkg.api.resource.Quantity', `${META}.ObjectMeta`, 'io.k8s.apimachinery.pkg.runtime.RawExtension',
    'v1.Endpoints', 'v1.Ingress', 'v1.IngressSpec', 'v1.Namespace', 'v1.NetworkPolicy',
  ]);
  expect(definitions['v1.Namespace']).toEqual({
    type: 'object',
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: ref(`${META}.ObjectMeta`),
      status: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true },
    },
  });
  expect(definitions['v1.IngressSpec']).toEqual({
    type: 'object',
    properties: {
      ports: { 'type': 'array', 'items': { 'x-kubernetes-int-or-string': true }, 'x-kubernetes-list-type': 'set' },
      since: { type: 'string', format: 'date-time' },
      size: ref('io.k8s.apimachinery.pkg.api.resource.Quantity'),
      raw: ref('io.k8s.apimachinery.pkg.runtime.RawExtension'),
      name: { type: 'string' },
    },
  });
  expect(definitions['io.k8s.apimachinery.pkg.runtime.RawExtension']).toEqual({ 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true });
});
