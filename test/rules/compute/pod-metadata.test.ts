import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, replicaSet, says, virtualMachine } from '../judge';
import type { Json, Verdict } from '../judge';

const { UNSTARTABLE: level } = FindingLevel;
says({
  'pod-metadata/excludes-mirror-annotation': { level },
  'pod-metadata/has-valid-deletion-cost': { level, allowed: '-2147483647 to 2147483647' },
  'pod-metadata/has-valid-seccomp-profile': { level, allowed: 'unconfined, runtime/default or localhost/<path>' },
  'pod-metadata/has-valid-apparmor-profile': { level, allowed: 'unconfined, runtime/default or localhost/<profile>' },
  'pod-metadata/has-valid-injection': {
    level, allowed: 'nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit',
  },
  'pod-metadata/has-valid-sidecars': { level, allowed: 'a JSON list of objects, each image without space around it' },
  'pod-metadata/has-valid-verbosity': { level, allowed: 'a whole number' },
  'instance-finalizers/has-valid-names': {
    level, allowed: ['at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /', 'one of orphan and foregroundDeletion'],
  },
});
const PROFILE = { enabledFeatureGates: ['Sidecar'] };
const COST = 'controller.kubernetes.io/pod-deletion-cost';
const SECCOMP = 'seccomp.security.alpha.kubernetes.io/pod';
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/compute';
const INJECT = 'sidecar.istio.io/inject';
const SIDECARS = 'hooks.kubevirt.io/hookSidecars';
type Row = [rule: string, key: string, accepted: string[], refused: string[]];

function found(metadata: Json, manifest: (fragment?: Json) => Json = virtualMachine): Verdict[] {
  return judge(merged(manifest(), { spec: { template: { metadata } } }), PROFILE);
}

describe.each<Row>([
  ['excludes-mirror-annotation', 'kubernetes.io/config.mirror', [], ['x', '']],
  ['has-valid-deletion-cost', COST, ['0', '-5', '2147483647'], ['x', '+5', '05', '-0', '2147483648', '']],
  ['has-valid-seccomp-profile', SECCOMP, ['unconfined', 'runtime/default', 'docker/default', 'localhost/a/..b'], ['bad', '', 'localhost//a', 'localhost/../a', 'localhost/a/..']],
  ['has-valid-seccomp-profile', 'container.seccomp.security.alpha.kubernetes.io/compute', ['unconfined'], ['bad']],
  ['has-valid-apparmor-profile', APP_ARMOR, ['', 'unconfined', 'runtime/default', 'localhost/a'], ['bad']],
  ['has-valid-injection', INJECT, ['true', ''], ['a b']],
  ['has-valid-sidecars', SIDECARS, ['[]', 'null', '[null]', '[{"image":"a"}]', '[{"args":["a"]}]', '[{"image":null}]'], ['x', '{}', '[1]', '[[]]', '[{"image":" a"}]', '[{"image":1}]']],
])('pod-metadata/%s', (rule, key, accepted, refused) => {
  test('accepts others', () => {
    for (const value of accepted) expect(found({ annotations: { [key]: value } })).toEqual([]);
    expect(found({ annotations: { note: 'x' } })).toEqual([]);
  });
  test.each(refused)('refuses %j', (value) => {
    const verdicts = found({ annotations: { [key]: value } });
    expect(verdicts).toEqual([[`pod-metadata/${rule}`, `spec.template.metadata.annotations[${key}]`, value]]);
  });
});

describe('pod-metadata/has-valid-verbosity', () => {
  test('accepts a number', () => expect(found({ labels: { logVerbosity: '5' } })).toEqual([]));
  test.each(['high', '', '1.5'])('refuses %j', (value) => {
    expect(found({ labels: { logVerbosity: value } })).toEqual([['pod-metadata/has-valid-verbosity', 'spec.template.metadata.labels[logVerbosity]', value]]);
  });
});

test.each(['instancetype', 'preference'])('what the %s brings is told where the VM refers to it', (reference) => {
  const kind = reference === 'instancetype' ? 'VirtualMachineInstancetype' : 'VirtualMachinePreference';
  const size = reference === 'instancetype' ? { cpu: { guest: 1 }, memory: { guest: '1Gi' } } : {};
  const brought = (text: string) => ({
    apiVersion: 'instancetype.kubevirt.io/v1beta1', kind, metadata: { name: 'own', namespace: 'default' }, spec: { ...size, annotations: { [SIDECARS]: text } },
  });
  const guest = reference === 'instancetype' ? { domain: { memory: undefined } } : {};
  const machine = merged(virtualMachine(guest), { spec: { [reference]: { name: 'own', kind } } });
  expect(judge([machine, brought('[]')], PROFILE)).toEqual([]);
  expect(judge([machine, brought('not JSON')], PROFILE)).toEqual([['pod-metadata/has-valid-sidecars', `spec.${reference}`, 'not JSON']]);
});

test('without the gate the annotation of sidecars has only that fault', () => {
  const manifest = merged(virtualMachine(), { spec: { template: { metadata: { annotations: { [SIDECARS]: 'x' } } } } });
  expect(judge(manifest).map(([rule]) => rule)).toEqual(['vmi-metadata/requires-gate-for-sidecars']);
});

describe('instance-finalizers/has-valid-names', () => {
  test('accepts names', () => expect(found({ finalizers: ['example.com/a', 'a', 'orphan'] })).toEqual([]));
  test('refuses those that contradict each other', () => {
    expect(found({ finalizers: ['orphan', 'foregroundDeletion'] })).toEqual([
      ['instance-finalizers/has-valid-names', 'spec.template.metadata.finalizers', 'orphan, foregroundDeletion'],
    ]);
  });
  test.each([['a VM', virtualMachine], ['a replica set', replicaSet]] as const)('refuses others in %s', (_, manifest) => {
    expect(found({ finalizers: ['a/b', 'bad finalizer'] }, manifest)).toEqual([
      ['instance-finalizers/has-valid-names', 'spec.template.metadata.finalizers[1]', 'bad finalizer'],
    ]);
  });
});
