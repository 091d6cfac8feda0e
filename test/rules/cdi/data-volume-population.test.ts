import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json } from '../judge';
import { importCron, poolWithTemplate, volumeTable, withTemplate } from '../volume-table';

says({
  'data-volume-population/excludes-namespace': { allowed: 'no namespace', reported: 'spec.dataSourceRef.namespace[]' },
  'data-volume-population/excludes-source': { allowed: 'nothing next to it', reported: ['spec.source', 'Template.source'] },
  'data-volume-population/requires-api-group': {
    allowed: 'the API group of VolumeSnapshot',
    reported: ['spec.dataSource.apiGroup[]', 'spec.dataSourceRef.apiGroup[]'],
  },
  'data-volume-population/requires-kind-and-name': {
    allowed: ['a kind', 'a name'],
    reported: ['spec.dataSource.kind', 'spec.dataSource.name[]', 'spec.dataSourceRef.kind', 'spec.dataSourceRef.name[]'],
  },
  'data-volume-population/requires-one-reference': { allowed: 'one of them' },
});

const claim = { kind: 'PersistentVolumeClaim', name: 'p' };
const populated = (storage: Json, more: Json = {}) => ({ source: undefined, storage, ...more });
const intoPvc = (pvc: Json) => (
  { source: undefined, storage: undefined, pvc: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...pvc } }
);

describe('a DataVolume with', () => volumeTable([
  ['no populator', {}],
  ['no target', { storage: undefined },
    ['data-volume/requires-one-target', 'spec.storage', undefined, { allowed: 'storage or pvc', reported: 'spec.PVC' }]],
  ['a claim', populated({ dataSourceRef: claim })],
  ['a claim in pvc', intoPvc({ dataSource: claim })],
  ['a snapshot', populated({ dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 's' } })],
  ['a populator that unpacks an archive', populated({ dataSourceRef: claim }, { contentType: 'archive' })],
  ['an empty namespace', populated({ dataSourceRef: { ...claim, namespace: '' } })],
  ['source as well', { storage: { dataSourceRef: claim } },
    ['data-volume-population/excludes-source', 'spec.source', 'storage.dataSourceRef as well', { reported: null }]],
  ['sourceRef as well', populated({ dataSource: claim }, { sourceRef: { kind: 'DataSource', name: 'd' } }),
    ['data-volume-population/excludes-source', 'spec.sourceRef', 'storage.dataSource as well']],
  ['both references, though they are equal', populated({ dataSource: claim, dataSourceRef: claim }),
    ['data-volume-population/requires-one-reference', 'spec.storage.dataSource', 'dataSource and dataSourceRef']],
  ['a reference to another namespace', populated({ dataSourceRef: { ...claim, namespace: 'src' } }),
    ['data-volume-population/excludes-namespace', 'spec.storage.dataSourceRef.namespace', 'src']],
  ['a dataSourceRef without a name', populated({ dataSourceRef: { ...claim, name: '' } }),
    ['data-volume-population/requires-kind-and-name', 'spec.storage.dataSourceRef.name', '']],
  ['a dataSource without a name', intoPvc({ dataSource: { ...claim, name: '' } }),
    ['data-volume-population/requires-kind-and-name', 'spec.pvc.dataSource.name', '']],
  ['a dataSource without a kind', populated({ dataSource: { apiGroup: 'g', name: 'p', kind: '' } }),
    ['data-volume-population/requires-kind-and-name', 'spec.storage.dataSource.kind', '']],
  ['a dataSourceRef without a kind', populated({ dataSourceRef: { apiGroup: 'g', name: 'p', kind: '' } }),
    ['data-volume-population/requires-kind-and-name', 'spec.storage.dataSourceRef.kind', '']],
  ['a dataSourceRef without an API group', populated({ dataSourceRef: { kind: 'VolumeSnapshot', name: 'p' } }),
    ['data-volume-population/requires-api-group', 'spec.storage.dataSourceRef.apiGroup']],
  ['an empty API group', populated({ dataSource: { kind: 'VolumeSnapshot', name: 'p', apiGroup: '' } }),
    ['data-volume-population/requires-api-group', 'spec.storage.dataSource.apiGroup', '']],
]));

describe('a DataImportCron with', () => volumeTable([
  ['source as well', { template: { spec: { storage: { dataSourceRef: claim } } } },
    ['data-volume-population/excludes-source', 'spec.template.spec.source', 'storage.dataSourceRef as well']],
], importCron));

describe('what CDI refuses only once a VM makes it', () => {
  const late = { level: FindingLevel.UNSTARTABLE, reported: null };
  const withoutGroup = populated({ dataSourceRef: { kind: 'VolumeSnapshot', name: 'p' } });
  const rule = 'data-volume-population/requires-api-group';
  volumeTable([
    ['in the template of a VM', withoutGroup, [rule, 'spec.dataVolumeTemplates[0].spec.storage.dataSourceRef.apiGroup', undefined, late]],
  ], withTemplate);
  volumeTable([
    ['in the template of a pool', withoutGroup,
      [rule, 'spec.virtualMachineTemplate.spec.dataVolumeTemplates[0].spec.storage.dataSourceRef.apiGroup', undefined, late]],
  ], poolWithTemplate);
});
