import { FindingLevel } from '../../../src/rules/finding-level';
import { gates } from '../gates';
import { judge, merged, says, virtualMachine } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'snapshot/avoids-pool-member': { level: FindingLevel.ADVISED, allowed: 'a VM of its own' },
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

describe('a snapshot beside a pool', () => {
  const { spec: template } = virtualMachine({});
  const pool = (metadata: Json = {}) => ({
    apiVersion: 'pool.kubevirt.io/v1beta1',
    kind: 'VirtualMachinePool',
    metadata: { name: 'web', namespace: 'default', ...metadata },
    spec: { replicas: 2, selector: { matchLabels: { app: 'web' } }, virtualMachineTemplate: { metadata: { labels: { app: 'web' } }, spec: template } },
  });
  const of = (name: string) => snapshot({ ...VM, name });
  const found = (name: string): Verdict => ['snapshot/avoids-pool-member', 'spec.source.name', `${name}, a member of the pool web`];
  test.each<[string, Json[], ...Verdict[]]>([
    ['of a member', [of('web-0'), pool()], found('web-0')],
    ['of a later member', [of('web-12'), pool()], found('web-12')],
    ['of a VM that has such a name', [of('web-0'), pool(), merged(virtualMachine({}), { metadata: { name: 'web-0', namespace: 'default' } })]],
    ['of the pool, which is no VM', [of('web'), pool()]],
    ['of another VM', [of('web-a'), of('web-0-a'), of('db-0'), pool()]],
    ['of a pool of another namespace', [of('web-0'), pool({ namespace: 'x' })]],
  ])('%s', (_, manifests, ...verdicts) => {
    expect(judge(manifests, gates('Snapshot')).filter(([rule]) => rule.startsWith('snapshot/'))).toEqual(verdicts);
  });
});
