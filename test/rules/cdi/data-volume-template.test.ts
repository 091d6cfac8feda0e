import { admit } from '../../../src/admission/admission';
import { judge, merged, pool, virtualMachine, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'data-volume-template/requires-name': { allowed: 'a name', reported: 'spec.dataVolumeTemplate[0].name' },
  'data-volume-template/requires-one-source': {
    allowed: 'exactly one of blank, gcs, http, imageio, pvc, registry, s3, snapshot, upload, vddk',
    reported: 'spec.dataVolumeTemplate[0].source',
  },
  'data-volume-template/requires-one-target': { allowed: 'one of storage, pvc', reported: 'spec.dataVolumeTemplate[0].PVC.Storage' },
  'data-volume-template/requires-one-population': {
    allowed: 'source or sourceRef, or dataSourceRef in storage',
    reported: [
      'spec.dataVolumeTemplate[0].source',
      'spec.dataVolumeTemplate[0].source.sourceRef',
      'spec.virtualMachineTemplate.spec.dataVolumeTemplate[0].source.sourceRef',
    ],
  },
  'data-volume-template/requires-volume': {
    allowed: 'the name that a dataVolume or persistentVolumeClaim volume refers to',
    reported: 'spec.dataVolumeTemplate[0]',
  },
  'data-volume-template/matches-namespace': { allowed: 'nothing or default', reported: 'spec.dataVolumeTemplates[0]' },
});

const volumes = [{ name: 'a', dataVolume: { name: 'd' } }];
const blank = { storage: { resources: { requests: { storage: '1Gi' } } }, source: { blank: {} } };
const template = (spec: Json = blank, metadata: Json = { name: 'd' }) => ({ metadata, spec });
const templates = (...dataVolumeTemplates: Json[]) => merged(virtualMachine({ volumes }), { spec: { dataVolumeTemplates } });
const onlyStorage = { storage: blank.storage };
const populated = { storage: { ...blank.storage, dataSourceRef: { apiGroup: 'a.b', kind: 'P', name: 'p' } } };

test.each<[string, Json, ...Verdict[]]>([
  ['a blank disk', template()],
  ['pvc', template({ pvc: { accessModes: ['ReadWriteOnce'], ...blank.storage }, source: { blank: {} } })],
  ['a source reference', template({ ...onlyStorage, sourceRef: { kind: 'DataSource', name: 's' } })],
  ['a volume populator', template(populated)],
  ['no name', template(blank, {}), ['requires-name', 'metadata.name']],
  ['a generated name', template(blank, { generateName: 'd' }), ['requires-name', 'metadata.name']],
  ['an empty name', template(blank, { name: '' }), ['requires-name', 'metadata.name', '']],
  ['no target', template({ source: { blank: {} } }), ['requires-one-target', 'spec', '[]']],
  ['both targets', template({ ...blank, pvc: {} }), ['requires-one-target', 'spec', '["pvc","storage"]']],
  ['a source beside a populator', template({ ...populated, source: { blank: {} } }), ['requires-one-population', 'spec', '["source","dataSourceRef"]']],
  ['no source', template(onlyStorage), ['requires-one-population', 'spec', '[]']],
  ['an empty source', template({ ...onlyStorage, source: {} }), ['requires-one-source', 'spec.source', '[]']],
  ['two sources', template({ ...onlyStorage, source: { blank: {}, upload: {} } }), ['requires-one-source', 'spec.source', '["blank","upload"]']],
  ['not used', template(blank, { name: 'other' }), ['requires-volume', 'metadata.name', 'other']],
  ['the first mistake ends', template({}, { name: 'other' }), ['requires-one-target', 'spec', '[]']],
])('%s', (_, entry, ...found) => {
  const expected = found.map(([rule, field, ...got]) => [`data-volume-template/${rule}`, `spec.dataVolumeTemplates[0].${field}`, ...got]);
  expect(judge(templates(entry)).filter(([rule]) => rule.startsWith('data-volume-template/'))).toEqual(expected);
});

test('a claim of its name is a use too', () => {
  const claims = [{ name: 'a', persistentVolumeClaim: { claimName: 'd' } }];
  expect(judge(merged(virtualMachine({ volumes: claims }), { spec: { dataVolumeTemplates: [template()] } }))).toEqual([]);
});

test('a pool', () => {
  const manifest = merged(pool({ volumes }), { spec: { virtualMachineTemplate: { spec: { dataVolumeTemplates: [template(onlyStorage)] } } } });
  expect(judge(manifest)).toEqual([
    ['data-volume-template/requires-one-population', 'spec.virtualMachineTemplate.spec.dataVolumeTemplates[0].spec', '[]'],
  ]);
});

test.each([
  ['the same', { name: 'd', namespace: 'default' }, []],
  ['another', { name: 'd', namespace: 'x' }, [['data-volume-template/matches-namespace', 'spec.dataVolumeTemplates[0].metadata.namespace', 'x']]],
])('%s namespace', (_, metadata, found) => {
  expect(judge(templates(template(blank, metadata)))).toEqual(found);
});

test.each([
  [template(blank, {}), 'spec.dataVolumeTemplate[0].name'],
  [template({ ...blank, pvc: {} }), 'spec.dataVolumeTemplate[0].PVC.Storage'],
  [template(onlyStorage), 'spec.dataVolumeTemplate[0].source.sourceRef'],
  [template({ ...onlyStorage, source: {} }), 'spec.dataVolumeTemplate[0].source'],
  [template(blank, { name: 'other' }), 'spec.dataVolumeTemplate[0]'],
])('KubeVirt reports its own path %#', (entry, reported) => {
  expect(admit([{ manifest: templates(entry) }]).find(({ rule }) => rule.startsWith('data-volume-template/'))?.reported).toBe(reported);
});
