import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { dataVolume } from '../volume-table';

const CLAIM = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };

says({
  'object-transfer/excludes-deprecated-kind': { level: FindingLevel.WARNED, allowed: 'DataVolume' },
  'object-transfer/has-known-kind': { allowed: 'DataVolume, PersistentVolumeClaim' },
  'object-transfer/has-unique-target': { allowed: 'a name that is free' },
  'object-transfer/requires-name': { allowed: 'the name of a volume' },
  'object-transfer/requires-target': { allowed: 'namespace, name, or both' },
});

const transfer = (target: Json, kind = 'DataVolume', name = 'a') => ({
  apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'ObjectTransfer', metadata: { name: 't' }, spec: { source: { kind, namespace: 'x', name }, target },
});
const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'a', namespace: 'z' }, spec: CLAIM };
const deprecated: Verdict = ['object-transfer/excludes-deprecated-kind', 'kind', 'ObjectTransfer'];

test.each<[string, Json[], ...Verdict[]]>([
  ['a DataVolume to another name', [transfer({ name: 'b' })]],
  ['a claim to another name', [transfer({ name: 'b' }, 'PersistentVolumeClaim')]],
  ['a DataVolume to another namespace', [transfer({ namespace: 'z' }), dataVolume()]],
  ['a DataVolume to the name of a claim', [transfer({ namespace: 'z' }), claim]],
  ['a claim to the name of a DataVolume', [transfer({ namespace: 'z' }, 'PersistentVolumeClaim'), dataVolume({}, { namespace: 'z' })]],
  ['a DataVolume to nowhere', [transfer({})], ['object-transfer/requires-target', 'spec.target']],
  ['a DataVolume to an empty name', [transfer({ name: '' })], ['object-transfer/requires-name', 'spec.target.name', '']],
  ['a DataVolume without a name', [transfer({ namespace: 'z' }, 'DataVolume', '')], ['object-transfer/requires-name', 'spec.source.name', '']],
  ['a DataVolume without a name to a name', [transfer({ name: 'b' }, 'DataVolume', '')]],
  ...['Pod', 'constructor'].map((kind): [string, Json[], Verdict] => (
    [`a ${kind}`, [transfer({ name: 'b' }, kind)], ['object-transfer/has-known-kind', 'spec.source.kind', kind]]
  )),
  ['a DataVolume to a name that another has', [transfer({ namespace: 'z' }), dataVolume({}, { namespace: 'z' })],
    ['object-transfer/has-unique-target', 'spec.target', 'DataVolume z/a']],
  ['a DataVolume to a name that another has in its own namespace', [transfer({ name: 'b' }), dataVolume({}, { name: 'b' })],
    ['object-transfer/has-unique-target', 'spec.target', 'DataVolume x/b']],
  ['a claim to a name that another has', [transfer({ namespace: 'z' }, 'PersistentVolumeClaim'), claim],
    ['object-transfer/has-unique-target', 'spec.target', 'PersistentVolumeClaim z/a']],
])('an ObjectTransfer moves %s', (_, manifests, ...found) => expect(judge(manifests)).toEqual([deprecated, ...found]));
