import { builtinCatalog, OpenApi } from '../../../projenrc/import/builtin';
import { Catalog } from '../../../projenrc/import/catalog';
import { Schema, Schemas } from '../../../projenrc/import/schema';

const META = 'io.k8s.apimachinery.pkg.apis.meta.v1';
const upstream = { repository: 'kubernetes/kubernetes', release: 'v1.34.0' };
const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` });

const kind = (group: string, version: string, name: string, properties: Schemas = {}, metadata = 'ObjectMeta'): Schema => ({
  'type': 'object',
  'properties': { apiVersion: { type: 'string' }, kind: { type: 'string', enum: [name] }, metadata: ref(`${META}.${metadata}`), ...properties },
  'x-kubernetes-group-version-kind': [{ group, version, kind: name }],
});

const collection = (group: string, version: string, name: string): OpenApi['paths'][string] => ({
  get: {},
  post: {
    'parameters': [{ in: 'query' }, { in: 'body', schema: ref(`${version}.${name}`) }],
    'x-kubernetes-group-version-kind': { group, version, kind: name },
  },
});

const openApi: OpenApi = {
  paths: {
    '/api/v1/namespaces': collection('', 'v1', 'Namespace'),
    '/api/v1/namespaces/{name}': { get: {} },
    '/api/v1/namespaces/{namespace}/bindings': { post: collection('', 'v1', 'Binding').post },
    '/api/v1/namespaces/{namespace}/endpoints': collection('', 'v1', 'Endpoints'),
    '/api/v1/namespaces/{namespace}/pods/{name}/proxy': { ...collection('', 'v1', 'Binding') },
    '/api/v1/componentstatuses': { get: {} },
    '/apis/networking.k8s.io/v1/ingresses': { get: {} },
    '/apis/networking.k8s.io/v1/namespaces/{namespace}/ingresses': collection('networking.k8s.io', 'v1', 'Ingress'),
    '/apis/networking.k8s.io/v1/networkpolicies': { get: {} },
    '/apis/networking.k8s.io/v1/namespaces/{namespace}/networkpolicies': collection('networking.k8s.io', 'v1', 'NetworkPolicy'),
    '/apis/networking.k8s.io/v1/ingressclasses': collection('networking.k8s.io', 'v1', 'IngressClass'),
  },
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
    'v1.IngressClass': kind('networking.k8s.io', 'v1', 'IngressClass'),
    'v1.NetworkPolicy': kind('networking.k8s.io', 'v1', 'NetworkPolicy', { spec: ref('v1.NetworkPolicySpec') }),
    'v1.NetworkPolicySpec': {
      type: 'object',
      properties: { policyTypes: { type: 'array', items: { type: 'string' } }, protocol: { type: 'string' }, podSelector: { type: 'string' } },
    },
    'v1.PodTemplateSpec': { type: 'object', properties: { metadata: ref(`${META}.ObjectMeta`) } },
    [`${META}.ObjectMeta`]: { type: 'object', properties: { creationTimestamp: ref(`${META}.Time`) } },
    [`${META}.ListMeta`]: { type: 'object' },
    [`${META}.Time`]: { type: 'string', format: 'date-time' },
    'io.k8s.apimachinery.pkg.api.resource.Quantity': { type: 'string' },
    'io.k8s.apimachinery.pkg.runtime.RawExtension': { type: 'object' },
    'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { type: 'string', format: 'int-or-string' },
  },
};

const catalog = builtinCatalog(openApi, upstream);

test('kinds are those that can be created and listed, with plural and scope', () => {
  expect(catalog.kinds.map(({ group, kind: name, plural, scope }) => [group, name, plural, scope])).toEqual([
    ['', 'Namespace', 'namespaces', 'Cluster'],
    ['', 'Endpoints', 'endpoints', 'Namespaced'],
    ['networking.k8s.io', 'Ingress', 'ingresses', 'Namespaced'],
    ['networking.k8s.io', 'NetworkPolicy', 'networkpolicies', 'Namespaced'],
    ['networking.k8s.io', 'IngressClass', 'ingressclasses', 'Cluster'],
  ]);
});

test('scalars are written out, noise is dropped, types without fields are free-form', () => {
  const { definitions } = catalog;
  expect(Object.keys(definitions).sort()).toEqual([
    'io.k8s.apimachinery.pkg.api.resource.Quantity', `${META}.ObjectMeta`, 'io.k8s.apimachinery.pkg.runtime.RawExtension',
    'v1.Endpoints', 'v1.Ingress', 'v1.IngressClass', 'v1.IngressSpec', 'v1.Namespace', 'v1.NetworkPolicy', 'v1.NetworkPolicySpec',
  ]);
  expect(definitions['io.k8s.apimachinery.pkg.api.resource.Quantity']).toEqual({ oneOf: [{ type: 'string' }, { type: 'number' }] });
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

describe('closed sets of values', () => {
  const withProperties = (properties: Schemas): OpenApi => ({
    ...openApi, definitions: { ...openApi.definitions, 'v1.NetworkPolicySpec': { type: 'object', properties } },
  });
  const propertiesAfter = (document: OpenApi, previous?: Catalog) =>
    builtinCatalog(document, upstream, previous).definitions['v1.NetworkPolicySpec'].properties;
  const words = (...values: string[]): Schema => ({ type: 'string', enum: values });
  const closed = {
    policyTypes: { type: 'array', items: words('Egress', 'Ingress') }, protocol: words('', 'TCP', 'UDP'), podSelector: { type: 'string' },
  };
  const before = builtinCatalog(withProperties(closed), upstream);

  test('those of the document are taken', () => {
    expect(propertiesAfter(withProperties(closed))).toEqual(closed);
  });

  test('those of the previous release stay where the document has none', () => {
    expect(propertiesAfter(openApi, before)).toEqual(closed);
  });

  test.each<[string, Schema, Schema]>([
    ['words come from the document, the empty one stays', words('SCTP', 'TCP'), words('', 'SCTP', 'TCP')],
    ['the empty word is there once', words('', 'TCP'), words('', 'TCP')],
    ['a field of another type starts anew', { type: 'integer' }, { type: 'integer' }],
  ])('%s', (_what, protocol, expected) => {
    expect(propertiesAfter(withProperties({ ...closed, protocol }), before)?.protocol).toEqual(expected);
  });

  test('an empty word that the previous release did not take is left out', () => {
    const items = words('', 'Egress', 'Both');
    expect(propertiesAfter(withProperties({ ...closed, policyTypes: { type: 'array', items } }), before)?.policyTypes)
      .toEqual({ type: 'array', items: words('Egress', 'Both') });
  });
});
