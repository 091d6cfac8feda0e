import { Lazy, Size } from 'cdk8s';
import { Checks } from '../../src/shape/checks';
import type { NamedType } from '../../src/shape/shape-table';
import { messageOf, UsageError } from '../../src/usage-error';

const TYPES: [string, NamedType][] = [
  ['Size', { kind: 'class', ways: ['Size.mebibytes', 'Size.gibibytes'] }],
  ['Cron', { kind: 'class', ways: [] }],
  ['ISecret', { kind: 'interface', members: ['name', 'envValue'], ways: ['Secret.fromSecretName'] }],
  ['Policy', { kind: 'enum', values: ['Always', 'Never'] }],
  ['Stage', { kind: 'enum', values: [1, 2] }],
  ['Protocol', { kind: 'enum', values: ['TCP', 'UDP'], isOfPeer: true }],
  ['Named', { kind: 'struct', props: { name: 's' } }],
  ['Port', { kind: 'struct', bases: ['Named'], props: { port: 'n', inner: '?[@Port', labels: '?{s' } }],
  ['Metadata', { kind: 'struct', props: { labels: '?{s' }, isOfPeer: true }],
];
const checks = new Checks(new Map(TYPES));

function problems(code: string, value: unknown): string[] {
  const found: UsageError[] = [];
  checks.of(code)(value, { key: 'it' }, found);
  return found.map((problem) => messageOf(undefined, problem));
}

const subclass = Object.create(Object.create(Size.prototype));
const cron = Object.create({ constructor: Object.assign(() => {}, { [Symbol.for('jsii.rtti')]: { fqn: 'cdk8s-plus-99.a.Cron', version: '1' } }) });
const port = { name: 'a', port: 1 };
const late = Lazy.any({ produce: () => 'x' });

test.each<[string, unknown]>([
  ['s', ''], ['n', 0], ['n', NaN], ['b', false], ['a', undefined], ['a', null],
  ['[s', []], ['[s', ['a']], ['{n', {}], ['{n', { constructor: 1 }], ['{n', { a: undefined }], ['[{[n', [{ a: [1] }]],
  ['@Size', Size.gibibytes(1)], ['@Size', subclass], ['@Cron', cron],
  ['@ISecret', { name: 'a', envValue: () => {} }],
  ['@Policy', 'Always'], ['@Stage', 2], ['@Protocol', 'TCP'], ['@Protocol', 'SCTP'],
  ['@Port', port], ['@Port', { ...port, inner: [port], labels: {} }], ['@Port', Object.assign(Object.create(null), port)],
  ['@Port', { ...port, inner: undefined, another: undefined }], ['@Port', Object.assign(new Map(), port)],
  ['@Metadata', { labels: {}, deletionPolicy: 'x' }],
  // What is known at synthesis only.
  ['s', late], ['n', late], ['[s', late], ['{s', late], ['@Port', late], ['@Policy', late], ['@Port', { name: late, port: late }], ['s', { resolve: () => 'x' }],
])('%s takes %p', (code, value) => {
  expect(problems(code, value)).toEqual([]);
});

test.each<[string, unknown, string[]]>([
  ['s', 1.9, ["it: got 1.9; allowed: a string. Write '1.9'."]],
  ['s', null, ['it: got null; allowed: a string. Give one.']],
  ['n', '80', ['it: got "80"; allowed: a number. Write 80.']],
  ['n', 'eighty', ['it: got "eighty"; allowed: a number. Give one.']],
  ['n', '', ['it: got ""; allowed: a number. Give one.']],
  ['b', 'true', ['it: got "true"; allowed: true or false. Write true.']],
  ['b', 1, ['it: got 1; allowed: true or false. Give one of them.']],
  ['[s', 'a', ['it: got "a"; allowed: a list, each a string. Put it into [ ].']],
  ['[s', ['a', 1], ["it[1]: got 1; allowed: a string. Write '1'."]],
  ['{s', [], ['it: got "a list of 0"; allowed: an object, each value a string. Give one.']],
  ['{[n', { a: [true] }, ['it.a[0]: got true; allowed: a number. Give one.']],
  ['@Size', '4Gi', ['it: got "4Gi"; allowed: a Size. Make one by Size.mebibytes or Size.gibibytes.']],
  ['@Size', cron, ['it: got "a Cron"; allowed: a Size. Make one by Size.mebibytes or Size.gibibytes.']],
  ['@Cron', Size.gibibytes(1), ['it: got "a Size"; allowed: a Cron. Give an object of a class that is one.']],
  ['@ISecret', 'answer', ['it: got "answer"; allowed: an ISecret. Make one by Secret.fromSecretName.']],
  ['@ISecret', { name: 'a' }, ['it: got "an object with name"; allowed: an ISecret. Make one by Secret.fromSecretName.']],
  ['@ISecret', () => {}, ['it: got "a function"; allowed: an ISecret. Make one by Secret.fromSecretName.']],
  ['@Policy', 'always', ['it: got "always"; allowed: Always, Never. Write Always.']],
  ['@Policy', 'constructor', ['it: got "constructor"; allowed: Always, Never. Write one of them.']],
  ['@Stage', '1', ['it: got "1"; allowed: 1, 2. Write 1.']],
  ['@Protocol', 'TPC', ['it: got "TPC"; allowed: TCP, UDP. Write TCP.']],
  ['@Protocol', 6, ['it: got 6; allowed: TCP, UDP. Write one of them.']],
  ['@Port', 80, ['it: got 80; allowed: a Port. Give an object with name, port.']],
  ['@Port', [port], ['it: got "a list of one"; allowed: a Port. Give an object with name, port.']],
  ['@Port', { name: 'a', prot: 80 }, [
    'it.prot: got 80; allowed: a property of Port. Write port.', 'it.port: got undefined; allowed: a number. Give one.',
  ]],
  ['@Port', { ...port, toString: 1 }, ['it.toString: got 1; allowed: a property of Port. Remove it; there are name, port, inner, labels.']],
  ['@Port', { ...port, inner: [port, { ...port, label: {} }] }, ['it.inner[1].label: got "an object with nothing"; allowed: a property of Port. Write labels.']],
  ['@Metadata', { lables: {} }, ['it.lables: got "an object with nothing"; allowed: a property of Metadata. Write labels.']],
])('%s does not take %p', (code, value, expected) => {
  expect(problems(code, value)).toEqual(expected);
});

test('what may be secret is not shown', () => {
  const found: UsageError[] = [];
  checks.of('s')(4711, { key: 'password' }, found);
  expect(found[0]).toMatchObject({ got: '(not shown)' });
});
