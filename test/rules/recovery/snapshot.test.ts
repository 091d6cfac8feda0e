import { FindingLevel } from '../../../src/rules/finding-level';
import { gates } from '../gates';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'snapshot/has-known-deletion-policy': { level: FindingLevel.ADVISED, allowed: 'Delete, Retain' },
  'snapshot/has-valid-deadline': { level: FindingLevel.UNSTARTABLE, allowed: '0s or more' },
  'snapshot/references-virtual-machine': { allowed: ['VirtualMachine', 'kubevirt.io'] },
  'snapshot/requires-gate': { allowed: 'only while the feature gate Snapshot is on' },
});

const VM = { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'v' };
const snapshot = (source: Json, spec: Json = {}): Json => ({
  apiVersion: 'snapshot.kubevirt.io/v1beta1', kind: 'VirtualMachineSnapshot', metadata: { name: 't', namespace: 'default' }, spec: { source, ...spec },
});

test.each<[string, Json, ...Verdict[]]>([
  ['a VM', VM],
  ['no group', { ...VM, apiGroup: undefined }, ['snapshot/references-virtual-machine', 'spec.source.apiGroup']],
  ['an empty group', { ...VM, apiGroup: '' }, ['snapshot/references-virtual-machine', 'spec.source.apiGroup', '']],
  ['another group, whatever the kind', { ...VM, apiGroup: 'apps', kind: 'X' }, ['snapshot/references-virtual-machine', 'spec.source.apiGroup', 'apps']],
  ['another kind', { ...VM, kind: 'VirtualMachineInstance' }, ['snapshot/references-virtual-machine', 'spec.source.kind', 'VirtualMachineInstance']],
])('a snapshot of %s', (_, source, ...found) => expect(judge(snapshot(source), gates('Snapshot'))).toEqual(found));

test('a snapshot needs the feature gate Snapshot', () => {
  expect(judge(snapshot(VM), gates())).toEqual([['snapshot/requires-gate', 'kind', 'VirtualMachineSnapshot']]);
});

test.each<[string, ...Verdict[]]>([
  ['5m'], ['0s'], ['0'], ['+1s'],
  ['-1s', ['snapshot/has-valid-deadline', 'spec.failureDeadline', '-1s']],
  ['-1x', ['duration/has-valid-format', 'spec.failureDeadline', '-1x', { allowed: 'a duration such as 30s, 5m or 1h30m' }]],
])('a snapshot with the deadline %s', (failureDeadline, ...found) => expect(judge(snapshot(VM, { failureDeadline }), gates('Snapshot'))).toEqual(found));

test.each<[string, ...Verdict[]]>([
  ['Delete'], ['Retain'],
  ['delete', ['snapshot/has-known-deletion-policy', 'spec.deletionPolicy', 'delete']],
  ['', ['snapshot/has-known-deletion-policy', 'spec.deletionPolicy', '']],
])('a snapshot with the deletion policy %j', (deletionPolicy, ...found) => expect(judge(snapshot(VM, { deletionPolicy }), gates('Snapshot'))).toEqual(found));
