import { admit } from '../../../src/admission/admission';
import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Verdict } from '../judge';
import { dataVolume, from, importCron, into, poolWithTemplate, volumeTable, withTemplate } from '../volume-table';

const CLAIM = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };

says({
  'data-volume/has-valid-use-populator': { level: FindingLevel.UNSTARTABLE, allowed: '"true" or "false"' },
  'data-volume/has-unique-name': { level: FindingLevel.ADVISED, allowed: 'a name that no PersistentVolumeClaim of the namespace has' },
  'data-volume/requires-one-access-mode': { allowed: 'exactly one', reported: 'spec.PVC.accessModes' },
  'data-volume/has-valid-storage-class': { allowed: 'at most 253 characters' },
  'data-volume/has-possible-storage-class': {
    level: FindingLevel.UNSTARTABLE, allowed: 'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit',
  },
  'data-volume/requires-size': {
    allowed: 'a size such as 30Gi',
    reported: 'spec.Storage.resources.requests.size',
  },
  'data-volume/has-valid-size': { allowed: 'at least 1Mi', reported: 'spec.Storage.resources.requests.size' },
  'data-volume/avoids-importer-labels': { level: FindingLevel.ADVISED, allowed: 'labels that importer pods may have too' },
  'data-volume/excludes-block-for-archive': { level: FindingLevel.UNSTARTABLE, allowed: 'Filesystem' },
});

const request = (storage: unknown) => ({ resources: { requests: { storage } } });
const clone = { source: { http: undefined, pvc: { name: 's', namespace: 'y-ns' } } };
const SIZE = 'spec.storage.resources.requests.storage';

describe('data-volume/requires-one-target', () => {
  const rule = 'data-volume/requires-one-target';
  volumeTable([
    ['storage only', {}],
    ['pvc only', into({ pvc: { accessModes: ['ReadWriteOnce'], ...request('1Gi') } })],
    ['neither', into({}), [rule, 'spec.storage', undefined, { allowed: 'storage or pvc', reported: 'spec.PVC' }]],
    ['both, of which neither is judged', { storage: request('1k'), pvc: { ...request('1k') } },
      [rule, 'spec.pvc', 'storage and pvc', { allowed: 'one of them', reported: 'spec.PVC.Storage' }]],
    ['neither, but an archive', into({ contentType: 'archive' }), [rule, 'spec.storage', undefined, { allowed: 'storage or pvc', reported: 'spec.PVC' }]],
  ]);
});

describe('data-volume/requires-size', () => {
  volumeTable([
    ['a clone into storage', { ...clone, storage: { resources: undefined } }],
    ['a sourceRef into storage', { source: undefined, sourceRef: { kind: 'DataSource', name: 'd' }, storage: { resources: undefined } }],
    ['a snapshot into storage', from({ snapshot: { name: 's', namespace: 'x' } }, { storage: { resources: undefined } })],
    ['an import', { storage: { resources: undefined } }, ['data-volume/requires-size', SIZE]],
    ['a limit only', { storage: { resources: { requests: undefined, limits: { storage: '1Gi' } } } }, ['data-volume/requires-size', SIZE]],
    ['a clone into pvc', { ...clone, ...into({ pvc: { accessModes: ['ReadWriteOnce'] } }) },
      ['data-volume/requires-size', 'spec.pvc.resources.requests.storage', undefined, { reported: 'spec.PVC.resources.requests.size' }]],
    ['a populator', { source: undefined, storage: { resources: undefined, dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'p' } } },
      ['data-volume/requires-size', SIZE]],
  ]);
});

describe('data-volume/has-valid-size', () => {
  volumeTable([
    ...['1Mi', '0.5Gi', '1100000000m', '1048575500m', 1048576].map((size): [string, object] => [`${size}`, { storage: request(size) }]),
    ...['0', '-1Gi', '1M', '1023Ki', '500k', '1e6', '1500m', '1048575'].map((size): [string, object, [string, string, string]] => (
      [size, { storage: request(size) }, ['data-volume/has-valid-size', SIZE, size]]
    )),
    ['zero for a clone', { ...clone, storage: request('0') }, ['data-volume/has-valid-size', SIZE, '0']],
  ]);
});

