import { examplesOf } from '../../../projenrc/rules/examples';
import { RULE_BOOK } from '../../../src/admission/rule-book';
import type { DescribedRule } from '../../../src/admission/rule-book';
import { instance, virtualMachine } from '../../rules/judge';
import type { RuleCase } from '../../rules/rule-case';

const UNIQUE = 'yaml/has-unique-keys';
const NAMED = 'metadata/has-valid-name';
const GATED = 'snapshot/requires-gate';

const ruleOf = (id: string) => [...RULE_BOOK.values()].filter((rule) => rule.id === id);
const chosen = (id: string, cases: RuleCase[]) => examplesOf(cases, ruleOf(id)).get(id);

const object = (name: string, more: object = {}) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, ...more });
const yaml = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;
const snapshot = {
  apiVersion: 'snapshot.kubevirt.io/v1beta1',
  kind: 'VirtualMachineSnapshot',
  metadata: { name: 'a' },
  spec: { source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'a' } },
};

test('a finding, and what it is found in', () => {
  expect(chosen(NAMED, [{ judged: [object('good'), object('Bad')] }])).toEqual({
    field: 'metadata.name', got: 'Bad', allowed: expect.any(String), yaml: `${yaml('good')}---\n${yaml('Bad')}`,
  });
});

test.each<[string, plain: RuleCase, other: RuleCase]>([
  ['it breaks nothing else', { judged: [object('A_long_name')] }, { judged: [object('A', { spec: {} })] }],
  ['it is one object', { judged: [object('A', { data: { a: 'b'.repeat(90) } })] }, { judged: [object('A'), object('b')] }],
  ['it is short', { judged: [object('B')] }, { judged: [object('AA')] }],
  ['its letters come first', { judged: [object('A')] }, { judged: [object('B')] }],
])('a case is plainer than another where %s', (_, plain, other) => {
  const expected = chosen(NAMED, [plain]);
  expect(chosen(NAMED, [plain, other])).toEqual(expected);
  expect(chosen(NAMED, [other, plain, other])).toEqual(expected);
});

test('a case is plainer than another where something is there', () => {
  const policy = (errorPolicy: string): RuleCase => ({
    judged: [instance({ domain: { devices: { disks: [{ name: 'a', errorPolicy }] } }, volumes: [{ name: 'a', emptyDisk: { capacity: '1Gi' } }] })],
  });
  expect(chosen('disk/has-known-error-policy', [policy(''), policy('enospc')])?.got).toBe('enospc');
});

test('a case is plainer than another where its kind is the first that the rule lists', () => {
  const sound = { domain: { devices: { sound: { name: '' } } } };
  const field = 'spec.template.spec.domain.devices.sound.name';
  expect(chosen('sound/requires-name', [{ judged: [instance(sound)] }, { judged: [virtualMachine(sound)] }])?.field).toBe(field);
});

test('a case is plainer than another where its level is that of the rule', () => {
  const sound = { architecture: 'arm64', domain: { devices: { sound: { name: 's' } } } };
  const refused = instance({ ...sound, hostname: 'h'.repeat(60), subdomain: 's'.repeat(60) });
  expect(chosen('sound/excludes-arm64', [{ judged: [virtualMachine(sound)] }, { judged: [refused] }])?.field).toBe('spec.domain.devices.sound');
});

test('a cluster is told where the usual one finds nothing', () => {
  const profile = { enabledFeatureGates: [] };
  expect(chosen(NAMED, [{ judged: [object('A')], profile }])?.cluster).toBeUndefined();
  expect(chosen(GATED, [{ judged: [snapshot], profile }])?.cluster).toEqual(profile);
});

test('the text of a file is shown as it is', () => {
  expect(chosen(UNIQUE, [{ judged: 'a: 1\na: 2\n' }])).toEqual({ field: '', got: 'a', allowed: 'each key once', yaml: 'a: 1\na: 2\n' });
});

test('a long line is cut', () => {
  const name = `A${'a'.repeat(299)}`;
  expect(chosen(NAMED, [{ judged: [object(name)] }])?.yaml).toBe(`apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: A${'a'.repeat(91)}… (308 characters)\n`);
});

test('what is accepted by an annotation is no example', () => {
  const annotations = { 'admission.cdk8s-kubevirt.dev/acknowledge': `${NAMED}: because` };
  expect(() => chosen(NAMED, [{ judged: [object('A', { metadata: { name: 'A', annotations } })] }])).toThrow(NAMED);
});

test('a rule that no test breaks is told', () => {
  const rules: DescribedRule[] = [NAMED, GATED, UNIQUE].flatMap(ruleOf);
  expect(() => examplesOf([{ judged: [object('A')] }], rules)).toThrow(`no test has a case that breaks ${GATED}, ${UNIQUE}`);
});

test('only what no manifest can show has no example', () => {
  expect(examplesOf([], ['name/avoids-locale', 'object/is-renderable', 'output/has-unique-file', 'rule/failed'].flatMap(ruleOf)).size).toBe(0);
});
