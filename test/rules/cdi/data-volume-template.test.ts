import { LABEL_KEY_WORDS, LABEL_VALUE_WORDS } from '../../../src/kubernetes/label';
import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, pool, says, virtualMachine } from '../judge';
import type { Json, Verdict } from '../judge';

const SUBDOMAIN = 'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit';

says({
  'data-volume-template/avoids-unread-source': { level: FindingLevel.ADVISED, allowed: 'nothing beside sourceRef' },
  'data-volume-template/has-unique-name': { level: FindingLevel.ADVISED, allowed: 'a name that no other template has' },
  'data-volume-template/has-valid-metadata': { level: FindingLevel.UNSTARTABLE, allowed: [LABEL_KEY_WORDS, LABEL_VALUE_WORDS, 'one of orphan and foregroundDeletion'] },
  'data-volume-template/has-valid-name': { level: FindingLevel.UNSTARTABLE, allowed: SUBDOMAIN },
  'data-volume-template/matches-namespace': { allowed: 'nothing or default', reported: 'spec.dataVolumeTemplates[0]' },
  'data-volume-template/requires-name': { allowed: 'a name' },
  'data-volume-template/requires-one-population': { allowed: 'source or sourceRef, or dataSourceRef in storage' },
  'data-volume-template/requires-one-source': {
    allowed: 'exactly one of blank, gcs, http, imageio, pvc, registry, s3, snapshot, upload, vddk',
  },
  'data-volume-template/requires-one-target': { allowed: 'one of storage, pvc' },
  'data-volume-template/requires-volume': { allowed: 'the name that a dataVolume or persistentVolumeClaim volume refers to' },
});

const volumes = [{ name: 'a', dataVolume: { name: 'd' } }];
const blank = { storage: { resources: { requests: { storage: '1Gi' } } }, source: { blank: {} } };
const template = (spec: Json = blank, metadata: Json = { name: 'd' }) => ({ metadata, spec });
const templates = (...dataVolumeTemplates: Json[]) => merged(virtualMachine({ volumes }), { spec: { dataVolumeTemplates } });
const poolTemplates = (...dataVolumeTemplates: Json[]) => (
  merged(pool({ volumes }), { spec: { virtualMachineTemplate: { spec: { dataVolumeTemplates } } } })
);
const onlyStorage = { storage: blank.storage };
const populated = { storage: { ...blank.storage, dataSourceRef: { apiGroup: 'a.b', kind: 'P', name: 'p' } } };

describe.each([
  ['the template of a VM with', templates, 'spec'],
  ['the template of a pool with', poolTemplates, 'spec.virtualMachineTemplate.spec'],
])('%s', (_, manifestOf, path) => {
  const name = { name: 'd' };
  const byDataSource = { dataSource: { apiGroup: 'a.b', kind: 'P', name: 'p' } };
  const upload = { storage: blank.storage, source: { upload: {} } };
  test.each<[string, Json, ...[rule: string, field: string, reported: string, got?: string][]]>([
    ['a blank disk in storage', template()],
    ['a blank disk in pvc', template({ pvc: { accessModes: ['ReadWriteOnce'], ...blank.storage }, source: { blank: {} } })],
    ['an upload', template(upload)],
    ['a sourceRef', template({ ...onlyStorage, sourceRef: { kind: 'DataSource', name: 's' } })],
    ['a dataSourceRef in storage', template(populated)],
    ['a dataSource in pvc', template({ pvc: { accessModes: ['ReadWriteOnce'], ...blank.storage, ...byDataSource } })],
    ['no name', template(blank, {}), ['requires-name', 'metadata.name', '.name']],
    ['a generated name', template(blank, { generateName: 'd' }), ['requires-name', 'metadata.name', '.name']],
    ['an empty name', template(blank, { name: '' }), ['requires-name', 'metadata.name', '.name', '']],
    ['no metadata', { spec: blank }, ['requires-name', 'metadata.name', '.name']],
    ['no target', template({ source: { blank: {} } }), ['requires-one-target', 'spec', '.PVC.Storage', 'nothing']],
    ['both targets', template({ ...blank, pvc: {} }), ['requires-one-target', 'spec', '.PVC.Storage', '["pvc","storage"]']],
    ['source beside dataSourceRef', template({ ...populated, source: { blank: {} } }),
      ['requires-one-population', 'spec', '.source', '["source","dataSourceRef"]']],
    ['sourceRef beside dataSource', template({ storage: { ...blank.storage, ...byDataSource }, sourceRef: { kind: 'DataSource', name: 's' } }),
      ['requires-one-population', 'spec', '.source', '["sourceRef","dataSource"]']],
    ['nothing that fills it', template(onlyStorage), ['requires-one-population', 'spec', '.source.sourceRef', 'nothing']],
    ['an empty source', template({ ...onlyStorage, source: {} }), ['requires-one-source', 'spec.source', '.source', 'nothing']],
    ['two sources', template({ ...onlyStorage, source: { blank: {}, upload: {} } }),
      ['requires-one-source', 'spec.source', '.source', '["blank","upload"]']],
    ['no volume that uses it', template(blank, { name: 'other' }), ['requires-volume', 'metadata.name', '', 'other']],
    ['two faults, of which KubeVirt reports the first', template({}, { name: 'other' }), ['requires-one-target', 'spec', '.PVC.Storage', 'nothing']],
    ['a target beside a populator and no volume', template({ ...populated, source: { blank: {} } }, { name: 'other' }),
      ['requires-one-population', 'spec', '.source', '["source","dataSourceRef"]']],
    ['an empty source and no volume', template({ ...onlyStorage, source: {} }, { name: 'other' }),
      ['requires-one-source', 'spec.source', '.source', 'nothing']],
    ['labels', template(blank, { ...name, labels: { 'a.b/c': 'd' } })],
  ])('%s', (__, entry, ...found) => {
    const expected = found.map(([rule, field, reported, ...got]) => [
      `data-volume-template/${rule}`, `${path}.dataVolumeTemplates[0].${field}`, got[0], { reported: `${path}.dataVolumeTemplate[0]${reported}` },
    ]);
    expect(judge(manifestOf(entry)).filter(([rule]) => rule.startsWith('data-volume-template/'))).toStrictEqual(expected);
  });
});

