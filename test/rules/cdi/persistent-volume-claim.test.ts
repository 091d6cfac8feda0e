import { judge, says } from '../judge';
import type { Json } from '../judge';

says({
  'persistent-volume-claim/has-valid-size': { allowed: 'at least 1Mi' },
  'persistent-volume-claim/excludes-block-for-archive': { allowed: 'Filesystem' },
});

const LABELLED = { 'cdi.kubevirt.io/applyStorageProfile': 'true' };
const claim = (spec: Json, labels: Json = LABELLED, annotations: Json = {}) => (
  { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'c', namespace: 'x', labels, annotations }, spec }
);
const request = (storage: string) => ({ resources: { requests: { storage } } });
const SIZE = 'spec.resources.requests.storage';
const ref = (apiGroup: string, kind: string) => ({ dataSourceRef: { apiGroup, kind, name: 's' } });
const archive = { 'cdi.kubevirt.io/storage.contentType': 'archive' };

test.each([
  ['1Mi', claim(request('1Mi')), []],
  ['a size that CDI does not judge', claim(request('1k'), {}), []],
  ['a clone', claim(ref('cdi.kubevirt.io', 'VolumeCloneSource')), []],
  ['a snapshot', claim(ref('snapshot.storage.k8s.io', 'VolumeSnapshot')), []],
  ['no size', claim({ accessModes: ['ReadWriteOnce'] }), [['persistent-volume-claim/has-valid-size', SIZE]]],
  ['less', claim(request('1k')), [['persistent-volume-claim/has-valid-size', SIZE, '1k']]],
  ['an archive', claim({ ...request('1Gi'), volumeMode: 'Filesystem' }, LABELLED, archive), []],
  ['an archive on a block device', claim({ ...request('1Gi'), volumeMode: 'Block' }, LABELLED, archive),
    [['persistent-volume-claim/excludes-block-for-archive', 'spec.volumeMode', 'Block']]],
  ['a disk on a block device', claim({ ...request('1Gi'), volumeMode: 'Block' }), []],
])('%s', (_, manifest, found) => expect(judge(manifest)).toEqual(found));