describe('data-volume/has-valid-storage-class', () => {
  volumeTable([
    ['253 characters', { storage: { storageClassName: 'a'.repeat(253) } }],
    ['other characters', { storage: { storageClassName: 'Not_A_Valid/Name' } },
      ['data-volume/has-possible-storage-class', 'spec.storage.storageClassName', 'Not_A_Valid/Name']],
    ['several parts', { storage: { storageClassName: 'ocs.ceph-rbd' } }],
    ['no characters', { storage: { storageClassName: '' } }],
    ['254 characters', { storage: { storageClassName: 'a'.repeat(254) } },
      ['data-volume/has-valid-storage-class', 'spec.storage.storageClassName', '254 characters']],
    ['254 characters in pvc', into({ pvc: { accessModes: ['ReadWriteOnce'], storageClassName: 'a'.repeat(254), ...request('1Gi') } }),
      ['data-volume/has-valid-storage-class', 'spec.pvc.storageClassName', '254 characters']],
  ]);
});

describe('data-volume/requires-one-access-mode', () => {
  const pvc = (accessModes?: string[]) => into({ pvc: { accessModes, ...request('1Gi') } });
  volumeTable([
    ['one access mode', pvc(['ReadWriteOncePod'])],
    ['several in storage', { storage: { accessModes: ['ReadWriteOnce', 'ReadWriteMany'] } }],
    ['no access modes', pvc(), ['data-volume/requires-one-access-mode', 'spec.pvc.accessModes']],
    ['an empty list', pvc([]), ['data-volume/requires-one-access-mode', 'spec.pvc.accessModes', 'nothing']],
    ['two access modes', pvc(['ReadWriteOnce', 'ReadWriteMany']),
      ['data-volume/requires-one-access-mode', 'spec.pvc.accessModes', '["ReadWriteOnce","ReadWriteMany"]']],
    ['an unknown word is the schema\'s', pvc(['RWO']), ['schema/has-known-value', 'spec.pvc.accessModes[0]', 'RWO']],
    ['an unknown word in storage', { storage: { accessModes: ['RWO'] } }, ['schema/has-known-value', 'spec.storage.accessModes[0]', 'RWO']],
  ]);
});

describe('data-volume/avoids-importer-labels', () => {
  test.each([
    ['a key with a prefix', dataVolume({}, { labels: { 'example.com/app': 'web' } }), []],
    ['a clone of a claim', dataVolume(clone, { labels: { app: 'web' } }), []],
    ['a clone of a snapshot', dataVolume(from({ snapshot: { name: 's', namespace: 'x' } }), { labels: { app: 'web' } }), []],
    ['an upload', dataVolume(from({ upload: {} }), { labels: { app: 'web' } }), []],
    ['a sourceRef', dataVolume({ source: undefined, sourceRef: { kind: 'DataSource', name: 'd' } }, { labels: { app: 'web' } }), []],
    ...['app', 'service'].map((key): [string, object, Verdict[]] => (
      [`the label ${key}`, dataVolume({}, { labels: { [key]: 'web' } }),
        [['data-volume/avoids-importer-labels', `metadata.labels.${key}`, `${key}: web`]]]
    )),
    ...['cdi.kubevirt.io', 'prometheus.cdi.kubevirt.io'].map((key): [string, object, Verdict[]] => (
      [`the label ${key}`, dataVolume({}, { labels: { [key]: 'foo' } }),
        [['data-volume/avoids-importer-labels', `metadata.labels[${key}]`, `${key}: foo`]]]
    )),
    ['a label of the template of a VM', withTemplate({}, { labels: { app: 'web' } }),
      [['data-volume/avoids-importer-labels', 'spec.dataVolumeTemplates[0].metadata.labels.app', 'app: web']]],
  ])('%s', (_, manifest, found) => expect(judge(manifest)).toEqual(found));
});

describe('data-volume/has-valid-use-populator', () => {
  const key = 'cdi.kubevirt.io/storage.usePopulator';
  test.each([
    ...['true', 'True', 'TRUE', 't', 'T', '1', 'false', 'False', 'FALSE', 'f', 'F', '0'].map((text): [string, Verdict[]] => [text, []]),
    ...['no', '', 'xtrue', 'truex', 'xfalse', 'falsex', 'tRUE'].map((text): [string, Verdict[]] => (
      [text, [['data-volume/has-valid-use-populator', `metadata.annotations[${key}]`, text]]]
    )),
  ])('the annotation %j', (text, found) => expect(judge(dataVolume({}, { annotations: { [key]: text } }))).toEqual(found));
});

describe('data-volume/excludes-block-for-archive', () => {
  volumeTable([
    ['an archive on a filesystem', { contentType: 'archive', storage: { volumeMode: 'Filesystem' } }],
    ['a disk image on a block device', { storage: { volumeMode: 'Block' } }],
    ['an archive on a block device that a populator fills',
      { contentType: 'archive', source: undefined, storage: { volumeMode: 'Block', dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'p' } } }],
    ['an archive on a block device', { contentType: 'archive', storage: { volumeMode: 'Block' } },
      ['data-volume/excludes-block-for-archive', 'spec.storage.volumeMode', 'Block']],
  ]);
});

