import { invoke } from './invoke';
import { RULE_BOOK } from '../../src/admission/rule-book';

const rules = (...args: string[]) => invoke('.', ['rules', ...args]);

test('lists all rules', () => {
  const lines = rules().stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(RULE_BOOK.size);
  expect(lines).toContainEqual(expect.stringMatching(/^vm\/has-short-name +advised +The name of a VM fits a DNS label of 63 characters$/));
});

test('lists the rules of a topic', () => {
  const { stdout } = rules('yaml');
  expect(stdout).toBe('yaml/has-unique-keys  advised      A key is written once\nyaml/is-readable      rejected     A file holds YAML or JSON\n');
});

test('explains one', () => {
  const { code, stdout, stderr } = rules('memory/reserves-overhead-behind-gate');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const rule = RULE_BOOK.get('memory/reserves-overhead-behind-gate');
  expect(stdout).toBe(`\
REJECTED memory/reserves-overhead-behind-gate: ${rule?.summary}
  why       ${rule?.why}
  fix       ${rule?.fix}
  kinds     kubevirt.io/VirtualMachine, kubevirt.io/VirtualMachineInstance, kubevirt.io/VirtualMachineInstanceReplicaSet, pool.kubevirt.io/VirtualMachinePool
  upstream  ${rule?.upstream?.join(', ')}
  lifted by feature gate ReservedOverheadMemlock
  accept    annotation admission.cdk8s-kubevirt.dev/acknowledge: "memory/reserves-overhead-behind-gate: <reason>"
  docs      https://github.com/cdk8s-kubevirt/cdk8s-kubevirt/blob/main/docs/rules.md#memory/reserves-overhead-behind-gate
`);
});

test('as data', () => {
  expect(JSON.parse(rules('--format', 'json').stdout)).toHaveLength(RULE_BOOK.size);
  expect(JSON.parse(rules('vm/has-short-name', '--format', 'json').stdout)).toEqual({
    id: 'vm/has-short-name',
    level: 'advised',
    summary: 'The name of a VM fits a DNS label of 63 characters',
    why: expect.any(String),
    fix: 'Shorten the name.',
    kinds: ['kubevirt.io/VirtualMachine'],
    url: 'https://github.com/cdk8s-kubevirt/cdk8s-kubevirt/blob/main/docs/rules.md#vm/has-short-name',
  });
});

test.each([
  [['vm/has-shrot-name'], 'no rule vm/has-shrot-name; did you mean vm/has-short-name?'],
  [['memroy'], 'no rule memroy; did you mean memory?'],
  [['nothing/at-all'], 'no rule nothing/at-all; cdk8s-kubevirt rules lists them'],
  [['vm', 'cpu'], 'rules takes one id or topic'],
  [['--format', 'sarif'], '--format is one of text, json, not "sarif"'],
])('%j', (args, message) => {
  expect(rules(...args)).toEqual({ code: 2, stdout: '', stderr: `cdk8s-kubevirt: ${message}\n` });
});
