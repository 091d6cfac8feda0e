import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';

const UNIT = 'claim-size/has-unit';
const DROPPED = 'claim-source/avoids-dropped-source';
says({
  [UNIT]: { level: FindingLevel.ADVISED, allowed: 'at least 1Mi' },
  [DROPPED]: { level: FindingLevel.ADVISED, allowed: 'PersistentVolumeClaim or VolumeSnapshot; other kinds in dataSourceRef' },
  'persistent-volume-claim/excludes-block-for-archive': { allowed: 'Filesystem' },
  'persistent-volume-claim/has-valid-size': { allowed: 'at least 1Mi' },
});

const LABELLED = { 'cdi.kubevirt.io/applyStorageProfile': 'true' };
const claim = (spec: Json | undefined, labels: Json = LABELLED, annotations: Json = {}) => (
  { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'c', namespace: 'x', labels, annotations }, spec: { accessModes: ['ReadWriteOnce'], ...spec } }
);
const request = (storage: unknown) => ({ resources: { requests: { storage } } });
const SIZE = 'spec.resources.requests.storage';

describe('persistent-volume-claim/has-valid-size', () => {
  const rule = 'persistent-volume-claim/has-valid-size';
  const ref = (apiGroup: string, kind: string) => ({ apiGroup, kind, name: 's' });
  const clone = ref('cdi.kubevirt.io', 'VolumeCloneSource');
  const snapshot = ref('snapshot.storage.k8s.io', 'VolumeSnapshot');
  test.each<[string, Json, ...Verdict[]]>([
    ['1Mi', claim(request('1Mi'))],
    ['1Mi in bytes', claim(request('1048576'))],
    ['a size that is not a quantity', claim(request('big')), ['quantity/has-valid-form', SIZE, 'string big']],
    ['less, where CDI does not complete the claim', claim(request('1k'), {}), [UNIT, SIZE, '1k']],
    ['less, where the label is not "true"', claim(request('1k'), { 'cdi.kubevirt.io/applyStorageProfile': 'yes' }), [UNIT, SIZE, '1k']],
    ['no size for a clone', claim({ dataSourceRef: clone })],
    ['no size for a clone by dataSource', claim({ dataSource: clone }), [DROPPED, 'spec.dataSource.kind', 'VolumeCloneSource']],
    ['no size for a snapshot', claim({ dataSourceRef: snapshot })],
    ['no size for a snapshot by dataSource', claim({ dataSource: snapshot })],
    ['no size for another kind of the snapshot API', claim({ dataSource: { ...snapshot, kind: 'VolumeGroupSnapshot' } }), [DROPPED, 'spec.dataSource.kind', 'VolumeGroupSnapshot'], [rule, SIZE]],
    ['no size for a VolumeSnapshot of another API', claim({ dataSource: { ...snapshot, apiGroup: 'example.com' } }), [DROPPED, 'spec.dataSource.apiGroup', 'example.com', { allowed: 'snapshot.storage.k8s.io' }], [rule, SIZE]],
    ['no size', claim({ accessModes: ['ReadWriteOnce'] }), [rule, SIZE]],
    ['no spec', claim(undefined), [rule, SIZE]],
    ['one byte less than 1Mi', claim(request('1048575')), [rule, SIZE, '1048575']],
    ['1k', claim(request('1k')), [rule, SIZE, '1k']],
  ])('a claim with %s', (_, manifest, ...found) => expect(judge(manifest)).toEqual(found));
  test.each<[string, Json, ...Verdict[]]>([
    ['1.62.0', claim(request('1k'))],
    ['1.63.0', claim(request('1k')), [rule, SIZE, '1k']],
    ['1.63.1', claim({ dataSourceRef: clone })],
    ['1.63.1', claim({ dataSourceRef: snapshot }), [rule, SIZE]],
    ['1.64.0', claim({ dataSourceRef: snapshot })],
  ])('CDI %s', (cdiVersion, manifest, ...found) => expect(judge(manifest, { cdiVersion })).toEqual(found));
});

describe('persistent-volume-claim/excludes-block-for-archive', () => {
  const archive = { 'cdi.kubevirt.io/storage.contentType': 'archive' };
  const block = { ...request('1Gi'), volumeMode: 'Block' };
  test.each<[string, Json, ...Verdict[]]>([
    ['an archive on a filesystem', claim({ ...request('1Gi'), volumeMode: 'Filesystem' }, LABELLED, archive)],
    ['a disk image on a block device', claim(block)],
    ['an archive on a block device, where CDI does not complete the claim', claim(block, {}, archive)],
    ['an archive on a block device', claim(block, LABELLED, archive),
      ['persistent-volume-claim/excludes-block-for-archive', 'spec.volumeMode', 'Block']],
  ])('a claim with %s', (_, manifest, ...found) => expect(judge(manifest)).toEqual(found));
  test.each([['1.62.0', 0], ['1.63.0', 1]])('CDI %s', (cdiVersion, count) => expect(judge(claim(block, LABELLED, archive), { cdiVersion })).toHaveLength(count));
});
