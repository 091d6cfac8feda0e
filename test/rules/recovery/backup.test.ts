import { FindingLevel } from '../../../src/rules/finding-level';
import { gates } from '../gates';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'backup/has-valid-ttl': { level: FindingLevel.UNSTARTABLE, allowed: 'more than 0s' },
  'backup/requires-claim': { allowed: 'the name of a PersistentVolumeClaim', reported: 'spec' },
  'backup/has-valid-source': { allowed: ['VirtualMachine', 'VirtualMachineBackupTracker', 'a name', 'kubevirt.io'], reported: 'spec.source' },
  'backup/requires-token-for-pull': { allowed: 'the name of a Secret', reported: 'spec' },
  'backup/requires-gate': { allowed: 'only while the feature gate IncrementalBackup is on' },
  'backup/has-valid-tracker-source': { allowed: ['VirtualMachine', 'a name', 'kubevirt.io'], reported: 'spec.source' },
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
  ['of an empty name', { source: { ...VM, name: '' } }, ['backup/has-valid-source', 'spec.source.name', '']],
  ['without a group', { source: { ...VM, apiGroup: undefined } }, ['backup/has-valid-source', 'spec.source.apiGroup']],
  ['of another group', { source: { ...VM, apiGroup: 'apps' } }, ['backup/has-valid-source', 'spec.source.apiGroup', 'apps']],
  ['of another kind', { source: { ...VM, kind: 'Pod' } }, ['backup/has-valid-source', 'spec.source.kind', 'Pod']],
  ['by another kind than a tracker', { source: { ...TRACKER, kind: 'VirtualMachine' } }, ['backup/has-valid-source', 'spec.source.kind', 'VirtualMachine']],
  ['without a claim', { pvcName: undefined }, ['backup/requires-claim', 'spec.pvcName']],
  ['with an empty claim', { pvcName: '' }, ['backup/requires-claim', 'spec.pvcName', '']],
  ['that is pushed', { mode: 'Push' }],
  ['that is pulled', { mode: 'Pull', tokenSecretRef: 's' }],
  ['that is pulled without a token', { mode: 'Pull' }, ['backup/requires-token-for-pull', 'spec.tokenSecretRef']],
  ['that is pulled with an empty token', { mode: 'Pull', tokenSecretRef: '' }, ['backup/requires-token-for-pull', 'spec.tokenSecretRef', '']],
  ['that is pulled for two hours', { mode: 'Pull', tokenSecretRef: 's', ttlDuration: '2h' }],
  ['that is pulled for no time', { mode: 'Pull', tokenSecretRef: 's', ttlDuration: '0s' }, ['backup/has-valid-ttl', 'spec.ttlDuration', '0s']],
  ['that is pulled for a blink', { mode: 'Pull', tokenSecretRef: 's', ttlDuration: '1ns' }],
  ['that is pulled for less', { mode: 'Pull', tokenSecretRef: 's', ttlDuration: '-2h' }, ['backup/has-valid-ttl', 'spec.ttlDuration', '-2h']],
  ['that is pushed for no time, which is not looked at', { mode: 'Push', ttlDuration: '0s' }],
  ['in another mode', { mode: 'Copy' }, ['schema/has-known-value', 'spec.mode', 'Copy']],
])('a backup %s', (_, spec, ...found) => expect(judge(backup(spec), ON)).toEqual(found));

test.each<[string, Json, ...Verdict[]]>([
  ['a VM', VM],
  ['an empty name', { ...VM, name: '' }, ['backup/has-valid-tracker-source', 'spec.source.name', '']],
  ['an empty name and another kind', { ...VM, name: '', kind: 'Pod' }, ['backup/has-valid-tracker-source', 'spec.source.kind', 'Pod'],
    ['backup/has-valid-tracker-source', 'spec.source.name', '']],
  ['another group', { ...VM, apiGroup: 'apps' }, ['backup/has-valid-tracker-source', 'spec.source.apiGroup', 'apps']],
  ['another kind', { ...VM, kind: 'Pod' }, ['backup/has-valid-tracker-source', 'spec.source.kind', 'Pod']],
])('a tracker of %s', (_, source, ...found) => expect(judge(tracker(source), ON)).toEqual(found));

test('backups and trackers need the feature gate IncrementalBackup', () => {
  expect(judge([backup({}), tracker(VM)], gates())).toEqual([
    ['backup/requires-gate', 'kind', 'VirtualMachineBackup'], ['backup/requires-gate', 'kind', 'VirtualMachineBackupTracker'],
  ]);
});