test('what only the schema of CDI or of KubeVirt refuses', () => {
  expect(judge(dataVolume({}, { name: 'a'.repeat(254) }))).toEqual([['metadata/has-valid-name', 'metadata.name', expect.stringContaining('254 characters')]]);
  expect(judge(dataVolume({ contentType: 'foo' }))).toEqual([['schema/has-known-value', 'spec.contentType', 'foo']]);
  expect(judge(dataVolume({ storage: { volumeMode: 'Blok' } }))).toEqual([['schema/has-known-value', 'spec.storage.volumeMode', 'Blok']]);
  expect(judge(dataVolume({ source: { http: undefined, registry: { url: 'docker://q/i', checksum: 'md5:0' } } })))
    .toEqual([['schema/has-known-field', 'spec.source.registry.checksum', 'md5:0']]);
  expect(judge(importCron({ template: { metadata: { labels: {} } } }))).toEqual([['schema/has-known-field', 'spec.template.metadata.labels', '{}']]);
  expect(judge(withTemplate({ source: { http: { insecureSkipVerify: true } } })))
    .toEqual([['schema/has-known-field', 'spec.dataVolumeTemplates[0].spec.source.http.insecureSkipVerify', 'true']]);
});

describe('where a DataVolume stands', () => {
  const tiny = { storage: request('1k') };
  const summary = (manifest: object) => admit([{ manifest }]).map(({ level, field, reported }) => ({ level, field, reported }));

  test('by itself CDI refuses it, by its own path', () => {
    expect(summary(dataVolume(tiny))).toEqual([{ level: FindingLevel.REJECTED, field: SIZE, reported: 'spec.Storage.resources.requests.size' }]);
  });

  test('in a DataImportCron CDI refuses that', () => {
    expect(summary(importCron({ template: { spec: tiny } }))).toEqual([{
      level: FindingLevel.REJECTED,
      field: 'spec.template.spec.storage.resources.requests.storage',
      reported: 'Template.Storage.resources.requests.size',
    }]);
  });

  test('in a VM or pool it leaves VMs waiting', () => {
    const field = 'dataVolumeTemplates[0].spec.storage.resources.requests.storage';
    expect(summary(withTemplate(tiny))).toEqual([{ level: FindingLevel.UNSTARTABLE, field: `spec.${field}`, reported: undefined }]);
    expect(summary(poolWithTemplate(tiny)))
      .toEqual([{ level: FindingLevel.UNSTARTABLE, field: `spec.virtualMachineTemplate.spec.${field}`, reported: undefined }]);
  });
});

describe('data-volume/has-unique-name', () => {
  const claim = (name: string, annotations = {}) => (
    { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name, namespace: 'x', annotations }, spec: CLAIM }
  );
  const adopting = (text: string) => ({ annotations: { 'cdi.kubevirt.io/allowClaimAdoption': text } });
  test.each([
    ['a claim of another name', dataVolume(), claim('b'), []],
    ['a claim of another namespace', dataVolume({}, { namespace: 'y' }), claim('a'), []],
    ['a claim that it adopts', dataVolume({}, adopting('true')), claim('a'), []],
    ['a claim that was made for it', dataVolume(), claim('a', { 'cdi.kubevirt.io/storage.populatedFor': 'a' }), []],
    ['a claim of its name', dataVolume(), claim('a'), [['data-volume/has-unique-name', 'metadata.name', 'a']]],
    ['a claim of its name that it does not adopt', dataVolume({}, adopting('false')), claim('a'), [['data-volume/has-unique-name', 'metadata.name', 'a']]],
    ['a claim that was made for another', dataVolume(), claim('a', { 'cdi.kubevirt.io/storage.populatedFor': 'b' }),
      [['data-volume/has-unique-name', 'metadata.name', 'a']]],
  ])('a DataVolume beside %s', (_, volume, other, found) => expect(judge([volume, other])).toEqual(found));

  const adoptingCluster = { apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'CDI', metadata: { name: 'cdi' }, spec: { config: { featureGates: ['DataVolumeClaimAdoption'] } } };
  test.each([
    ['of a CDI that adopts claims', {}, []],
    ['that does not want to, of a CDI that adopts claims', adopting('false'), [['data-volume/has-unique-name', 'metadata.name', 'a']]],
  ])('a DataVolume %s', (_, metadata, found) => expect(judge([dataVolume({}, metadata), claim('a'), adoptingCluster])).toEqual(found));
});