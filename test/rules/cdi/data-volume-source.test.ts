import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import { dataVolume, from, importSource, volumeTable, withTemplate } from '../volume-table';

says({
  'data-volume-source/avoids-unreadable-archive': { level: FindingLevel.ADVISED, allowed: 'archive from http or upload' },
  'data-volume-source/requires-imageio-fields': {
    allowed: ['a text that is not empty', 'the name of a ConfigMap, or insecureSkipVerify: true'],
    reported: 'spec.source.Imageio',
  },
  'data-volume-source/requires-vddk-fields': { allowed: 'a text that is not empty', reported: 'spec.source.VDDK' },
  'data-volume-source/excludes-archive': { allowed: 'kubevirt' },
  'data-volume-source/requires-s3-credentials': { level: FindingLevel.ADVISED, allowed: 'the name of a Secret' },
  'data-volume-source/requires-fixed-name-to-clone': { level: FindingLevel.ADVISED, allowed: 'x, or a DataVolume with a name' },
  'data-volume-source/requires-multistage-for-checkpoints': { level: FindingLevel.ADVISED, allowed: 'only with vddk or imageio' },
  'data-volume-source/requires-one-source': { allowed: 'exactly one of http, s3, gcs, registry, pvc, upload, blank, imageio, vddk, snapshot' },
  'data-volume-source/references-clone-source': { allowed: ['a name', 'a namespace'], reported: ['spec.source.PVC', 'spec.source.Snapshot'] },
  'data-volume-source/avoids-empty-namespace': { level: FindingLevel.ADVISED, allowed: 'a namespace, or nothing' },
  'data-volume-source/references-data-source': {
    allowed: ['DataSource', 'the name of a DataSource'],
    reported: ['spec.sourceRef.Kind', 'spec.sourceRef.Name'],
  },
});

const vddk = { url: 'https://vc/sdk', uuid: 'u', backingFile: 'f', thumbprint: 't', secretRef: 's' };
const imageio = { url: 'https://h/ovirt-engine/api', diskId: 'd', secretRef: 's', certConfigMap: 'c' };
const ref = (sourceRef: object) => ({ source: undefined, sourceRef });

describe('data-volume-source/requires-one-source', () => {
  volumeTable([
    ['a blank disk', from({ blank: {} })],
    ['a sourceRef', ref({ kind: 'DataSource', name: 'd' })],
    ['none', { source: undefined }, ['data-volume-source/requires-one-source', 'spec.source', '[]']],
    ['an empty one', from({}), ['data-volume-source/requires-one-source', 'spec.source', '[]']],
    ['two', { source: { blank: {} } }, ['data-volume-source/requires-one-source', 'spec.source', '["http","blank"]']],
    ['a sourceRef as well', { sourceRef: { kind: 'DataSource', name: 'd' } },
      ['data-volume-source/requires-one-source', 'spec.source', '["http","sourceRef"]']],
  ]);
  describe('of a VolumeImportSource', () => volumeTable([
    ['one', {}],
    ['none', from({}), ['data-volume-source/requires-one-source', 'spec.source', '[]']],
    ['not at all', { source: undefined }, ['data-volume-source/requires-one-source', 'spec.source', '[]']],
    ['two', { source: { blank: {} } }, ['data-volume-source/requires-one-source', 'spec.source', '["http","blank"]']],
  ], importSource));
});

describe('data-volume-source/references-data-source', () => {
  volumeTable([
    ['another kind', ref({ kind: 'PersistentVolumeClaim', name: 'd' }),
      ['data-volume-source/references-data-source', 'spec.sourceRef.kind', 'PersistentVolumeClaim']],
    ['no kind', ref({ kind: '', name: 'd' }), ['data-volume-source/references-data-source', 'spec.sourceRef.kind', '']],
    ['no name', ref({ kind: 'DataSource', name: '' }), ['data-volume-source/references-data-source', 'spec.sourceRef.name', '']],
  ]);
});

describe('data-volume-source/avoids-empty-namespace', () => {
  const empty = ref({ kind: 'DataSource', name: 'd', namespace: '' });
  volumeTable([['a DataVolume', empty]]);
  volumeTable([
    ['a VM without it', ref({ kind: 'DataSource', name: 'd' })],
    ['a VM', empty, ['data-volume-source/avoids-empty-namespace', 'spec.dataVolumeTemplates[0].spec.sourceRef.namespace', '']],
  ], withTemplate);
});

