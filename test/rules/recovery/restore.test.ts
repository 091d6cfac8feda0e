import { FindingLevel } from '../../../src/rules/finding-level';
import { gates } from '../gates';
import { judge, merged, says, virtualMachine } from '../judge';
import type { Json, Verdict } from '../judge';
import { reportedFields } from '../reported-fields';

says({
  'restore/avoids-untaken-snapshot': { level: FindingLevel.ADVISED, allowed: 'a snapshot that is taken' },
  'restore/avoids-running-target': { level: FindingLevel.ADVISED, allowed: 'another policy, as v runs' },
  'restore/has-known-policy': { allowed: ['InPlace, RandomizeNames, PrefixTargetName', 'Vm, None'] },
  'restore/has-valid-patches': { allowed: 'one colon between each two commas', reported: 'spec.patches' },
  'restore/requires-target-and-snapshot': { allowed: ['the name of a VirtualMachine', 'the name of a VirtualMachineSnapshot'] },
  'restore/has-valid-overrides': { allowed: ['restoreName, labels or annotations', 'the name of a volume'] },
  'restore/has-valid-patch-path': {
    allowed: 'a path that starts with /spec/, /metadata/labels/, /metadata/annotations/',
    reported: 'spec.patches',
  },
  'restore/references-virtual-machine': { allowed: ['VirtualMachine', 'kubevirt.io'] },
  'restore/requires-gate': { allowed: 'only while the feature gate Snapshot is on' },
});

const ON = gates('Snapshot');
const VM = { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'v' };
const restore = (spec: Json): Json => ({
  apiVersion: 'snapshot.kubevirt.io/v1beta1',
  kind: 'VirtualMachineRestore',
  metadata: { name: 't', namespace: 'default' },
  spec: { target: VM, virtualMachineSnapshotName: 's', ...spec },
});
const patch = (path: string, value: string) => ({ patches: [`{"op": "replace", "path": "${path}", "value": ${value}}`] });

test.each<[string, Json, ...Verdict[]]>([
  ['a VM', {}],
  ['no snapshot', { virtualMachineSnapshotName: '' }, ['restore/requires-target-and-snapshot', 'spec.virtualMachineSnapshotName', '']],
  ['no VM', { target: { ...VM, name: '' } }, ['restore/requires-target-and-snapshot', 'spec.target.name', '']],
  ['no group', { target: { ...VM, apiGroup: undefined } }, ['restore/references-virtual-machine', 'spec.target.apiGroup']],
  ['another group', { target: { ...VM, apiGroup: 'apps' } }, ['restore/references-virtual-machine', 'spec.target.apiGroup', 'apps']],
  ['another kind, which ends the judgement', { target: { ...VM, kind: 'Pod' }, volumeRestorePolicy: 'x' },
    ['restore/references-virtual-machine', 'spec.target.kind', 'Pod']],
  ['a patch of the spec', patch('/spec/template/metadata/labels/a', '"x"')],
  ['a patch of a label', patch('/metadata/labels/a', '"x"')],
  ['a patch of an annotation', patch('/metadata/annotations/a', '"x"')],
  ['a patch of the name', patch('/metadata/name', '"x"'), ['restore/has-valid-patch-path', 'spec.patches[0]', '"/metadata/name"']],
  ['a patch of all of the spec', patch('/spec', '"x"'), ['restore/has-valid-patch-path', 'spec.patches[0]', '"/spec"']],
  ['a colon in a value', patch('/spec/a', '"02:00"'), ['restore/has-valid-patches', 'spec.patches[0]', ' "value": "02:00"']],
  ['a colon in a path that may not be patched', { patches: ['{"path": "/metadata/name:x"}'] },
    ['restore/has-valid-patches', 'spec.patches[0]', '"path": "/metadata/name:x"']],
  ['braces within', patch('/spec/a', '"}{x"')],
  ['several colons and braces', { patches: ['{a:{b:c}}'] }, ['restore/has-valid-patches', 'spec.patches[0]', 'a:{b:c']],
  ['a comma in a value', patch('/spec/a', '"x,y"'), ['restore/has-valid-patches', 'spec.patches[0]', 'y"']],
  ['an empty patch', { patches: ['{}'] }, ['restore/has-valid-patches', 'spec.patches[0]', '']],
  ['an override', { volumeRestoreOverrides: [{ volumeName: 'a', restoreName: 'b' }] }],
  ['an override of labels only, even none', { volumeRestoreOverrides: [{ volumeName: 'a', labels: {} }] }],
  ['an override of nothing', { volumeRestoreOverrides: [{ volumeName: 'a' }] }, ['restore/has-valid-overrides', 'spec.volumeRestoreOverrides[0]', 'a']],
  ['an override of no volume', { volumeRestoreOverrides: [{ annotations: { a: 'b' } }] },
    ['restore/has-valid-overrides', 'spec.volumeRestoreOverrides[0].volumeName']],
  ...['InPlace', 'RandomizeNames', 'PrefixTargetName'].map((volumeRestorePolicy): [string, Json] => [volumeRestorePolicy, { volumeRestorePolicy }]),
  ['another policy', { volumeRestorePolicy: 'inplace' }, ['restore/has-known-policy', 'spec.volumeRestorePolicy', 'inplace', { fix: 'Did you mean InPlace?' }]],
  ...['Vm', 'None'].map((volumeOwnershipPolicy): [string, Json] => [volumeOwnershipPolicy, { volumeOwnershipPolicy }]),
  ['another owner', { volumeOwnershipPolicy: 'VM' }, ['restore/has-known-policy', 'spec.volumeOwnershipPolicy', 'VM', { fix: 'Did you mean Vm?' }]],
  ['another readiness', { targetReadinessPolicy: 'Wait' }, ['schema/has-known-value', 'spec.targetReadinessPolicy', 'Wait']],
])('a restore with %s', (_, spec, ...found) => expect(judge(restore(spec), ON)).toEqual(found));

