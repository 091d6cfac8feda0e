import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { dataVolume, from, importCron, importSource, poolWithTemplate, volumeTable, withTemplate } from '../volume-table';
import type { VolumeRow } from '../volume-table';

says({
  'data-volume-source/excludes-empty-namespace': { level: FindingLevel.UNSTARTABLE, allowed: 'a namespace, or nothing' },
  'data-volume-source/avoids-unreadable-archive': { level: FindingLevel.ADVISED, allowed: 'archive from http or upload' },
  'data-volume-source/excludes-archive': { allowed: 'kubevirt' },
  'data-volume-source/references-clone-source': { allowed: ['a name', 'a namespace'], reported: ['spec.source.PVC', 'spec.source.Snapshot'] },
  'data-volume-source/references-data-source': {
    allowed: ['DataSource', 'the name of a DataSource'],
    reported: ['spec.sourceRef.Kind', 'spec.sourceRef.Name'],
  },
  'data-volume-source/requires-fixed-name-to-clone': { level: FindingLevel.UNSTARTABLE, allowed: 'x, or a DataVolume with a name' },
  'data-volume-source/requires-imageio-fields': {
    allowed: ['a text that is not empty', 'the name of a ConfigMap, or insecureSkipVerify: true', 'the name of a ConfigMap'],
    reported: 'spec.source.Imageio',
  },
  'data-volume-source/requires-multistage-for-checkpoints': { level: FindingLevel.ADVISED, allowed: 'only with vddk or imageio' },
  'data-volume-source/requires-one-source': { allowed: 'exactly one of http, s3, gcs, registry, pvc, upload, blank, imageio, vddk, snapshot' },
  'data-volume-source/requires-s3-credentials': { level: FindingLevel.UNSTARTABLE, allowed: 'the name of a Secret' },
  'data-volume-source/requires-vddk-fields': { allowed: 'a text that is not empty', reported: 'spec.source.VDDK' },
});

const vddk = { url: 'https://vc/sdk', uuid: 'u', backingFile: 'f', thumbprint: 't', secretRef: 's' };
const imageio = { url: 'https://h/ovirt-engine/api', diskId: 'd', secretRef: 's', certConfigMap: 'c' };
const SOURCES: Json = {
  http: { url: 'http://h/a' },
  s3: { url: 'https://h/b/k', secretRef: 's' },
  gcs: { url: 'gs://b/o' },
  registry: { url: 'docker://q/i' },
  pvc: { name: 's', namespace: 'x' },
  upload: {},
  blank: {},
  imageio,
  vddk,
  snapshot: { name: 's', namespace: 'x' },
};
const only = (member: string, more: Json = {}) => from({ [member]: SOURCES[member] }, more);
const ref = (sourceRef: Json) => ({ source: undefined, sourceRef });
const populated = { dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'p' } };

describe('data-volume-source/requires-one-source', () => {
  const rule = 'data-volume-source/requires-one-source';
  describe('a DataVolume with', () => volumeTable([
    ...Object.keys(SOURCES).map((member): VolumeRow => [`${member} only`, only(member)]),
    ['a sourceRef', ref({ kind: 'DataSource', name: 'd' })],
    ['a volume populator', { source: undefined, storage: populated }],
    ['no source', { source: undefined }, [rule, 'spec.source', 'nothing']],
    ['an empty source', from({}), [rule, 'spec.source', 'nothing']],
    ['two sources', { source: { blank: {} } }, [rule, 'spec.source', '["http","blank"]']],
    ['all sources', { source: SOURCES }, [rule, 'spec.source', JSON.stringify(Object.keys(SOURCES))]],
    ['a sourceRef as well', { sourceRef: { kind: 'DataSource', name: 'd' } }, [rule, 'spec.source', '["http","sourceRef"]']],
  ]));
  describe('a VolumeImportSource with', () => volumeTable([
    ['one source', {}],
    ['an empty source', from({}), [rule, 'spec.source', 'nothing']],
    ['no source', { source: undefined }, [rule, 'spec.source', 'nothing']],
    ['two sources', { source: { blank: {} } }, [rule, 'spec.source', '["http","blank"]']],
  ], importSource));
  describe('the template of a DataImportCron with', () => volumeTable([
    ['no source, which another rule is about', { template: { spec: { source: undefined } } },
      ['data-import-cron/has-known-source', 'spec.template.spec.source', undefined, { allowed: 'registry or pvc', reported: 'spec.Template' }]],
    ['two sources', { template: { spec: { source: { blank: {} } } } },
      [rule, 'spec.template.spec.source', '["registry","blank"]', { reported: 'Template.source' }]],
  ], importCron));
});

