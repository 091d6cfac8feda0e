import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json } from '../judge';
import { importSource, volumeTable } from '../volume-table';

says({
  'populator/has-known-clone-source': { level: FindingLevel.ADVISED, allowed: 'PersistentVolumeClaim, VolumeSnapshot' },
  'populator/has-known-content-type': { allowed: 'kubevirt, archive' },
  'populator/has-valid-name': { allowed: 'at most 63 characters' },
  'populator/requires-target-claim': { allowed: 'the name of a claim' },
});

const vddk = { url: 'https://vc/sdk', uuid: 'u', backingFile: 'f', thumbprint: 't', secretRef: 's' };
const checkpoints = [{ current: 'c', previous: '' }];
const upload = (spec: Json, name = 'u') => ({ apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'VolumeUploadSource', metadata: { name }, spec });
const clone = (source: Json) => ({ apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'VolumeCloneSource', metadata: { name: 'c' }, spec: { source } });

volumeTable([
  ['an archive', { contentType: 'archive' }],
  ['content of no name', { contentType: '' }],
  ['unknown content', { contentType: 'x' }, ['populator/has-known-content-type', 'spec.contentType', 'x']],
  ['stages into a claim', { source: { http: undefined, vddk }, checkpoints, targetClaim: 't' }],
  ['stages into none', { source: { http: undefined, vddk }, checkpoints }, ['populator/requires-target-claim', 'spec.targetClaim']],
  ['stages into an empty name', { source: { http: undefined, vddk }, checkpoints, targetClaim: '' }, ['populator/requires-target-claim', 'spec.targetClaim', '']],
], importSource);

test('names have at most 63 characters', () => {
  const [good, long] = ['a'.repeat(63), 'a'.repeat(64)];
  const found = [['populator/has-valid-name', 'metadata.name', '64 characters']];
  expect(judge([importSource({}, { name: good }), upload({}, good)])).toEqual([]);
  expect(judge(importSource({}, { name: long }))).toEqual(found);
  expect(judge(upload({}, long))).toEqual(found);
});

test.each([
  ['nothing', upload({}), []],
  ['an archive', upload({ contentType: 'archive' }), []],
  ['unknown content', upload({ contentType: 'x' }), [['populator/has-known-content-type', 'spec.contentType', 'x']]],
  ['a claim to clone', clone({ kind: 'PersistentVolumeClaim', name: 's' }), []],
  ['another kind to clone', clone({ kind: 'DataVolume', name: 's' }), [['populator/has-known-clone-source', 'spec.source.kind', 'DataVolume']]],
])('%s', (_, manifest, found) => expect(judge(manifest)).toEqual(found));
