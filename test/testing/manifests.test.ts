import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { Manifests, ManifestMatch } from '../../src/testing';

interface Vm { readonly name: string; readonly namespace?: string; readonly labels?: { [key: string]: string } }

function vm(chart: Chart, { name, namespace, labels }: Vm, spec: object): void {
  new ApiObject(chart, name, { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { name, namespace, labels }, spec });
}

function fleet(): Chart {
  const chart = Testing.chart();
  vm(chart, { name: 'web', namespace: 'apps', labels: { 'app.kubernetes.io/name': 'web' } }, {
    runStrategy: 'Always',
    disks: [{ name: 'root', bus: 'virtio' }, { name: 'data', bus: 'scsi' }, { name: 'cloudinit', bus: 'virtio' }],
  });
  vm(chart, { name: 'db' }, { runStrategy: 'Halted', disks: [] });
  new ApiObject(chart, 'secret', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'creds' } });
  new ApiObject(chart, 'other', { apiVersion: 'example.com/v1', kind: 'Secret', metadata: { name: 'other' } });
  return chart;
}

const manifests = () => Manifests.of(fleet());

test.each<[string, unknown]>([
  ['nothing', {}],
  ['some fields', { spec: { runStrategy: 'Always' } }],
  ['fields of elements', { spec: { disks: [{ name: 'root' }, { bus: 'scsi' }, {}] } }],
  ['an undefined field', { spec: { runStrategy: 'Always', nodeSelector: undefined } }],
  ['an empty array', { spec: { disks: [] } }],
  ['absent', { spec: { runStrategy: 'Always', affinity: ManifestMatch.absent() } }],
  ['any value', { spec: { disks: ManifestMatch.anyValue() } }],
  ['a pattern', { metadata: { name: ManifestMatch.stringMatching('^we') } }],
  ['part of an array, in order', { spec: { disks: ManifestMatch.arrayWith([{ name: 'root' }, { name: 'cloudinit' }]) } }],
  ['matchers in part of an array', { spec: { disks: ManifestMatch.arrayWith([{ name: ManifestMatch.stringMatching('a$'), serial: ManifestMatch.absent() }]) } }],
  ['exact', { spec: { disks: ManifestMatch.arrayWith([ManifestMatch.exact({ name: 'root', bus: 'virtio' })]) } }],
  ['the absence of a field that every JavaScript object inherits', { spec: { constructor: ManifestMatch.absent() } }],
  ['matchers in exact', { spec: ManifestMatch.exact({ runStrategy: ManifestMatch.anyValue(), disks: [] }) }],
])('finds %s', (_, expected) => {
  manifests().hasResource('VirtualMachine', expected);
  expect(() => manifests().hasNoResource('VirtualMachine', expected)).toThrow('Expected no VirtualMachine with');
});

test.each<[string, unknown, string]>([
  ['another value', { metadata: { name: 'web' }, spec: { runStrategy: 'Manual' } }, 'spec.runStrategy: expected "Manual", got "Always"'],
  ['a missing field', { metadata: { name: 'db' }, spec: { affinity: { x: 1 } } }, 'spec.affinity: expected {"x":1}, got nothing'],
  ['null for a missing field', { metadata: { name: 'db' }, spec: { affinity: null } }, 'spec.affinity: expected null, got nothing'],
  ['an array of other length', { metadata: { name: 'db' }, spec: { disks: [{}] } }, 'spec.disks: expected [{}], got []'],
  ['an element', { spec: { disks: [{}, {}, { bus: 'sata' }] } }, 'spec.disks[2].bus: expected "sata", got "virtio"'],
  ['a field that should be absent', { metadata: { name: 'db' }, spec: { disks: ManifestMatch.absent() } }, 'spec.disks: expected nothing, got []'],
  ['any value', { metadata: { name: 'db' }, spec: { affinity: ManifestMatch.anyValue() } }, 'spec.affinity: expected any value, got nothing'],
  ['a pattern', { metadata: { name: 'db' }, spec: { runStrategy: ManifestMatch.stringMatching('^A') } }, 'spec.runStrategy: expected a string matching /^A/, got "Halted"'],
  ['array out of order', { metadata: { name: 'web' }, spec: { disks: ManifestMatch.arrayWith([{ name: 'data' }, { name: 'root' }]) } },
    'spec.disks: expected an array with {"name":"root"}, got [{"bus":"virtio","name":"root"},'],
  ['an element twice', { spec: { disks: ManifestMatch.arrayWith([{ bus: 'scsi' }, { bus: 'scsi' }]) } }, 'spec.disks: expected an array with {"bus":"scsi"}, got'],
  ['array where there is none', { metadata: { name: 'db' }, spec: { runStrategy: ManifestMatch.arrayWith([1]) } }, 'spec.runStrategy: expected an array with [1], got "Halted"'],
  ['exact with a further field', { metadata: { name: 'web' }, spec: { disks: [ManifestMatch.exact({ name: 'root' }), {}, {}] } },
    'spec.disks[0].bus: expected nothing, got "virtio"'],
  ['a label', { metadata: { labels: { 'app.kubernetes.io/name': 'db' } } }, 'metadata.labels[app.kubernetes.io/name]: expected "db", got "web"'],
  ['a matcher inside a missing field', { metadata: { name: 'db' }, spec: { affinity: { x: ManifestMatch.anyValue() } } },
    'spec.affinity: expected {"x":"ManifestMatch.anyValue()"}, got nothing'],
  ['a field that every JavaScript object inherits', { metadata: { name: 'db' }, spec: { toString: ManifestMatch.anyValue() } },
    'spec.toString: expected any value, got nothing'],
  ['no object', 'x', '(object): expected "x", got {'],
])('does not find %s', (_, expected, line) => {
  expect(() => manifests().hasResource('VirtualMachine', expected)).toThrow(`:\n  ${line}`);
  manifests().hasNoResource('VirtualMachine', expected);
  expect(manifests().findResources('VirtualMachine', expected)).toEqual([]);
});

