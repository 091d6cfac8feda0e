import { judge, says } from '../judge';

says({
  'object/is-unique': { allowed: ['a name that no other Cluster in namespace x has', 'a name that no other Secret in namespace x has'] },
});

const secret = (name: string, namespace?: string, apiVersion = 'v1') => ({ apiVersion, kind: 'Secret', metadata: { name, namespace } });

test.each([
  ['different names', [secret('a', 'x'), secret('b', 'x')], []],
  ['different namespaces', [secret('a', 'x'), secret('a', 'y'), secret('a')], []],
  ['different kinds', [secret('a'), { ...secret('a'), kind: 'ConfigMap' }], []],
  ['different groups', [{ ...secret('a', 'x', 'one.dev/v1'), kind: 'Cluster' }, { ...secret('a', 'x', 'two.dev/v1'), kind: 'Cluster' }], []],
  ['generated names', [{ ...secret('a'), metadata: { generateName: 'a-' } }, { ...secret('a'), metadata: { generateName: 'a-' } }], []],
  ['the same', [secret('a', 'x'), secret('a', 'x')], [['object/is-unique', 'metadata.name', 'a']]],
  ['the same in another version', [{ ...secret('a', 'x', 'one.dev/v1'), kind: 'Cluster' }, { ...secret('a', 'x', 'one.dev/v2'), kind: 'Cluster' }],
    [['object/is-unique', 'metadata.name', 'a']]],
])('%s', (_, manifests, found) => {
  expect(judge(manifests)).toEqual(found);
});