describe('data-volume-source/references-clone-source', () => {
  volumeTable([
    ['a claim', from({ pvc: { name: 's', namespace: 'src' } })],
    ['no namespace', from({ pvc: { name: 's', namespace: '' } }), ['data-volume-source/references-clone-source', 'spec.source.pvc.namespace', '']],
    ['no name', from({ snapshot: { name: '', namespace: 'src' } }), ['data-volume-source/references-clone-source', 'spec.source.snapshot.name', '']],
  ]);
  describe('a VM fills in its namespace', () => volumeTable([['no namespace', from({ pvc: { name: 's', namespace: '' } })]], withTemplate));
});

describe('data-volume-source/excludes-archive', () => {
  const registry = { registry: { url: 'docker://q/i' } };
  volumeTable([
    ['a disk image', from(registry, { contentType: 'kubevirt' })],
    ['an archive over HTTP', { contentType: 'archive' }],
    ['a registry archive', from(registry, { contentType: 'archive' }), ['data-volume-source/excludes-archive', 'spec.contentType', 'archive from registry']],
    ['a blank archive', from({ blank: {} }, { contentType: 'archive' }),
      ['data-volume-source/excludes-archive', 'spec.contentType', 'archive from blank']],
  ]);
});

describe('data-volume-source/requires-imageio-fields', () => {
  volumeTable([
    ['complete', from({ imageio })],
    ['insecure', from({ imageio: { ...imageio, certConfigMap: undefined, insecureSkipVerify: true } })],
    ['no credentials', from({ imageio: { ...imageio, secretRef: undefined } }),
      ['data-volume-source/requires-imageio-fields', 'spec.source.imageio.secretRef']],
    ['no disk', from({ imageio: { ...imageio, diskId: '' } }), ['data-volume-source/requires-imageio-fields', 'spec.source.imageio.diskId', '']],
    ['no trust', from({ imageio: { ...imageio, certConfigMap: undefined, insecureSkipVerify: false } }),
      ['data-volume-source/requires-imageio-fields', 'spec.source.imageio.certConfigMap']],
  ]);
});

describe('data-volume-source/requires-vddk-fields', () => {
  volumeTable([
    ['complete', from({ vddk })],
    ...(['uuid', 'backingFile', 'thumbprint', 'secretRef'] as const).map((key): [string, object, [string, string]] => (
      [`no ${key}`, from({ vddk: { ...vddk, [key]: undefined } }), ['data-volume-source/requires-vddk-fields', `spec.source.vddk.${key}`]]
    )),
  ]);
});

describe('data-volume-source/avoids-unreadable-archive', () => {
  volumeTable([
    ['an upload', from({ upload: {} }, { contentType: 'archive' })],
    ['a clone', from({ pvc: { name: 's', namespace: 'x' } }, { contentType: 'archive' })],
    ['S3', from({ s3: { url: 'https://h/b/k', secretRef: 's' } }, { contentType: 'archive' }),
      ['data-volume-source/avoids-unreadable-archive', 'spec.contentType', 'archive from s3']],
    ['ImageIO', from({ imageio }, { contentType: 'archive' }), ['data-volume-source/avoids-unreadable-archive', 'spec.contentType', 'archive from imageio']],
  ]);
});

describe('data-volume-source/requires-s3-credentials', () => {
  volumeTable([
    ['none', from({ s3: { url: 'https://h/b/k' } }), ['data-volume-source/requires-s3-credentials', 'spec.source.s3.secretRef']],
  ]);
});

describe('data-volume-source/requires-multistage-for-checkpoints', () => {
  const checkpoints = [{ current: 'c', previous: '' }];
  volumeTable([
    ['VDDK', from({ vddk }, { checkpoints })],
    ['HTTP', { checkpoints }, ['data-volume-source/requires-multistage-for-checkpoints', 'spec.checkpoints', '1 with http']],
  ]);
});

describe('data-volume-source/requires-fixed-name-to-clone', () => {
  const generated = { name: undefined, generateName: 'a-' };
  const clone = (namespace: string) => from({ pvc: { name: 's', namespace } });
  test.each([
    ['a fixed name', dataVolume(clone('y')), []],
    ['the same namespace', dataVolume(clone('x'), generated), []],
    ['another namespace', dataVolume(clone('y'), generated),
      [['data-volume-source/requires-fixed-name-to-clone', 'spec.source.pvc.namespace', 'y']]],
    ['a DataSource of another namespace', dataVolume(ref({ kind: 'DataSource', name: 'd', namespace: 'y' }), generated),
      [['data-volume-source/requires-fixed-name-to-clone', 'spec.sourceRef.namespace', 'y']]],
  ])('%s', (_, manifest, found) => expect(judge(manifest)).toEqual(found));
});
