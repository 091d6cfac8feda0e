import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { dataVolume } from '../volume-table';

says({
  'object-transfer/has-unique-target': { allowed: 'a name that is free' },
  'object-transfer/requires-target': { allowed: 'namespace, name, or both' },
  'object-transfer/excludes-deprecated-kind': { level: FindingLevel.WARNED, allowed: 'DataVolume' },
  'object-transfer/has-known-kind': { allowed: 'DataVolume, PersistentVolumeClaim' },
  'object-transfer/requires-name': { allowed: 'the name of a volume' },
});

const transfer = (target: Json, kind = 'DataVolume') => ({
  apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'ObjectTransfer', metadata: { name: 't' }, spec: { source: { kind, namespace: 'x', name: 'a' }, target },
});
const deprecated: Verdict = ['object-transfer/excludes-deprecated-kind', 'kind', 'ObjectTransfer'];

test.each<[string, Json[], Verdict[]]>([
  ['another name', [transfer({ name: 'b' })], []],
  ['a claim', [transfer({ name: 'b' }, 'PersistentVolumeClaim')], []],
  ['nowhere', [transfer({})], [['object-transfer/requires-target', 'spec.target']]],
  ['a name that is empty', [transfer({ name: '' })], [['object-transfer/requires-name', 'spec.target.name', '']]],
  ['a pod', [transfer({ name: 'b' }, 'Pod')], [['object-transfer/has-known-kind', 'spec.source.kind', 'Pod']]],
  ['a name that is free', [transfer({ namespace: 'z' }), dataVolume()], []],
  ['a name of another kind', [transfer({ namespace: 'z' }, 'PersistentVolumeClaim'), dataVolume({}, { namespace: 'z' })], []],
  ['a name that is taken', [transfer({ namespace: 'z' }), dataVolume({}, { namespace: 'z' })],
    [['object-transfer/has-unique-target', 'spec.target', 'DataVolume z/a']]],
])('to %s', (_, manifests, found) => expect(judge(manifests)).toEqual([deprecated, ...found]));
