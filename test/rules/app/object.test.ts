import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Verdict } from '../judge';

says({
  'object/is-unique': {
    level: FindingLevel.ADVISED,
    allowed: [
      'a name that no other Cluster in namespace x has',
      'a name that no other Secret in namespace x has',
      'a name that no other Secret without a namespace has',
    ],
  },
});

const secret = (name: string, namespace?: string, data = {}) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, data });
const OTHER = { a: 'YQ==' };
const cluster = (apiVersion: string) => ({ apiVersion, kind: 'Cluster', metadata: { name: 'a', namespace: 'x' } });
const generated = { apiVersion: 'v1', kind: 'Secret', metadata: { generateName: 'a-' } };
const found = (got: string): Verdict => ['object/is-unique', 'metadata.name', got];

test.each<[string, object[], ...Verdict[]]>([
  ['different names', [secret('a', 'x'), secret('b', 'x')]],
  ['one name in different namespaces', [secret('a', 'x'), secret('a', 'y'), secret('a')]],
  ['one name of different kinds', [secret('a'), { ...secret('a'), kind: 'ConfigMap' }]],
  ['one name of different groups', [cluster('one.dev/v1'), cluster('two.dev/v1')]],
  ['names that the API server generates', [generated, generated]],
  ['an object without a namespace twice', [secret('a'), secret('a', undefined, OTHER)], found('a, the name of another Secret (v1)')],
  ['the same object twice', [secret('a', 'x'), secret('a', 'x')]],
  ['an object of a namespace three times', [secret('a', 'x'), secret('b', 'x'), secret('a', 'x', OTHER), secret('a', 'x', OTHER)],
    found('a, the name of another Secret (v1)'), found('a, the name of another Secret (v1)')],
  ['an object in two versions', [cluster('one.dev/v1'), cluster('one.dev/v2')], found('a, the name of another Cluster (one.dev/v1)')],
])('%s', (_, manifests, ...expected) => expect(judge(manifests)).toEqual(expected));
