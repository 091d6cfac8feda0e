import { admit } from '../../../src/admission/admission';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'preset/requires-domain': { allowed: 'a domain' },
});

const object = (apiVersion: string, kind: string, metadata: Json): Json => ({ apiVersion, kind, metadata });
const configMap = (metadata: Json) => object('v1', 'ConfigMap', { name: 't', ...metadata });

const names: [apiVersion: string, kind: string, name: string, valid: boolean][] = [
  ['v1', 'ConfigMap', 'a.b-c.0', true],
  ['v1', 'ConfigMap', 'a'.repeat(253), true],
  ['v1', 'ConfigMap', 'a'.repeat(254), false],
  ['v1', 'ConfigMap', 'A', false],
  ['v1', 'ConfigMap', 'a_b', false],
  ['v1', 'ConfigMap', 'a..b', false],
  ['v1', 'ConfigMap', '-a', false],
  ['v1', 'ConfigMap', 'a:b', false],
  ['v1', 'Namespace', 'a'.repeat(63), true],
  ['v1', 'Namespace', 'a'.repeat(64), false],
  ['v1', 'Namespace', 'a.b', false],
  ['v1', 'Namespace', '1a', true],
  ['v1', 'Service', 'a-1', true],
  ['v1', 'Service', '1a', false],
  ['v1', 'Service', 'a.b', false],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'kubevirt.io:admin_X', true],
  ['rbac.authorization.k8s.io/v1', 'Role', 'a/b', false],
  ['rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', 'a%b', false],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole', '..', false],
  ['kubevirt.io/v1', 'VirtualMachineInstancePreset', 'a.b', true],
  ['example.com/v1', 'Unheard', 'a.b', true],
  ['example.com/v1', 'Unheard', 'a/b', false],
  ['user.openshift.io/v1', 'Identity', 'htpasswd:alice', true],
  ['user.openshift.io/v1', 'User', 'alice@example.com', true],
  ['image.openshift.io/v1', 'ImageStreamTag', 'foo:latest', true],
];

test.each(names)('%s %s %s: %s', (apiVersion, kind, name, valid) => {
  const found = judge(object(apiVersion, kind, { name })).filter(([rule]) => rule.startsWith('metadata/'));
  const shown = name.length > 100 ? `${name.slice(0, 100)}… (${name.length} characters)` : name;
  expect(found).toEqual(valid ? [] : [['metadata/has-valid-name', 'metadata.name', shown]]);
});

test.each([['c'.repeat(52), 0], ['c'.repeat(53), 1]])('a CronJob leaves room for the names of its jobs: %s', (name, mistakes) => {
  const found = judge(object('batch/v1', 'CronJob', { name })).filter(([rule]) => rule === 'metadata/has-valid-name');
  expect(found).toHaveLength(mistakes);
});