test.each(Object.entries({
  gcs: { url: 'gs://b/o' },
  http: { url: 'http://h/a' },
  pvc: { name: 's', namespace: 'x' },
  registry: { url: 'docker://q/i' },
  s3: { url: 'https://h/b/k', secretRef: 's' },
  snapshot: { name: 's', namespace: 'x' },
  imageio: { url: 'https://h/api', diskId: 'd', secretRef: 's', certConfigMap: 'c' },
  vddk: { url: 'https://vc/sdk', uuid: 'u', backingFile: 'f', thumbprint: 't', secretRef: 's' },
}))('%s is a source', (member, source) => {
  expect(judge(templates(template({ ...onlyStorage, source: { [member]: source } })))).toEqual([]);
});

test('a volume with the claim of its name uses a template', () => {
  const claims = [{ name: 'b', emptyDisk: { capacity: '1Gi' } }, { name: 'a', persistentVolumeClaim: { claimName: 'd' } }];
  expect(judge(merged(virtualMachine({ volumes: claims }), { spec: { dataVolumeTemplates: [template()] } }))).toEqual([]);
});

test('a VM without volumes uses no template', () => {
  expect(judge(merged(virtualMachine(), { spec: { dataVolumeTemplates: [template()] } }))).toEqual([
    ['data-volume-template/requires-volume', 'spec.dataVolumeTemplates[0].metadata.name', 'd', { reported: 'spec.dataVolumeTemplate[0]' }],
  ]);
});

test('a volume with a name that is misspelt is told with its template, and only there', () => {
  const vm = merged(virtualMachine({ volumes: [{ name: 'v', dataVolume: { name: 'web-rot' } }] }), { spec: { dataVolumeTemplates: [template(blank, { name: 'web-root' })] } });
  expect(judge([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'default' } }, vm])).toEqual([
    ['data-volume-template/requires-volume', 'spec.dataVolumeTemplates[0].metadata.name', 'web-root', {
      reported: 'spec.dataVolumeTemplate[0]', fix: 'Volume v refers to web-rot: write one name in both places.',
    }],
  ]);
});

test('each template is judged by itself', () => {
  expect(judge(templates(template(), template(blank, { name: 'other' })))).toEqual([
    ['data-volume-template/requires-volume', 'spec.dataVolumeTemplates[1].metadata.name', 'other', { reported: 'spec.dataVolumeTemplate[1]' }],
  ]);
});

