import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, pool, says, virtualMachine } from '../judge';
import type { Json, Verdict } from '../judge';

const NAME = 'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit';

says({
  'instancetype/has-valid-name': { level: FindingLevel.UNSTARTABLE, allowed: NAME },
  'preference/has-valid-name': { level: FindingLevel.UNSTARTABLE, allowed: NAME },
  'instancetype/references-target': {
    level: FindingLevel.ADVISED,
    allowed: [
      'VirtualMachineInstancetype mine, which the input makes', 'VirtualMachineClusterInstancetype mine, which the input makes',
      'one of the VM\'s namespace; mine is in other', 'VirtualMachineClusterInstancetype u1.small, which KubeVirt brings', 'one that KubeVirt 1.7 brings',
      'one that the input makes: its KubeVirt switches commonInstancetypesDeployment off',
      'one that the input makes: its HyperConverged switches commonInstancetypesDeployment off',
    ],
    fix: [
      'Write kind: VirtualMachineInstancetype.', 'Write kind: VirtualMachineClusterInstancetype.', 'Make it in the namespace of the VM, or cluster-wide.',
      'Write kind: VirtualMachineClusterInstancetype, or leave kind out.', 'Did you mean u1.small?', 'Take one of the common ones, or make your own.',
      'Take another one, make your own, or upgrade the cluster and its kubevirtVersion.', 'Make it, or switch that on.',
    ],
  },
  'preference/references-target': {
    level: FindingLevel.ADVISED,
    allowed: ['VirtualMachinePreference mine, which the input makes', 'VirtualMachineClusterPreference fedora, which KubeVirt brings, or one of the cluster'],
    fix: ['Write kind: VirtualMachinePreference.', 'Did you mean fedora?'],
  },
});

const object = (kind: string, namespace?: string) => ({
  apiVersion: 'instancetype.kubevirt.io/v1beta1',
  kind,
  metadata: { name: 'mine', namespace },
  spec: kind.endsWith('type') ? { cpu: { guest: 1 }, memory: { guest: '1Gi' } } : {},
});
const vm = (matcher: Json, field = 'instancetype') => merged(virtualMachine({ domain: { memory: field === 'instancetype' ? undefined : { guest: '2Gi' } } }), {
  spec: { [field]: matcher },
});
const rule = 'instancetype/references-target';
const at = 'spec.instancetype';
const NAMESPACED = 'VirtualMachineInstancetype';
const CLUSTER = 'VirtualMachineClusterInstancetype';

test.each<[title: string, manifests: Json[], ...found: Verdict[]]>([
  ['a preference of others', [vm({ name: 'fedora.ours' }, 'preference')]],
  ['a preference of another release', [vm({ name: 'rhel.99' }, 'preference')]],
  ['a preference that is misspelt', [vm({ name: 'fedroa' }, 'preference')], ['preference/references-target', 'spec.preference', 'VirtualMachineClusterPreference fedroa']],
  ['no reference', [virtualMachine()]],
  ['a common one', [vm({ name: 'u1.small' })]],
  ['a common preference', [vm({ name: 'fedora' }, 'preference')]],
  ['one that the cluster may have', [vm({ name: 'mine' })]],
  ['one of a series that the cluster may have', [vm({ name: 'big.small' })]],
  ['one of another release', [vm({ name: 'windows.11.lite' }, 'preference')]],
  ['one of the namespace', [object(NAMESPACED, 'default'), vm({ name: 'mine', kind: NAMESPACED })]],
  ['a cluster-wide one', [object(CLUSTER), vm({ name: 'mine' })]],
  ['a revision', [object(NAMESPACED, 'default'), vm({ name: 'mine', revisionName: 'r' })]],
  ['one of the namespace without its kind', [object(NAMESPACED, 'default'), vm({ name: 'mine' })], [rule, at, `${CLUSTER} mine`]],
  ['a cluster-wide one with the other kind', [object(CLUSTER), vm({ name: 'mine', kind: NAMESPACED })], [rule, at, `${NAMESPACED} mine`]],
  ['one of another namespace', [object(NAMESPACED, 'other'), vm({ name: 'mine', kind: NAMESPACED })], [rule, at, `${NAMESPACED} mine`]],
  ['a common one with the other kind', [vm({ name: 'u1.small', kind: NAMESPACED })], [rule, at, `${NAMESPACED} u1.small`]],
  ['a preference without its kind', [object('VirtualMachinePreference', 'default'), vm({ name: 'mine' }, 'preference')],
    ['preference/references-target', 'spec.preference', 'VirtualMachineClusterPreference mine']],
  ['what no object can be called', [vm({ name: 'U1.small' })], ['instancetype/has-valid-name', 'spec.instancetype.name', 'U1.small']],
  ['what no preference can be called', [vm({ name: 'a_b' }, 'preference')], ['preference/has-valid-name', 'spec.preference.name', 'a_b']],
])('%s', (_, manifests, ...found) => {
  expect(judge(manifests)).toEqual(found);
});