type Row = [title: string, manifest: Json, ...found: Verdict[]];
const owner = (fields: Json = {}) => ({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'a', uid: 'b', ...fields });
const rows: [title: string, manifest: Json, ...found: Verdict[]][] = [
  ['no metadata', { apiVersion: 'v1', kind: 'ConfigMap' }, ['metadata/requires-name', 'metadata.name']],
  ['an empty name', configMap({ name: '' }), ['metadata/requires-name', 'metadata.name', '']],
  ['a generated name', configMap({ name: undefined, generateName: 'a-' })],
  ['a prefix that is masked to a name, but generates none', configMap({ name: undefined, generateName: 'a_-' }), ['metadata/has-valid-name', 'metadata.generateName', 'a_-']],
  ['a prefix that generates nothing beside a name', configMap({ generateName: 'a_-' })],
  ['a prefix that ends a part with a dash', configMap({ name: undefined, generateName: 'a.-' }), ['metadata/has-valid-name', 'metadata.generateName', 'a.-']],
  ['a long prefix, which is cut', configMap({ name: undefined, generateName: 'a'.repeat(253) })],
  ['a generated name that is a dash', configMap({ name: undefined, generateName: '-' }), ['metadata/has-valid-name', 'metadata.generateName', '-']],
  ['a bad generated name', configMap({ name: undefined, generateName: 'A-' }), ['metadata/has-valid-name', 'metadata.generateName', 'A-']],
  ['a namespace', configMap({ namespace: 'tenant-a' })],
  ['a bad namespace', configMap({ namespace: 'tenant.a' }), ['metadata/has-valid-namespace', 'metadata.namespace', 'tenant.a']],
  ['a namespace on a cluster-scoped kind', object('v1', 'Namespace', { name: 't', namespace: 'a' }),
    ['metadata/fits-scope', 'metadata.namespace', 'a']],
  ['a namespace on an unknown kind', object('example.com/v1', 'Unheard', { name: 't', namespace: 'a' })],
  ['labels', configMap({ labels: { 'app': 'a', 'example.com/Tier_1': 'A.b-c', 'empty': '' } })],
  ['a label key with a bad prefix', configMap({ labels: { 'Example.com/a': 'b' } }),
    ['metadata/has-valid-label', 'metadata.labels[Example.com/a]', 'Example.com/a']],
  ['a label key that is too long', configMap({ labels: { [`a/${'b'.repeat(64)}`]: 'b' } }),
    ['metadata/has-valid-label', `metadata.labels[a/${'b'.repeat(64)}]`, `a/${'b'.repeat(64)}`]],
  ['a label key without a name', configMap({ labels: { 'a/': 'b' } }), ['metadata/has-valid-label', 'metadata.labels[a/]', 'a/']],
  ['a label key with two slashes', configMap({ labels: { 'a/b/c': 'b' } }), ['metadata/has-valid-label', 'metadata.labels[a/b/c]', 'a/b/c']],
  ['a label value with blanks', configMap({ labels: { a: 'b c' } }), ['metadata/has-valid-label', 'metadata.labels.a', 'b c']],
  ['a label value that is too long', configMap({ labels: { a: 'b'.repeat(64) } }),
    ['metadata/has-valid-label', 'metadata.labels.a', 'b'.repeat(64)]],
  ['labels with parameters in a template of Argo CD', {
    ...object('argoproj.io/v1alpha1', 'ApplicationSet', { name: 'stores', namespace: 'argocd' }),
    spec: {
      generators: [{ clusters: {} }],
      template: { metadata: { name: '{{ .name }}', labels: { wave: '{{ .metadata.labels.wave }}' } }, spec: { project: 'default', destination: { name: '{{ .name }}' } } },
    },
  }],
  ['annotations', configMap({ annotations: { 'Example.com/A': 'any text at all\n' } })],
  ['a bad annotation key', configMap({ annotations: { 'a b': '' } }), ['metadata/has-valid-annotation', 'metadata.annotations[a b]', 'a b']],
  ['256 KiB of annotations', configMap({ annotations: { a: 'x'.repeat(262143) } })],
  ['more than 256 KiB of annotations', configMap({ annotations: { a: 'x'.repeat(262144) } }),
    ['metadata/fits-annotation-limit', 'metadata.annotations', '262145 bytes']],
  ['owners', configMap({ ownerReferences: [owner(), owner({ apiVersion: 'v1', controller: false })] })],
  ['a controller', configMap({ ownerReferences: [owner({ controller: true }), owner()] })],
  ['two controllers', configMap({ ownerReferences: [owner({ controller: true }), owner({ controller: true }), owner({ controller: true })] }),
    ['metadata/has-valid-owner-references', 'metadata.ownerReferences[1].controller', 'true'],
    ['metadata/has-valid-owner-references', 'metadata.ownerReferences[2].controller', 'true']],
  ...['', 'a/', '/v1', 'a/b/c'].map((apiVersion): Row => [`an owner of version ${apiVersion}`, configMap({ ownerReferences: [owner({ apiVersion })] }),
    ['metadata/has-valid-owner-references', 'metadata.ownerReferences[0].apiVersion', apiVersion]]),
  ...['kind', 'name', 'uid'].map((field): Row => [`an owner without ${field}`, configMap({ ownerReferences: [owner({ [field]: '' })] }),
    ['metadata/has-valid-owner-references', `metadata.ownerReferences[0].${field}`, '']]),
  ['an Event as owner', configMap({ ownerReferences: [owner({ apiVersion: 'v1', kind: 'Event' })] }),
    ['metadata/has-valid-owner-references', 'metadata.ownerReferences[0]', 'v1 Event']],
  ['an Event of another group as owner', configMap({ ownerReferences: [owner({ kind: 'Event' })] })],
  ['finalizers', configMap({ finalizers: ['example.com/a', 'orphan'] })],
  ['what is no finalizer', configMap({ finalizers: ['a', 'b c'] }), ['metadata/has-valid-finalizers', 'metadata.finalizers[1]', 'b c']],
  ['only foregroundDeletion', configMap({ finalizers: ['foregroundDeletion', 'a'] })],
  ['finalizers that contradict each other', configMap({ finalizers: ['foregroundDeletion', 'a', 'orphan'] }),
    ['metadata/has-valid-finalizers', 'metadata.finalizers', 'orphan, foregroundDeletion']],
  ...['VirtualMachineInstancetype', 'VirtualMachineClusterPreference'].map((kind): Row => [`annotations that a ${kind} brings`, {
    apiVersion: 'instancetype.kubevirt.io/v1beta1',
    kind,
    metadata: { name: 't' },
    spec: { annotations: { 'a b': 'c', 'd': 'e' }, ...kind.endsWith('type') ? { cpu: { guest: 1 }, memory: { guest: '1Gi' } } : {} },
  }, ['metadata/has-valid-annotation', 'spec.annotations[a b]', 'a b']]),
  ['types come first', configMap({ labels: ['a'] }), ['schema/has-valid-type', 'metadata.labels', 'array ["a"]']],
  ['types of an unknown kind', object('example.com/v1', 'Unheard', { name: 't', labels: { a: 1 } }),
    ['schema/has-valid-type', 'metadata.labels.a', 'number 1']],
];

