import { gates } from '../gates';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { reportedFields } from '../reported-fields';

says({
  'restore/has-known-policy': { allowed: ['InPlace, RandomizeNames, PrefixTargetName', 'Vm, None'] },
  'restore/has-simple-patches': { allowed: 'one colon between each two commas', reported: 'spec.patches' },
  'restore/names-target-and-snapshot': { allowed: ['the name of a VirtualMachine', 'the name of a VirtualMachineSnapshot'] },
  'restore/overrides-named-volumes': { allowed: ['restoreName, labels or annotations', 'the name of a volume'] },
  'restore/patches-spec-and-labels-only': {
    allowed: 'a path that starts with /spec/, /metadata/labels/, /metadata/annotations/',
    reported: 'spec.patches',
  },
  'restore/refers-to-virtual-machine': { allowed: ['VirtualMachine', 'kubevirt.io'] },
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
  ['no snapshot', { virtualMachineSnapshotName: '' }, ['restore/names-target-and-snapshot', 'spec.virtualMachineSnapshotName', '']],
  ['no VM', { target: { ...VM, name: '' } }, ['restore/names-target-and-snapshot', 'spec.target.name', '']],
  ['no group', { target: { ...VM, apiGroup: undefined } }, ['restore/refers-to-virtual-machine', 'spec.target.apiGroup']],
  ['another group', { target: { ...VM, apiGroup: 'apps' } }, ['restore/refers-to-virtual-machine', 'spec.target.apiGroup', 'apps']],
  ['another kind, which ends the judgement', { target: { ...VM, kind: 'Pod' }, volumeRestorePolicy: 'x' },
    ['restore/refers-to-virtual-machine', 'spec.target.kind', 'Pod']],
  ['a patch of the spec', patch('/spec/template/metadata/labels/a', '"x"')],
  ['a patch of a label', patch('/metadata/labels/a', '"x"')],
  ['a patch of an annotation', patch('/metadata/annotations/a', '"x"')],
  ['a patch of the name', patch('/metadata/name', '"x"'), ['restore/patches-spec-and-labels-only', 'spec.patches[0]', '"/metadata/name"']],
  ['a patch of all of the spec', patch('/spec', '"x"'), ['restore/patches-spec-and-labels-only', 'spec.patches[0]', '"/spec"']],
  ['a colon in a value', patch('/spec/a', '"02:00"'), ['restore/has-simple-patches', 'spec.patches[0]', ' "value": "02:00"']],
  ['a comma in a value', patch('/spec/a', '"x,y"'), ['restore/has-simple-patches', 'spec.patches[0]', 'y"']],
  ['an empty patch', { patches: ['{}'] }, ['restore/has-simple-patches', 'spec.patches[0]', '']],
  ['an override', { volumeRestoreOverrides: [{ volumeName: 'a', restoreName: 'b' }] }],
  ['an override of labels only, even none', { volumeRestoreOverrides: [{ volumeName: 'a', labels: {} }] }],
  ['an override of nothing', { volumeRestoreOverrides: [{ volumeName: 'a' }] }, ['restore/overrides-named-volumes', 'spec.volumeRestoreOverrides[0]', 'a']],
  ['an override of no volume', { volumeRestoreOverrides: [{ annotations: { a: 'b' } }] },
    ['restore/overrides-named-volumes', 'spec.volumeRestoreOverrides[0].volumeName']],
  ...['InPlace', 'RandomizeNames', 'PrefixTargetName'].map((volumeRestorePolicy): [string, Json] => [volumeRestorePolicy, { volumeRestorePolicy }]),
  ['another policy', { volumeRestorePolicy: 'inplace' }, ['restore/has-known-policy', 'spec.volumeRestorePolicy', 'inplace']],
  ...['Vm', 'None'].map((volumeOwnershipPolicy): [string, Json] => [volumeOwnershipPolicy, { volumeOwnershipPolicy }]),
  ['another owner', { volumeOwnershipPolicy: 'VM' }, ['restore/has-known-policy', 'spec.volumeOwnershipPolicy', 'VM']],
  ['another readiness', { targetReadinessPolicy: 'Wait' }, ['schema/has-known-value', 'spec.targetReadinessPolicy', 'Wait']],
])('a restore with %s', (_, spec, ...found) => expect(judge(restore(spec), ON)).toEqual(found));

test('KubeVirt reports all patches', () => {
  expect(reportedFields(restore(patch('/metadata/name', '"x"')), ON)).toEqual([['restore/patches-spec-and-labels-only', 'spec.patches']]);
});

test('restore/requires-gate', () => {
  expect(judge(restore({}), gates())).toEqual([['restore/requires-gate', 'kind', 'VirtualMachineRestore']]);
});
