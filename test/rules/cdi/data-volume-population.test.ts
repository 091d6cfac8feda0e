import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json } from '../judge';
import { volumeTable, withTemplate } from '../volume-table';

says({
  'data-volume-population/excludes-source': { allowed: 'nothing next to it', reported: [undefined, 'spec.source'] },
  'data-volume-population/requires-api-group': {
    level: [undefined, FindingLevel.ADVISED],
    allowed: 'the API group of VolumeSnapshot',
    reported: [undefined, 'spec.dataSource.apiGroup[]', 'spec.dataSourceRef.apiGroup[]'],
  },
  'data-volume-population/requires-one-reference': { allowed: 'one of them' },
  'data-volume-population/requires-kind-and-name': { allowed: ['a kind', 'a name'], reported: ['spec.dataSource.kind', 'spec.dataSourceRef.name[]'] },
  'data-volume-population/excludes-namespace': { allowed: 'no namespace', reported: 'spec.dataSourceRef.namespace[]' },
});

const claim = { kind: 'PersistentVolumeClaim', name: 'p' };
const populated = (storage: Json, more: Json = {}) => ({ source: undefined, storage, ...more });

volumeTable([
  ['a claim', populated({ dataSourceRef: claim })],
  ['a snapshot', populated({ dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 's' } })],
  ['an archive of unknown content is not looked at', populated({ dataSourceRef: claim }, { contentType: 'archive' })],
  ['an empty namespace', populated({ dataSourceRef: { ...claim, namespace: '' } })],
  ['a source as well', { storage: { dataSourceRef: claim } },
    ['data-volume-population/excludes-source', 'spec.source', 'storage.dataSourceRef as well']],
  ['a sourceRef as well', populated({ dataSource: claim }, { sourceRef: { kind: 'DataSource', name: 'd' } }),
    ['data-volume-population/excludes-source', 'spec.sourceRef', 'storage.dataSource as well']],
  ['both references, equal', populated({ dataSource: claim, dataSourceRef: claim }),
    ['data-volume-population/requires-one-reference', 'spec.storage.dataSource', 'dataSource and dataSourceRef']],
  ['another namespace', populated({ dataSourceRef: { ...claim, namespace: 'src' } }),
    ['data-volume-population/excludes-namespace', 'spec.storage.dataSourceRef.namespace', 'src']],
  ['no name', populated({ dataSourceRef: { ...claim, name: '' } }), ['data-volume-population/requires-kind-and-name', 'spec.storage.dataSourceRef.name', '']],
  ['no kind', populated({ dataSource: { apiGroup: 'g', name: 'p', kind: '' } }), ['data-volume-population/requires-kind-and-name', 'spec.storage.dataSource.kind', '']],
  ['no API group', populated({ dataSourceRef: { kind: 'VolumeSnapshot', name: 'p' } }),
    ['data-volume-population/requires-api-group', 'spec.storage.dataSourceRef.apiGroup']],
  ['an empty API group', populated({ dataSource: { kind: 'VolumeSnapshot', name: 'p', apiGroup: '' } }),
    ['data-volume-population/requires-api-group', 'spec.storage.dataSource.apiGroup', '']],
]);

describe('the template of a VM', () => {
  volumeTable([
    ['no API group', populated({ dataSourceRef: { kind: 'VolumeSnapshot', name: 'p' } }),
      ['data-volume-population/requires-api-group', 'spec.dataVolumeTemplates[0].spec.storage.dataSourceRef.apiGroup']],
  ], withTemplate);
});