test.each(rows.map(([title, manifest, ...found]) => ({ title, manifest, found })))('$title', ({ manifest, found }) => {
  expect(judge(manifest)).toEqual(found);
});

test('an instancetype whose annotations are refused makes VMs that never start', () => {
  const spec = { annotations: { 'a b': '' }, cpu: { guest: 1 }, memory: { guest: '1Gi' } };
  const [{ level }] = admit([{ manifest: { ...object('instancetype.kubevirt.io/v1beta1', 'VirtualMachineInstancetype', { name: 't' }), spec } }]);
  expect(level).toBe('unstartable');
});

test('only the namespace of a cluster-scoped kind is no reason to refuse', () => {
  const [{ level }] = admit([{ manifest: object('v1', 'Namespace', { name: 't', namespace: 'a' }) }]);
  expect(level).toBe('advised');
});

test('upstream reports the labels and the annotations as a whole', () => {
  const findings = admit([{ manifest: configMap({ labels: { 'a': 'b c', '/': '' }, annotations: { 'a b': '' } }) }]);
  expect(findings.map(({ field, reported }) => [field, reported])).toEqual([
    ['metadata.annotations[a b]', 'metadata.annotations'], ['metadata.labels.a', 'metadata.labels'], ['metadata.labels[/]', 'metadata.labels'],
  ]);
});

describe('metadata/avoids-server-fields', () => {
  const rule = 'metadata/avoids-server-fields';
  const found = (metadata: Json) => judge(configMap(metadata)).map(([id, field, got]) => [id, field, got]);
  test.each<[title: string, metadata: Json, ...expected: string[][]]>([
    ['times and numbers, which are overwritten', { creationTimestamp: '2026-01-01T00:00:00Z', generation: 2, selfLink: '/x' }],
    ['empty ones', { creationTimestamp: null, resourceVersion: '', uid: '', managedFields: [] }],
    ['any version', { resourceVersion: '0' }],
    ['a version', { resourceVersion: '7' }, [rule, 'metadata.resourceVersion', 'resourceVersion']],
    ['a uid', { uid: 'u', creationTimestamp: '2026-01-01T00:00:00Z' }, [rule, 'metadata.uid', 'uid']],
    ['what kubectl prints', { resourceVersion: '7', uid: 'u', managedFields: [{ manager: 'm' }] }, [rule, 'metadata.resourceVersion', 'resourceVersion, uid, managedFields']],
  ])('%s', (_, metadata, ...expected) => {
    expect(found(metadata)).toEqual(expected);
  });
});
