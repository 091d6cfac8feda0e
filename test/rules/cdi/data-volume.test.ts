import { admit } from '../../../src/admission/admission';
import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import { dataVolume, from, importCron, into, poolWithTemplate, volumeTable, withTemplate } from '../volume-table';

says({
  'data-volume/decides-populator': { level: FindingLevel.ADVISED, allowed: '"true" or "false"' },
  'data-volume/has-free-name': { level: FindingLevel.ADVISED, allowed: 'a name that no PersistentVolumeClaim of the namespace has' },
  'data-volume/has-one-access-mode': { allowed: 'exactly one', reported: 'spec.PVC.accessModes' },
  'data-volume/has-one-target': { allowed: ['one of them', 'storage or pvc'], reported: ['spec.PVC', 'spec.PVC.Storage'] },
  'data-volume/has-short-storage-class': { allowed: 'at most 253 characters' },
  'data-volume/has-size': {
    allowed: 'a size such as 30Gi',
    reported: ['spec.PVC.resources.requests.size', 'spec.Storage.resources.requests.size'],
  },
  'data-volume/has-usable-size': { allowed: 'at least 1Mi', reported: 'spec.Storage.resources.requests.size' },
  'data-volume/keeps-labels-off-importer': { level: FindingLevel.ADVISED, allowed: 'labels that importer pods may have too' },
  'data-volume/unpacks-onto-filesystem': { level: FindingLevel.ADVISED, allowed: 'Filesystem' },
});

const request = (storage: unknown) => ({ resources: { requests: { storage } } });
const clone = { source: { http: undefined, pvc: { name: 's', namespace: 'y-ns' } } };
const SIZE = 'spec.storage.resources.requests.storage';

describe('data-volume/has-one-target', () => {
  volumeTable([
    ['storage', {}],
    ['pvc', into({ pvc: { accessModes: ['ReadWriteOnce'], ...request('1Gi') } })],
    ['neither', into({}), ['data-volume/has-one-target', 'spec.storage']],
    ['both', { pvc: { accessModes: ['ReadWriteOnce'], ...request('1Gi') } }, ['data-volume/has-one-target', 'spec.pvc', 'storage and pvc']],
  ]);
});

describe('data-volume/has-size', () => {
  volumeTable([
    ['a clone into storage', { ...clone, storage: { resources: undefined } }],
    ['a sourceRef into storage', { source: undefined, sourceRef: { kind: 'DataSource', name: 'd' }, storage: { resources: undefined } }],
    ['a snapshot into storage', from({ snapshot: { name: 's', namespace: 'x' } }, { storage: { resources: undefined } })],
    ['an import', { storage: { resources: undefined } }, ['data-volume/has-size', SIZE]],
    ['a limit only', { storage: { resources: { requests: undefined, limits: { storage: '1Gi' } } } }, ['data-volume/has-size', SIZE]],
    ['a clone into pvc', { ...clone, ...into({ pvc: { accessModes: ['ReadWriteOnce'] } }) },
      ['data-volume/has-size', 'spec.pvc.resources.requests.storage']],
    ['a populator', { source: undefined, storage: { resources: undefined, dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'p' } } },
      ['data-volume/has-size', SIZE]],
  ]);
});

describe('data-volume/has-usable-size', () => {
  volumeTable([
    ...['1Mi', '0.5Gi', '1100000000m', 1048576].map((size): [string, object] => [`${size}`, { storage: request(size) }]),
    ...['0', '-1Gi', '1M', '1023Ki', '500k', '1e6', '1500m'].map((size): [string, object, [string, string, string]] => (
      [size, { storage: request(size) }, ['data-volume/has-usable-size', SIZE, size]]
    )),
    ['zero for a clone', { ...clone, storage: request('0') }, ['data-volume/has-usable-size', SIZE, '0']],
  ]);
});

describe('data-volume/has-short-storage-class', () => {
  volumeTable([
    ['253 characters', { storage: { storageClassName: 'a'.repeat(253) } }],
    ['other characters', { storage: { storageClassName: 'Not_A_Valid/Name' } }],
    ['none', { storage: { storageClassName: '' } }],
    ['254 characters', { storage: { storageClassName: 'a'.repeat(254) } },
      ['data-volume/has-short-storage-class', 'spec.storage.storageClassName', '254 characters']],
  ]);
});

