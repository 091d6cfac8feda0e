import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { importSource, volumeTable } from '../volume-table';

says({
  'populator/has-known-clone-source': { level: FindingLevel.UNSTARTABLE, allowed: 'PersistentVolumeClaim, VolumeSnapshot' },
  'populator/has-known-content-type': { allowed: 'kubevirt, archive' },
  'populator/has-valid-name': { allowed: 'at most 63 characters' },
  'populator/requires-target-claim': { allowed: 'the name of a claim' },
});

const vddk = { url: 'https://vc/sdk', uuid: 'u', backingFile: 'f', thumbprint: 't', secretRef: 's' };
const imageio = { url: 'https://h/ovirt-engine/api', diskId: 'd', secretRef: 's', certConfigMap: 'c' };
const checkpoints = [{ current: 'c', previous: '' }];
const upload = (spec: Json, name = 'u') => ({ apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'VolumeUploadSource', metadata: { name }, spec });
const clone = (source: Json) => ({ apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'VolumeCloneSource', metadata: { name: 'c' }, spec: { source } });
const importFrom = (source: Json, more: Json) => ({ source: { http: undefined, ...source }, ...more });

describe('a VolumeImportSource with', () => volumeTable([
  ...['archive', 'kubevirt', ''].map((contentType): [string, Json] => [`contentType "${contentType}"`, { contentType }]),
  ['another contentType', { contentType: 'x' }, ['populator/has-known-content-type', 'spec.contentType', 'x']],
  ['checkpoints and a claim', importFrom({ vddk }, { checkpoints, targetClaim: 't' })],
  ['no checkpoints and no claim', importFrom({ vddk }, {})],
  ['an empty list of checkpoints and no claim', importFrom({ vddk }, { checkpoints: [] })],
  ['checkpoints over HTTP and no claim', { checkpoints },
    ['data-volume-source/requires-multistage-for-checkpoints', 'spec.checkpoints', '1 with http',
      { level: FindingLevel.ADVISED, allowed: 'only with vddk or imageio' }]],
  ['checkpoints of VDDK and no claim', importFrom({ vddk }, { checkpoints }), ['populator/requires-target-claim', 'spec.targetClaim']],
  ['checkpoints of ImageIO and no claim', importFrom({ imageio }, { checkpoints }), ['populator/requires-target-claim', 'spec.targetClaim']],
  ['checkpoints and an empty claim', importFrom({ vddk }, { checkpoints, targetClaim: '' }), ['populator/requires-target-claim', 'spec.targetClaim', '']],
], importSource));

test('the name of a populator source has at most 63 characters', () => {
  const [good, long] = ['a'.repeat(63), 'a'.repeat(64)];
  const found = [['populator/has-valid-name', 'metadata.name', '64 characters']];
  expect(judge([importSource({}, { name: good }), upload({}, good)])).toEqual([]);
  expect(judge(importSource({}, { name: long }))).toEqual(found);
  expect(judge(upload({}, long))).toEqual(found);
});

test.each<[string, Json, ...Verdict[]]>([
  ['a VolumeUploadSource', upload({})],
  ['a VolumeUploadSource of an archive', upload({ contentType: 'archive' })],
  ['a VolumeUploadSource of another contentType', upload({ contentType: 'x' }), ['populator/has-known-content-type', 'spec.contentType', 'x']],
  ['a VolumeCloneSource of a claim', clone({ kind: 'PersistentVolumeClaim', name: 's' })],
  ['a VolumeCloneSource of a snapshot', clone({ kind: 'VolumeSnapshot', name: 's' })],
  ['a VolumeCloneSource of another kind', clone({ kind: 'DataVolume', name: 's' }), ['populator/has-known-clone-source', 'spec.source.kind', 'DataVolume']],
])('%s', (_, manifest, ...found) => expect(judge(manifest)).toEqual(found));