describe('data-volume-source/references-data-source', () => {
  const rule = 'data-volume-source/references-data-source';
  volumeTable([
    ['a sourceRef of another kind', ref({ kind: 'PersistentVolumeClaim', name: 'd' }), [rule, 'spec.sourceRef.kind', 'PersistentVolumeClaim']],
    ['a sourceRef of no kind', ref({ kind: '', name: 'd' }), [rule, 'spec.sourceRef.kind', '']],
    ['a sourceRef without a name', ref({ kind: 'DataSource', name: '' }), [rule, 'spec.sourceRef.name', '']],
    ['a sourceRef beside a source, which another rule is about', { sourceRef: { kind: 'X', name: 'd' } },
      ['data-volume-source/requires-one-source', 'spec.source', '["http","sourceRef"]']],
    ['a sourceRef beside a populator, which another rule is about', { ...ref({ kind: 'X', name: 'd' }), storage: populated },
      ['data-volume-population/excludes-source', 'spec.sourceRef', 'storage.dataSourceRef as well',
        { allowed: 'nothing next to it', reported: 'spec.source' }]],
  ]);
});

describe('data-volume-source/excludes-empty-namespace', () => {
  const rule = 'data-volume-source/excludes-empty-namespace';
  const empty = ref({ kind: 'DataSource', name: 'd', namespace: '' });
  describe('a DataVolume', () => volumeTable([['with an empty namespace', empty]]));
  describe('the template of a VM', () => volumeTable([
    ['without a namespace', ref({ kind: 'DataSource', name: 'd' })],
    ['with an empty namespace', empty, [rule, 'spec.dataVolumeTemplates[0].spec.sourceRef.namespace', '']],
  ], withTemplate));
  describe('the template of a pool', () => volumeTable([
    ['with an empty namespace', empty, [rule, 'spec.virtualMachineTemplate.spec.dataVolumeTemplates[0].spec.sourceRef.namespace', '']],
  ], poolWithTemplate));
});

describe('data-volume-source/references-clone-source', () => {
  const rule = 'data-volume-source/references-clone-source';
  describe('a clone of', () => volumeTable([
    ['a claim', from({ pvc: { name: 's', namespace: 'src' } })],
    ['a claim without a name', from({ pvc: { name: '', namespace: 'src' } }), [rule, 'spec.source.pvc.name', '']],
    ['a claim of no namespace', from({ pvc: { name: 's', namespace: '' } }), [rule, 'spec.source.pvc.namespace', '']],
    ['a snapshot', from({ snapshot: { name: 's', namespace: 'src' } })],
    ['a snapshot without a name', from({ snapshot: { name: '', namespace: 'src' } }), [rule, 'spec.source.snapshot.name', '']],
    ['a snapshot of no namespace', from({ snapshot: { name: 's', namespace: '' } }), [rule, 'spec.source.snapshot.namespace', '']],
  ]));
  describe('a VM fills in its namespace', () => volumeTable([
    ['for a claim of no namespace', from({ pvc: { name: 's', namespace: '' } })],
    ['but no name', from({ pvc: { name: '', namespace: '' } }),
      [rule, 'spec.dataVolumeTemplates[0].spec.source.pvc.name', '', { level: FindingLevel.UNSTARTABLE, reported: null }]],
  ], withTemplate));
});

describe('data-volume-source/excludes-archive', () => {
  const rule = 'data-volume-source/excludes-archive';
  volumeTable([
    ['a disk image of a registry', only('registry', { contentType: 'kubevirt' })],
    ['an archive over HTTP', { contentType: 'archive' }],
    ['an archive of a registry', only('registry', { contentType: 'archive' }), [rule, 'spec.contentType', 'archive from registry']],
    ['a blank archive', only('blank', { contentType: 'archive' }), [rule, 'spec.contentType', 'archive from blank']],
  ]);
});

