import { gates } from '../gates';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'backup/has-claim': { allowed: 'the name of a PersistentVolumeClaim', reported: 'spec' },
  'backup/has-source': { allowed: ['VirtualMachine', 'VirtualMachineBackupTracker', 'a name', 'kubevirt.io'], reported: 'spec.source' },
  'backup/has-token-for-pull': { allowed: 'the name of a Secret', reported: 'spec' },
  'backup/requires-gate': { allowed: 'only while the feature gate IncrementalBackup is on' },
  'backup/tracks-virtual-machine': { allowed: ['VirtualMachine', 'a name', 'kubevirt.io'], reported: 'spec.source' },
});

const ON = gates('IncrementalBackup');
const VM = { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'v' };
const TRACKER = { apiGroup: 'backup.kubevirt.io', kind: 'VirtualMachineBackupTracker', name: 'v' };
const object = (kind: string, spec: Json): Json => (
  { apiVersion: 'backup.kubevirt.io/v1alpha1', kind, metadata: { name: 't', namespace: 'default' }, spec }
);
const backup = (spec: Json) => object('VirtualMachineBackup', { source: VM, pvcName: 'p', ...spec });
const tracker = (source: Json) => object('VirtualMachineBackupTracker', { source });

test.each<[string, Json, ...Verdict[]]>([
  ['of a VM', {}],
  ['by a tracker', { source: TRACKER }],
  ['of nothing', { source: { ...VM, name: '' } }, ['backup/has-source', 'spec.source.name', '']],
  ['without a group', { source: { ...VM, apiGroup: undefined } }, ['backup/has-source', 'spec.source.apiGroup']],
  ['of another group', { source: { ...VM, apiGroup: 'apps' } }, ['backup/has-source', 'spec.source.apiGroup', 'apps']],
  ['of another kind', { source: { ...VM, kind: 'Pod' } }, ['backup/has-source', 'spec.source.kind', 'Pod']],
  ['by what is no tracker', { source: { ...TRACKER, kind: 'VirtualMachine' } }, ['backup/has-source', 'spec.source.kind', 'VirtualMachine']],
  ['without a claim', { pvcName: undefined }, ['backup/has-claim', 'spec.pvcName']],
  ['with an empty claim', { pvcName: '' }, ['backup/has-claim', 'spec.pvcName', '']],
  ['that is pushed', { mode: 'Push' }],
  ['that is pulled', { mode: 'Pull', tokenSecretRef: 's' }],
  ['that is pulled without a token', { mode: 'Pull' }, ['backup/has-token-for-pull', 'spec.tokenSecretRef']],
  ['in another mode', { mode: 'Copy' }, ['schema/has-known-value', 'spec.mode', 'Copy']],
])('a backup %s', (_, spec, ...found) => expect(judge(backup(spec), ON)).toEqual(found));

test.each<[string, Json, ...Verdict[]]>([
  ['a VM', VM],
  ['nothing', { ...VM, name: '' }, ['backup/tracks-virtual-machine', 'spec.source.name', '']],
  ['another group', { ...VM, apiGroup: 'apps' }, ['backup/tracks-virtual-machine', 'spec.source.apiGroup', 'apps']],
  ['another kind', { ...VM, kind: 'Pod' }, ['backup/tracks-virtual-machine', 'spec.source.kind', 'Pod']],
])('a tracker of %s', (_, source, ...found) => expect(judge(tracker(source), ON)).toEqual(found));

test('backup/requires-gate', () => {
  expect(judge([backup({}), tracker(VM)], gates())).toEqual([
    ['backup/requires-gate', 'kind', 'VirtualMachineBackup'], ['backup/requires-gate', 'kind', 'VirtualMachineBackupTracker'],
  ]);
});
