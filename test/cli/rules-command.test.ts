import { invoke } from './invoke';
import { version } from '../../package.json';
import { RULE_BOOK } from '../../src/admission/rule-book';
import { UPSTREAM } from '../../src/manifests/releases';

const rules = (...args: string[]) => invoke('.', ['rules', ...args]);

test('lists all rules', () => {
  const lines = rules().stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(RULE_BOOK.size);
  expect(lines).toContainEqual(expect.stringMatching(/^vm\/fits-dns-label +advised +The name of a VM must not exceed the 63 characters of a DNS label$/));
});

test('lists the rules of a topic', () => {
  const { stdout } = rules('yaml');
  expect(stdout).toBe('yaml/has-unique-keys   advised      A mapping must have each key once\nyaml/has-valid-syntax  rejected     A file must hold YAML or JSON\n');
});

test('explains one', () => {
  const { code, stdout, stderr } = rules('memory/requires-gate-for-reserved-overhead');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const rule = RULE_BOOK.get('memory/requires-gate-for-reserved-overhead');
  expect(stdout.split('\nfor example\n')[0]).toBe(`\
REJECTED memory/requires-gate-for-reserved-overhead: ${rule?.summary}
  why       ${rule?.why}
  fix       ${rule?.fix}
  kinds     kubevirt.io/VirtualMachine, kubevirt.io/VirtualMachineInstance, kubevirt.io/VirtualMachineInstanceReplicaSet, pool.kubevirt.io/VirtualMachinePool
  upstream  KubeVirt v${UPSTREAM.kubevirt}: ${rule?.upstream?.join(', ')}
  releases  1.8 and later
  lifted by feature gate ReservedOverheadMemlock
  accept    annotation admission.cdk8s-kubevirt.dev/acknowledge: "memory/requires-gate-for-reserved-overhead: <reason>"
  docs      https://github.com/cdk8s-kubevirt/cdk8s-kubevirt/blob/v${version}/docs/rules/compute.md#memory/requires-gate-for-reserved-overhead
`);
});

test('shows what breaks it', () => {
  expect(rules('yaml/has-unique-keys').stdout).toMatch(/\n\nfor example\n {2}got {7}a\n {2}allowed {3}each key once\n\n {4}a: 1\n {4}a: 2\n$/);
  expect(rules('object/is-renderable').stdout).not.toContain('for example');
});

test('says which cluster it takes', () => {
  const { stdout } = rules('snapshot/requires-gate');
  expect(stdout).toMatch(/\n {2}cluster {3}enabledFeatureGates: none\n\n {4}apiVersion: snapshot\.kubevirt\.io\/v1beta1\n {4}kind: /);
});

test('as data', () => {
  expect(JSON.parse(rules('--format', 'json').stdout)).toHaveLength(RULE_BOOK.size);
  expect(JSON.parse(rules('vm/fits-dns-label', '--format', 'json').stdout)).toEqual({
    id: 'vm/fits-dns-label',
    area: 'compute',
    level: 'advised',
    summary: 'The name of a VM must not exceed the 63 characters of a DNS label',
    why: expect.any(String),
    fix: 'Shorten the name.',
    kinds: ['kubevirt.io/VirtualMachine'],
    url: `https://github.com/cdk8s-kubevirt/cdk8s-kubevirt/blob/v${version}/docs/rules/compute.md#vm/fits-dns-label`,
    example: { field: 'metadata.name', got: expect.any(String), allowed: expect.any(String), yaml: expect.stringMatching(/^apiVersion: kubevirt.io/) },
  });
});

test.each([
  [['vm/fits-dns-lable'], 'no rule vm/fits-dns-lable; did you mean vm/fits-dns-label?'],
  [['memroy'], 'no rule memroy; did you mean memory?'],
  [['nothing/at-all'], 'no rule nothing/at-all; cdk8s-kubevirt rules lists them'],
  [['vm', 'cpu'], 'rules takes one id or topic'],
  [['--format', 'sarif'], '--format is one of text, json, not "sarif"'],
])('%j', (args, message) => {
  expect(rules(...args)).toEqual({ code: 2, stdout: '', stderr: `cdk8s-kubevirt: ${message}\n` });
});

test('tells what older releases judge otherwise', () => {
  expect(rules('device/requires-gate-for-storage-filesystem').stdout)
    .toContain('\n  older     Before v1.8 the feature gate ExperimentalVirtiofsSupport allows it, too.\n');
});

test('names the release of a condition that later ones do not have', () => {
  expect(rules('video/requires-gate').stdout).toContain('\n  upstream  KubeVirt v1.8.0: 1.8:device/video-gate\n  releases  before 1.9\n');
});
