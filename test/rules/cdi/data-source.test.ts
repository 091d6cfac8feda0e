import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { dataVolume } from '../volume-table';

says({
  'data-source/references-end-of-chain': { level: FindingLevel.UNSTARTABLE, allowed: 'a DataSource that points to a pvc or snapshot' },
  'data-source/references-own-namespace': { level: FindingLevel.UNSTARTABLE, allowed: ['another DataSource', 'y'] },
  'data-source/requires-one-source': { level: FindingLevel.ADVISED, allowed: 'exactly one of pvc, snapshot, dataSource' },
});

const dataSource = (name: string, source: Json, namespace: string | undefined = 'y') => (
  { apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataSource', metadata: { name, namespace }, spec: { source } }
);
const pvc = { pvc: { name: 'g', namespace: 'src' } };
const snapshot = { snapshot: { name: 's', namespace: 'src' } };
const to = (name: string, namespace = 'y') => ({ dataSource: { name, namespace } });
const withoutNamespace = { ...dataSource('d', to('d', 'default')), metadata: { name: 'd' } };

test.each<[string, Json[], ...Verdict[]]>([
  ['points to a claim of any namespace', [dataSource('d', pvc)]],
  ['points to a snapshot of any namespace', [dataSource('d', snapshot)]],
  ['points to nothing', [dataSource('d', {})], ['data-source/requires-one-source', 'spec.source', 'nothing']],
  ['points to two images', [dataSource('d', { ...pvc, ...snapshot })], ['data-source/requires-one-source', 'spec.source', '["pvc","snapshot"]']],
  ['points to an image and a DataSource', [dataSource('d', { ...pvc, ...to('e') })],
    ['data-source/requires-one-source', 'spec.source', '["pvc","dataSource"]']],
  ['references another DataSource', [dataSource('d', to('e')), dataSource('e', pvc)]],
  ['references one of its name in another kind', [dataSource('d', to('e')), dataVolume({}, { name: 'e', namespace: 'y' })]],
  ['references one beside an object that has no source',
    [dataSource('d', to('e')), { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'e', namespace: 'y' } }]],
  ['references one whose namespace nothing says', [withoutNamespace]],
  ['references itself', [dataSource('d', to('d'))], ['data-source/references-own-namespace', 'spec.source.dataSource.name', 'd']],
  ['references a DataSource of another namespace', [dataSource('d', to('e', 'other'))],
    ['data-source/references-own-namespace', 'spec.source.dataSource.namespace', 'other']],
  ['references its namesake of another namespace', [dataSource('d', to('d', 'other'))],
    ['data-source/references-own-namespace', 'spec.source.dataSource.namespace', 'other']],
  ['references a DataSource that references another', [dataSource('d', to('e')), dataSource('e', to('f')), dataSource('f', pvc)],
    ['data-source/references-end-of-chain', 'spec.source.dataSource.name', 'e']],
])('a DataSource that %s', (_, manifests, ...found) => expect(judge(manifests)).toEqual(found));
