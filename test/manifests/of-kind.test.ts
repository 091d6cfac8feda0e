import type { Manifest } from '../../src/manifests/manifest';
import { ofKind, ofKinds } from '../../src/manifests/of-kind';

const named = (apiVersion: string, kind: string, name: string): Manifest => ({ apiVersion, kind, metadata: { name } });

test('those of a kind in their order, whatever their version', () => {
  const manifests = [named('v1', 'Pod', 'a'), named('apps/v1', 'Deployment', 'b'), named('v1', 'Pod', 'c'), named('apps/v1beta1', 'Deployment', 'd')];
  expect(ofKind(manifests, '/Pod').map(({ metadata }) => metadata.name)).toEqual(['a', 'c']);
  expect(ofKind(manifests, 'apps/Deployment').map(({ metadata }) => metadata.name)).toEqual(['b', 'd']);
  expect(ofKind(manifests, 'Pod')).toEqual([]);
});

test('each list is its own', () => {
  expect(ofKind([named('v1', 'Pod', 'a')], '/Pod')).toHaveLength(1);
  expect(ofKind([], '/Pod')).toEqual([]);
});

test.each<[kinds: string[], names: string[]]>([
  [['apps/Deployment', '/Pod'], ['a', 'b', 'c', 'd']],
  [['/Pod', '/Secret'], ['a', 'c']],
  [['/Pod', '/Pod'], ['a', 'c']],
  [['/Secret'], []],
  [[], []],
])('those of the kinds %j in their order', (kinds, names) => {
  const manifests = [
    named('v1', 'Pod', 'a'), named('apps/v1', 'Deployment', 'b'), named('v1', 'Service', 's'), named('v1', 'Pod', 'c'), named('apps/v1beta1', 'Deployment', 'd'),
  ];
  expect(ofKinds(manifests, kinds).map(({ metadata }) => metadata.name)).toEqual(names);
});