test.each([['u1.smal', 'Did you mean u1.small?'], ['u1.gigantic', 'Take one of the common ones, or make your own.']])('a common series without %s', (name, fix) => {
  const [[id, field, got, said]] = judge(vm({ name }));
  expect([id, field, got]).toEqual([rule, at, `${CLUSTER} ${name}`]);
  expect(said?.allowed).toMatch(/^one of the common ones: u1\.2xlarge, /);
  expect(said?.fix ?? fix).toBe(fix);
});

test.each<[string, Json, ...Verdict[]]>([
  ['1.8.4', { name: 'd1.small' }],
  ['1.7.4', { name: 'd1.small' }, [rule, at, `${CLUSTER} d1.small`]],
  ['1.7.4', { name: 'u1.small' }],
  ['1.7.4', { name: 'd2.small' }],
])('KubeVirt %s and %j', (kubevirtVersion, matcher, ...found) => expect(judge(vm(matcher), { kubevirtVersion })).toEqual(found));

describe.each<[string, string, (commonInstancetypesDeployment?: Json) => Json]>([
  ['KubeVirt', 'kubevirt.io/v1', (commonInstancetypesDeployment) => ({ configuration: { commonInstancetypesDeployment } })],
  ['HyperConverged', 'hco.kubevirt.io/v1beta1', (CommonInstancetypesDeployment) => ({ CommonInstancetypesDeployment })],
  ['HyperConverged', 'hco.kubevirt.io/v1', (commonInstancetypesDeployment) => ({ workloadSources: { commonInstancetypesDeployment } })],
])('a %s of %s', (kind, apiVersion, spec) => {
  const cr = (deployment?: Json) => ({ apiVersion, kind, metadata: { name: 'kubevirt-hyperconverged', namespace: 'kubevirt' }, spec: spec(deployment) });
  const small = (deployment: Json | undefined, ...others: Json[]) => judge([cr(deployment), vm({ name: 'u1.small' }), ...others]);

  test.each([[undefined], [{}], [{ enabled: true }]])('that has %j brings the common ones', (deployment) => expect(small(deployment)).toEqual([]));

  test('that switches them off brings none', () => {
    expect(small({ enabled: false })).toEqual([[rule, at, `${CLUSTER} u1.small`]]);
    expect(small({ enabled: false }, merged(object(CLUSTER), { metadata: { name: 'u1.small' } }))).toEqual([]);
    expect(judge([cr({ enabled: false }), vm({ name: 'u1.smal' })])).toEqual([]);
  });
});

test('the VM of a pool', () => {
  const reference = { spec: { virtualMachineTemplate: { spec: { instancetype: { name: 'mine' } } } } };
  expect(judge([object(NAMESPACED, 'default'), merged(pool({ domain: { memory: undefined } }), { metadata: { namespace: 'default' }, ...reference })]))
    .toEqual([[rule, 'spec.virtualMachineTemplate.spec.instancetype', `${CLUSTER} mine`]]);
});