describe('data-volume-source/requires-imageio-fields', () => {
  const rule = 'data-volume-source/requires-imageio-fields';
  const withImageio = (more: Json) => from({ imageio: { ...imageio, ...more } });
  describe('an ImageIO source with', () => volumeTable([
    ['all fields', withImageio({})],
    ['insecureSkipVerify in place of certificates', withImageio({ certConfigMap: undefined, insecureSkipVerify: true })],
    ['no secretRef', withImageio({ secretRef: undefined }), [rule, 'spec.source.imageio.secretRef']],
    ['an empty diskId', withImageio({ diskId: '' }), [rule, 'spec.source.imageio.diskId', '']],
    ['neither certificates nor insecureSkipVerify', withImageio({ certConfigMap: undefined, insecureSkipVerify: false }),
      [rule, 'spec.source.imageio.certConfigMap']],
  ]));
  test.each<[string, Json, Verdict[]]>([
    ['1.63.1', {}, []],
    ['1.63.1', { insecureSkipVerify: true }, [['schema/fits-release', 'spec.source.imageio.insecureSkipVerify', 'true']]],
    ['1.63.1', { certConfigMap: undefined, insecureSkipVerify: true },
      [[rule, 'spec.source.imageio.certConfigMap'], ['schema/fits-release', 'spec.source.imageio.insecureSkipVerify', 'true']]],
    ['1.64.0', { certConfigMap: undefined, insecureSkipVerify: true }, []],
  ])('CDI %s, with %j', (cdiVersion, more, found) => expect(judge(dataVolume(withImageio(more)), { cdiVersion })).toEqual(found));
});

describe('data-volume-source/requires-vddk-fields', () => {
  const rule = 'data-volume-source/requires-vddk-fields';
  describe('a VDDK source with', () => volumeTable([
    ['all fields', from({ vddk })],
    ['an empty thumbprint', from({ vddk: { ...vddk, thumbprint: '' } }), [rule, 'spec.source.vddk.thumbprint', '']],
    ...['uuid', 'backingFile', 'thumbprint', 'secretRef'].map((key): VolumeRow => (
      [`no ${key}`, from({ vddk: { ...vddk, [key]: undefined } }), [rule, `spec.source.vddk.${key}`]]
    )),
  ]));
});

describe('data-volume-source/avoids-unreadable-archive', () => {
  const rule = 'data-volume-source/avoids-unreadable-archive';
  describe('an archive from', () => volumeTable([
    ...['http', 'upload', 'pvc', 'snapshot'].map((member): VolumeRow => [member, only(member, { contentType: 'archive' })]),
    ...['s3', 'gcs', 'imageio', 'vddk'].map((member): VolumeRow => (
      [member, only(member, { contentType: 'archive' }), [rule, 'spec.contentType', `archive from ${member}`]]
    )),
  ]));
});

describe('data-volume-source/requires-s3-credentials', () => {
  const rule = 'data-volume-source/requires-s3-credentials';
  volumeTable([
    ['S3 without credentials', from({ s3: { url: 'https://h/b/k' } }), [rule, 'spec.source.s3.secretRef']],
    ['S3 with empty credentials', from({ s3: { url: 'https://h/b/k', secretRef: '' } }), [rule, 'spec.source.s3.secretRef', '']],
  ]);
});

describe('data-volume-source/requires-multistage-for-checkpoints', () => {
  const rule = 'data-volume-source/requires-multistage-for-checkpoints';
  const checkpoints = [{ current: 'c', previous: '' }];
  describe('checkpoints with', () => volumeTable([
    ['VDDK', only('vddk', { checkpoints })],
    ['ImageIO', only('imageio', { checkpoints })],
    ['HTTP, where the list is empty', { checkpoints: [] }],
    ...['http', 's3', 'gcs', 'registry', 'pvc', 'upload', 'blank', 'snapshot'].map((member): VolumeRow => (
      [member, only(member, { checkpoints }), [rule, 'spec.checkpoints', `1 with ${member}`]]
    )),
  ]));
});

describe('data-volume-source/requires-fixed-name-to-clone', () => {
  const rule = 'data-volume-source/requires-fixed-name-to-clone';
  const generated = { name: undefined, generateName: 'a-' };
  const clone = (namespace: string) => from({ pvc: { name: 's', namespace } });
  test.each<[string, Json, ...Verdict[]]>([
    ['a fixed name', dataVolume(clone('y'))],
    ['a fixed name as well', dataVolume(clone('y'), { generateName: 'a-' })],
    ['a generated name, from its own namespace', dataVolume(clone('x'), generated)],
    ['a generated name, to a namespace that nothing says', dataVolume(clone('y'), { ...generated, namespace: undefined })],
    ['a generated name, which imports', dataVolume({}, generated)],
    ['a generated name, from a claim', dataVolume(clone('y'), generated), [rule, 'spec.source.pvc.namespace', 'y']],
    ['a generated name, from a snapshot', dataVolume(from({ snapshot: { name: 's', namespace: 'y' } }), generated),
      [rule, 'spec.source.snapshot.namespace', 'y']],
    ['a generated name, from a DataSource', dataVolume(ref({ kind: 'DataSource', name: 'd', namespace: 'y' }), generated),
      [rule, 'spec.sourceRef.namespace', 'y']],
  ])('a clone with %s', (_, manifest, ...found) => expect(judge(manifest)).toEqual(found));
});
