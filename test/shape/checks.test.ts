import { Chart, Lazy, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Checks } from '../../src/shape/checks';
import type { NamedType } from '../../src/shape/shape-table';
import { messageOf, UsageError } from '../../src/usage-error';

const TYPES: [string, NamedType][] = [
  ['Size', { kind: 'class', ways: ['Size.mebibytes', 'Size.gibibytes'] }],
  ['Cron', { kind: 'class', ways: [] }],
  ['Bus', { kind: 'class', ways: ['of', 'scsi', 'A', 'B', 'C', 'D', 'E', 'F', 'USB_3', 'VIRTIO'].map((name) => `Bus.${name}`) }],
  ['Guest', { kind: 'struct', props: { bus: '?@Bus', hostname: '?s', runStrategy: '?s', port: '?@Port', storageClasses: '?[s' } }],
  ['ISecret', { kind: 'interface', members: ['name', 'envValue'], classes: ['Secret', 'Cron'], ways: ['Secret.fromSecretName'] }],
  ['IClaim', { kind: 'interface', members: ['name'], classes: ['Claim'], isBare: true, ways: ['new Claim'] }],
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
/** An object of a class, and of those above it. */
const named = (...kinds: string[]) => Object.assign(Object.create(kinds.reduceRight((above: object, kind) => (
  Object.create(above, { constructor: { value: Object.assign(() => {}, { [Symbol.for('jsii.rtti')]: { fqn: `a.${kind}`, version: '1' } }) } })
), Object.prototype)), { name: 'a' });
const port = { name: 'a', port: 1 };
const chart = new Chart(Testing.app(), 'c');
const claim = new kplus.PersistentVolumeClaim(chart, 'claim', { storage: Size.gibibytes(1) });
const late = Lazy.any({ produce: () => 'x' });

test.each<[string, unknown]>([
  ['s', ''], ['n', 0], ['n', NaN], ['b', false], ['a', undefined], ['a', null],
  ['[s', []], ['[s', ['a']], ['{n', {}], ['{n', { constructor: 1 }], ['{n', { a: undefined }], ['[{[n', [{ a: [1] }]],
  ['@Size', Size.gibibytes(1)], ['@Size', subclass], ['@Cron', cron],
  ['@ISecret', { name: 'a', envValue: () => {} }],
  ['@IClaim', named('Claim')], ['@IClaim', named('Mine', 'Claim')], ['@IClaim', named('Theirs')], ['@IClaim', { name: 'a' }],
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
  ['s', claim, ['it: got a PersistentVolumeClaim; allowed: a string. Write .name behind it, or call what takes the object.']],
  ['s', chart, ['it: got a Chart; allowed: a string. Give one.']],
  ['n', '80', ['it: got "80"; allowed: a number. Write 80.']],
  ['n', 'eighty', ['it: got "eighty"; allowed: a number. Give one.']],
  ['n', '', ['it: got ""; allowed: a number. Give one.']],
  ['b', 'true', ['it: got "true"; allowed: true or false. Write true.']],
  ['b', 1, ['it: got 1; allowed: true or false. Give one of them.']],
  ['[s', 'a', ['it: got "a"; allowed: a list, each a string. Put it into [ ].']],
  ['[s', ['a', 1], ["it[1]: got 1; allowed: a string. Write '1'."]],
  ['{s', [], ['it: got a list of 0; allowed: an object, each value a string. Give one.']],
  ['{[n', { a: [true] }, ['it.a[0]: got true; allowed: a number. Give one.']],
  ['@Size', '4Gi', ['it: got "4Gi"; allowed: a Size. Write Size.gibibytes(4).']],
  ['@Size', '4GB', ['it: got "4GB"; allowed: a Size. Make one by Size.mebibytes or Size.gibibytes.']],
  ['@Size', 4, ['it: got 4; allowed: a Size. Make one by Size.mebibytes or Size.gibibytes.']],
  ['@Bus', 'virtio', ['it: got "virtio"; allowed: a Bus. Make one by Bus.VIRTIO.']],
  ['@Bus', 'usb.3', ['it: got "usb.3"; allowed: a Bus. Make one by Bus.USB_3.']],
  ['@Bus', { name: 'a', scsi: {} }, ['it: got an object with name, scsi; allowed: a Bus. Make one by Bus.scsi.']],
  ['@Bus', 'ide', ['it: got "ide"; allowed: a Bus. Make one by Bus.of, Bus.scsi, Bus.A, Bus.B, Bus.C, Bus.D, Bus.E, Bus.F ….']],
  ['@Size', cron, ['it: got a Cron; allowed: a Size. Make one by Size.mebibytes or Size.gibibytes.']],
  ['@Cron', Size.gibibytes(1), ['it: got a Size; allowed: a Cron. Give an object of a class that is one.']],
  ['@ISecret', 'answer', ['it: got "answer"; allowed: an ISecret. Make one by Secret.fromSecretName.']],
  ['@ISecret', { name: 'a' }, ['it: got an object with name; allowed: an ISecret. Make one by Secret.fromSecretName.']],
  ['@ISecret', () => {}, ['it: got a function; allowed: an ISecret. Make one by Secret.fromSecretName.']],
  ['@IClaim', named('Secret'), ['it: got a Secret; allowed: an IClaim. Make one by new Claim.']],
  ['@IClaim', named('Mine', 'Secret'), ['it: got a Mine; allowed: an IClaim. Make one by new Claim.']],
  ['@Policy', 'always', ['it: got "always"; allowed: Always, Never. Write Always.']],
  ['@Policy', 'constructor', ['it: got "constructor"; allowed: Always, Never. Write one of them.']],
  ['@Stage', '1', ['it: got "1"; allowed: 1, 2. Write 1.']],
  ['@Protocol', 'TPC', ['it: got "TPC"; allowed: TCP, UDP. Write TCP.']],
  ['@Protocol', 6, ['it: got 6; allowed: TCP, UDP. Write one of them.']],
  ['@Port', 80, ['it: got 80; allowed: a Port. Give an object with name, port.']],
  ['@Port', [port], ['it: got a list of one; allowed: a Port. Give an object with name, port.']],
  ['@Port', { name: 'a', prot: 80 }, [
    'it.prot: got 80; allowed: a property of Port. Write port.', 'it.port: got undefined; allowed: a number. Give one.',
  ]],
  ['@Port', { ...port, toString: 1 }, ['it.toString: got 1; allowed: a property of Port. Remove it; there are name, port, inner, labels.']],
  ['@Port', { ...port, inner: [port, { ...port, label: {} }] }, ['it.inner[1].label: got an object with nothing; allowed: a property of Port. Write labels.']],
  ['@Guest', { name: 'a' }, ['it.name: got "a"; allowed: a property of Guest. Remove it, or write port.name.']],
  ['@Guest', { running: true }, ['it.running: got true; allowed: a property of Guest. Write runStrategy.']],
  ['@Guest', { affinity: 'a' }, [
    'it.affinity: got "a"; allowed: a property of Guest. Remove it; there are bus, hostname, runStrategy, port, storageClasses.',
  ]],
  ['@Guest', { vmStateStorageClass: 'a' }, [
    'it.vmStateStorageClass: got "a"; allowed: a property of Guest. Remove it; there are storageClasses, bus, hostname, runStrategy, port.',
  ]],
  ['@Metadata', { lables: {} }, ['it.lables: got an object with nothing; allowed: a property of Metadata. Write labels.']],
])('%s does not take %p', (code, value, expected) => {
  expect(problems(code, value)).toEqual(expected);
});

test('what may be secret is not shown', () => {
  const found: UsageError[] = [];
  checks.of('s')(4711, { key: 'password' }, found);
  expect(found[0]).toMatchObject({ got: { text: '(not shown)' } });
});