test('a failure shows the differences to the closest object, and all of the kind', () => {
  expect(() => manifests().hasResource('VirtualMachine', {
    metadata: { namespace: 'apps' }, spec: { runStrategy: 'Manual', disks: ManifestMatch.absent(), evictionStrategy: 'LiveMigrate' },
  })).toThrow(new Error(`No VirtualMachine matches. The closest is apps/web:
  spec.runStrategy: expected "Manual", got "Always"
  spec.disks: expected nothing, got [{"bus":"virtio","name":"root"},{"bus":"scsi","name":"data"},{"bus":"virtio","name":"cloudinit"}]
  spec.evictionStrategy: expected "LiveMigrate", got nothing
VirtualMachine: apps/web, db.`));
});

test('closest is the object of the expected name, also if another has more of the expected fields', () => {
  expect(() => manifests().hasResource('VirtualMachine', { metadata: { name: 'db' }, spec: { runStrategy: 'Always', disks: [{}, {}, {}] } }))
    .toThrow('The closest is db:\n  spec.runStrategy: expected "Always", got "Halted"\n  spec.disks: expected [{},{},{}], got []\n');
});

test('a kind may carry its apiVersion', () => {
  expect(manifests().findResources('Secret').map(({ metadata }) => metadata.name)).toEqual(['creds', 'other']);
  expect(manifests().findResources('v1/Secret').map(({ metadata }) => metadata.name)).toEqual(['creds']);
  expect(manifests().findResources('example.com/v1/Secret').map(({ metadata }) => metadata.name)).toEqual(['other']);
});

test('a kind that is not there', () => {
  expect(() => manifests().hasResource('VirtualMachinePool')).toThrow(
    new Error('There is no VirtualMachinePool. Kinds: example.com/v1/Secret, kubevirt.io/v1/VirtualMachine, v1/Secret.'));
  expect(() => Manifests.of(Testing.chart()).hasResource('Secret')).toThrow(new Error('There is no Secret. Kinds: none.'));
  manifests().hasNoResource('VirtualMachinePool');
});

test('counts', () => {
  manifests().resourceCountIs('VirtualMachine', 2);
  manifests().resourceCountIs('VirtualMachinePool', 0);
  expect(() => manifests().resourceCountIs('VirtualMachine', 3)).toThrow(new Error('Expected 3 VirtualMachine, got 2: apps/web, db.'));
  expect(() => manifests().resourceCountIs('Pod', 1)).toThrow(new Error('Expected 1 Pod, got 0.'));
});

test('names what should not be there', () => {
  expect(() => manifests().hasNoResource('VirtualMachine', { spec: { disks: ManifestMatch.anyValue() } })).toThrow(
    new Error('Expected no VirtualMachine with {"spec":{"disks":"ManifestMatch.anyValue()"}}, got apps/web, db.'));
});

test('an app has the objects of all its charts', () => {
  const app = new App();
  for (const name of ['a', 'b']) {
    vm(new Chart(app, name), { name }, {});
  }
  Manifests.ofApp(app).resourceCountIs('VirtualMachine', 2);
});

test('refuses a malformed pattern', () => {
  expect(() => ManifestMatch.stringMatching('(')).toThrow(
    'ManifestMatch.stringMatching: got "("; allowed: a regular expression of JavaScript. Invalid regular expression',
  );
});
