import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { dataVolume } from '../volume-table';

says({
  'object-transfer/has-free-target': { allowed: 'a name that is free' },
  'object-transfer/has-target': { allowed: 'namespace, name, or both' },
  'object-transfer/is-deprecated': { level: FindingLevel.WARNED, allowed: 'DataVolume' },
  'object-transfer/moves-volume': { allowed: 'DataVolume, PersistentVolumeClaim' },
  'object-transfer/names-volume': { allowed: 'the name of a volume' },
});

const transfer = (target: Json, kind = 'DataVolume') => ({
  apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'ObjectTransfer', metadata: { name: 't' }, spec: { source: { kind, namespace: 'x', name: 'a' }, target },
});
const deprecated: Verdict = ['object-transfer/is-deprecated', 'kind', 'ObjectTransfer'];

test.each<[string, Json[], Verdict[]]>([
  ['another name', [transfer({ name: 'b' })], []],
  ['a claim', [transfer({ name: 'b' }, 'PersistentVolumeClaim')], []],
  ['nowhere', [transfer({})], [['object-transfer/has-target', 'spec.target']]],
  ['a name that is empty', [transfer({ name: '' })], [['object-transfer/names-volume', 'spec.target.name', '']]],
  ['a pod', [transfer({ name: 'b' }, 'Pod')], [['object-transfer/moves-volume', 'spec.source.kind', 'Pod']]],
  ['a name that is free', [transfer({ namespace: 'z' }), dataVolume()], []],
  ['a name of another kind', [transfer({ namespace: 'z' }, 'PersistentVolumeClaim'), dataVolume({}, { namespace: 'z' })], []],
  ['a name that is taken', [transfer({ namespace: 'z' }), dataVolume({}, { namespace: 'z' })],
    [['object-transfer/has-free-target', 'spec.target', 'DataVolume z/a']]],
])('to %s', (_, manifests, found) => expect(judge(manifests)).toEqual([deprecated, ...found]));