test('KubeVirt reports all patches', () => {
  expect(reportedFields(restore(patch('/metadata/name', '"x"')), ON)).toEqual([['restore/has-valid-patch-path', 'spec.patches']]);
});

test('a restore needs the feature gate Snapshot', () => {
  expect(judge(restore({}), gates())).toEqual([['restore/requires-gate', 'kind', 'VirtualMachineRestore']]);
});

describe('a restore that fails at once', () => {
  const hasty = restore({ targetReadinessPolicy: 'FailImmediate' });
  const vm = (spec: Json, metadata: Json = {}) => merged(virtualMachine({}), { metadata: { name: 'v', namespace: 'default', ...metadata }, spec });
  const found: Verdict = ['restore/avoids-running-target', 'spec.targetReadinessPolicy', 'FailImmediate'];
  test.each<[string, Json[], ...Verdict[]]>([
    ['a VM that always runs', [hasty, vm({ runStrategy: 'Always' })], found],
    ['a VM that is started again', [hasty, vm({ runStrategy: 'RerunOnFailure' })], found],
    ['a VM that runs', [hasty, vm({ runStrategy: undefined, running: true })], found],
    ['a VM that does not run', [hasty, vm({ runStrategy: undefined, running: false })]],
    ['a halted VM', [hasty, vm({ runStrategy: 'Halted' })]],
    ['another VM', [hasty, vm({ runStrategy: 'Always' }, { name: 'w' })]],
    ['a VM of another namespace', [hasty, vm({ runStrategy: 'Always' }, { namespace: 'x' })]],
    ['a VM that is stopped', [restore({ targetReadinessPolicy: 'StopTarget' }), vm({ runStrategy: 'Always' })]],
    ['a VM that is waited for', [restore({}), vm({ runStrategy: 'Always' })]],
  ])('of %s', (_, manifests, ...verdicts) => {
    expect(judge(manifests, ON).filter(([rule]) => rule.startsWith('restore/'))).toEqual(verdicts);
  });
});

describe('a restore beside snapshots', () => {
  const wave = (number: string) => ({ annotations: { 'argocd.argoproj.io/sync-wave': number } });
  const snapshot = (metadata: Json = {}) => ({
    apiVersion: 'snapshot.kubevirt.io/v1beta1', kind: 'VirtualMachineSnapshot', metadata: { name: 's', namespace: 'default', ...metadata }, spec: { source: VM },
  });
  const later = merged(restore({}), { metadata: wave('1') });
  const found: Verdict = ['restore/avoids-untaken-snapshot', 'spec.virtualMachineSnapshotName', 's'];
  test.each<[string, Json[], ...Verdict[]]>([
    ['its own', [restore({}), snapshot()], found],
    ['its own, of the same wave', [later, snapshot(wave('1'))], found],
    ['its own, of an earlier wave', [later, snapshot()]],
    ['another', [restore({}), snapshot({ name: 't' })]],
    ['one of another namespace', [restore({}), snapshot({ namespace: 'x' })]],
  ])('%s', (_, manifests, ...verdicts) => {
    expect(judge(manifests, ON).filter(([rule]) => rule.startsWith('restore/'))).toEqual(verdicts);
  });
});