describe('data-volume/has-one-access-mode', () => {
  const pvc = (accessModes?: string[]) => into({ pvc: { accessModes, ...request('1Gi') } });
  volumeTable([
    ['one', pvc(['ReadWriteOncePod'])],
    ['several in storage', { storage: { accessModes: ['ReadWriteOnce', 'ReadWriteMany'] } }],
    ['none', pvc(), ['data-volume/has-one-access-mode', 'spec.pvc.accessModes']],
    ['an empty list', pvc([]), ['data-volume/has-one-access-mode', 'spec.pvc.accessModes', '[]']],
    ['two', pvc(['ReadWriteOnce', 'ReadWriteMany']),
      ['data-volume/has-one-access-mode', 'spec.pvc.accessModes', '["ReadWriteOnce","ReadWriteMany"]']],
    ['an unknown word is the schema\'s', pvc(['RWO']), ['schema/has-known-value', 'spec.pvc.accessModes[0]', 'RWO']],
    ['an unknown word in storage', { storage: { accessModes: ['RWO'] } }, ['schema/has-known-value', 'spec.storage.accessModes[0]', 'RWO']],
  ]);
});

describe('data-volume/keeps-labels-off-importer', () => {
  test.each([
    ['a prefixed key', dataVolume({}, { labels: { 'example.com/app': 'web' } }), []],
    ['a clone', dataVolume(clone, { labels: { app: 'web' } }), []],
    ['app', dataVolume({}, { labels: { app: 'web' } }), [['data-volume/keeps-labels-off-importer', 'metadata.labels.app', 'app: web']]],
    ['CDI\'s own', dataVolume({}, { labels: { 'cdi.kubevirt.io': 'foo' } }),
      [['data-volume/keeps-labels-off-importer', 'metadata.labels[cdi.kubevirt.io]', 'cdi.kubevirt.io: foo']]],
    ['of a template', withTemplate({}, { labels: { app: 'web' } }),
      [['data-volume/keeps-labels-off-importer', 'spec.dataVolumeTemplates[0].metadata.labels.app', 'app: web']]],
  ])('%s', (_, manifest, found) => expect(judge(manifest)).toEqual(found));
});

describe('data-volume/decides-populator', () => {
  const key = 'cdi.kubevirt.io/storage.usePopulator';
  test.each([
    ['true', []], ['false', []], ['T', []],
    ['no', [['data-volume/decides-populator', `metadata.annotations[${key}]`, 'no']]],
    ['', [['data-volume/decides-populator', `metadata.annotations[${key}]`, '']]],
  ])('%j', (text, found) => expect(judge(dataVolume({}, { annotations: { [key]: text } }))).toEqual(found));
});

describe('data-volume/unpacks-onto-filesystem', () => {
  volumeTable([
    ['a filesystem', { contentType: 'archive', storage: { volumeMode: 'Filesystem' } }],
    ['a disk on a block device', { storage: { volumeMode: 'Block' } }],
    ['a block device', { contentType: 'archive', storage: { volumeMode: 'Block' } },
      ['data-volume/unpacks-onto-filesystem', 'spec.storage.volumeMode', 'Block']],
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
    expect(summary(withTemplate(tiny))).toEqual([{ level: FindingLevel.ADVISED, field: `spec.${field}`, reported: undefined }]);
    expect(summary(poolWithTemplate(tiny)))
      .toEqual([{ level: FindingLevel.ADVISED, field: `spec.virtualMachineTemplate.spec.${field}`, reported: undefined }]);
  });
});

describe('data-volume/has-free-name', () => {
  const claim = (name: string, annotations = {}) => (
    { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name, namespace: 'x', annotations }, spec: {} }
  );
  test.each([
    ['another name', dataVolume(), claim('b'), []],
    ['adopted', dataVolume({}, { annotations: { 'cdi.kubevirt.io/allowClaimAdoption': 'true' } }), claim('a'), []],
    ['made for it', dataVolume(), claim('a', { 'cdi.kubevirt.io/storage.populatedFor': 'a' }), []],
    ['the same name', dataVolume(), claim('a'), [['data-volume/has-free-name', 'metadata.name', 'a']]],
  ])('%s', (_, volume, other, found) => expect(judge([volume, other])).toEqual(found));
});
