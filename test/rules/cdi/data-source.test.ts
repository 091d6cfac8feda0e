import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json } from '../judge';

says({
  'data-source/requires-one-source': { level: FindingLevel.ADVISED, allowed: 'exactly one of pvc, snapshot, dataSource' },
  'data-source/references-end-of-chain': { level: FindingLevel.ADVISED, allowed: 'a DataSource that points to a pvc or snapshot' },
  'data-source/references-own-namespace': { level: FindingLevel.ADVISED, allowed: ['another DataSource', 'y'] },
});

const dataSource = (name: string, source: Json) => (
  { apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataSource', metadata: { name, namespace: 'y' }, spec: { source } }
);
const pvc = { pvc: { name: 'g', namespace: 'src' } };
const to = (name: string, namespace = 'y') => ({ dataSource: { name, namespace } });

test.each([
  ['a claim anywhere', [dataSource('d', pvc)], []],
  ['nothing', [dataSource('d', {})], [['data-source/requires-one-source', 'spec.source', '[]']]],
  ['two images', [dataSource('d', { ...pvc, snapshot: { name: 's', namespace: 'y' } })],
    [['data-source/requires-one-source', 'spec.source', '["pvc","snapshot"]']]],
  ['another DataSource', [dataSource('d', to('e')), dataSource('e', pvc)], []],
  ['itself', [dataSource('d', to('d'))], [['data-source/references-own-namespace', 'spec.source.dataSource.name', 'd']]],
  ['a DataSource elsewhere', [dataSource('d', to('e', 'other'))],
    [['data-source/references-own-namespace', 'spec.source.dataSource.namespace', 'other']]],
  ['a DataSource that refers to another', [dataSource('d', to('e')), dataSource('e', to('f')), dataSource('f', pvc)],
    [['data-source/references-end-of-chain', 'spec.source.dataSource.name', 'e']]],
])('%s', (_, manifests, found) => expect(judge(manifests)).toEqual(found));