describe('data-volume-template/matches-namespace', () => {
  const rule = 'data-volume-template/matches-namespace';
  const ofNamespace = (namespace: string) => template(blank, { name: 'd', namespace });
  const elsewhere = merged(poolTemplates(ofNamespace('x')), { metadata: { namespace: 'default' } });
  test.each<[string, Json, ...Verdict[]]>([
    ['the namespace of the VM', templates(ofNamespace('default'))],
    ['an empty namespace', templates(ofNamespace(''))],
    ['a namespace where nothing says that of the VM', merged(templates(ofNamespace('x')), { metadata: { namespace: undefined } })],
    ['another namespace', templates(ofNamespace('x')), [rule, 'spec.dataVolumeTemplates[0].metadata.namespace', 'x']],
    ['another namespace than the pool', elsewhere,
      [rule, 'spec.virtualMachineTemplate.spec.dataVolumeTemplates[0].metadata.namespace', 'x', { level: FindingLevel.UNSTARTABLE }]],
  ])('a template with %s', (_, manifest, ...found) => expect(judge(manifest)).toEqual(found));
});

describe('what the API server refuses of the DataVolume that a template makes', () => {
  const named = (name: string, metadata: Json = {}) => merged(
    virtualMachine({ volumes: [{ name: 'a', dataVolume: { name } }] }), { spec: { dataVolumeTemplates: [template(blank, { name, ...metadata })] } },
  );
  const metadata = 'spec.dataVolumeTemplates[0].metadata';
  test.each<[string, Json, ...Verdict[]]>([
    ['a name of 253 characters', named('a'.repeat(253))],
    ['a name with dots', named('a.b-1')],
    ['labels and annotations', named('a', { labels: { 'a.b/c': 'd' }, annotations: { 'A.b/c': 'any text' } })],
    ['a name that is none', named('Bad_Name'), ['data-volume-template/has-valid-name', `${metadata}.name`, 'Bad_Name']],
    ...['d-', 'X-', 'a.-', `${'a'.repeat(253)}-`, ''].map((generateName): [string, Json] => [`the prefix ${generateName} of a name`, named('a', { generateName })]),
    ...['Bad-', '-', 'a.', 'X'].map((generateName): [string, Json, Verdict] => (
      [`the prefix ${generateName}`, named('a', { generateName }), ['data-volume-template/has-valid-name', `${metadata}.generateName`, generateName]]
    )),
    ['finalizers', named('a', { finalizers: ['example.com/a', 'orphan'] })],
    ['what is no finalizer', named('a', { finalizers: ['a', ''] }), ['data-volume-template/has-valid-metadata', `${metadata}.finalizers[1]`, '']],
    ['finalizers that contradict each other', named('a', { finalizers: ['orphan', 'foregroundDeletion'] }),
      ['data-volume-template/has-valid-metadata', `${metadata}.finalizers`, 'orphan, foregroundDeletion']],
    ['the key of an annotation', named('a', { annotations: { 'a b': 'c' } }), ['data-volume-template/has-valid-metadata', `${metadata}.annotations[a b]`, 'a b']],
    ['the key of a label', named('a', { labels: { 'a b': 'c' } }), ['data-volume-template/has-valid-metadata', `${metadata}.labels[a b]`, 'a b']],
    ['the value of a label', named('a', { labels: { a: 'b c' } }), ['data-volume-template/has-valid-metadata', `${metadata}.labels.a`, 'b c']],
  ])('%s', (_, manifest, ...found) => expect(judge(manifest)).toEqual(found));
});

test('beside a sourceRef a source is lost', () => {
  const sourceRef = { kind: 'DataSource', name: 's' };
  const both = template({ ...blank, sourceRef });
  expect(judge(templates(both))).toEqual([['data-volume-template/avoids-unread-source', 'spec.dataVolumeTemplates[0].spec.source', '["blank"]']]);
  expect(judge(templates(template({ ...onlyStorage, sourceRef })))).toEqual([]);
  expect(judge(templates(template({ ...onlyStorage, source: {}, sourceRef }))).map(([rule]) => rule)).toEqual(['data-volume-template/requires-one-source']);
});

test('templates of one name are one DataVolume', () => {
  expect(judge(templates(template(), template()))).toEqual([
    ['data-volume-template/has-unique-name', 'spec.dataVolumeTemplates[1].metadata.name', 'd'],
  ]);
  expect(judge(templates(template(blank, {}), template(blank, {}))).map(([rule]) => rule)).toEqual([
    'data-volume-template/requires-name', 'data-volume-template/requires-name',
  ]);
});
