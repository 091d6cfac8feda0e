import { judge, Json, virtualMachine } from '../rules/judge';
import type { Verdict } from '../rules/judge';

const parameters = [{ name: 'NAME', required: true }, { name: 'CORES', value: '2' }, { name: 'RUN', value: 'true' }, { name: 'SIZE' }, { name: 'TAG' }];
const template = (object: Json, fields: Json = {}): Json => (
  { apiVersion: 'template.openshift.io/v1', kind: 'Template', metadata: { name: 'web' }, objects: [object], parameters, ...fields }
);
const machine = (fragment: Json = {}, fields: Json = {}): Json => {
  const vm = virtualMachine(fragment);
  return { ...vm, metadata: { name: '${NAME}', namespace: 'written-out' }, spec: { ...vm.spec, ...fields } };
};
const image = (name: string) => ({ domain: { devices: { disks: [{ name: 'a', disk: {} }] } }, volumes: [{ name: 'a', containerDisk: { image: name } }] });

/** What is found, with what else is said of it left out. */
const found = (manifest: Json) => judge(manifest).map(([rule, field, got]) => [rule, field, got]);

test.each<[what: string, object: Json]>([
  ['names and labels', machine({ nodeSelector: { '${NAME}': '${NAME}' }, hostname: '${NAME}' })],
  ['a number', machine({ domain: { cpu: { cores: '${{CORES}}' } } })],
  ['a condition', machine({}, { runStrategy: undefined, running: '${{RUN}}' })],
  ['a number and a condition', machine({ domain: { cpu: { cores: '${{CORES}}' }, devices: { autoattachGraphicsDevice: '${{RUN}}' } } })],
  ['the kind of an instancetype', { ...machine(), spec: { runStrategy: 'Always', instancetype: { kind: '${NAME}', name: '${TAG}' }, template: { spec: { domain: { devices: {} } } } } }],
  ['a quantity', machine({ domain: { memory: { guest: '${SIZE}' } } })],
  ['a part of a quantity', machine({ domain: { memory: { guest: '${SIZE}Gi' } } })],
  ['a word of a closed set', machine({}, { runStrategy: '${NAME}' })],
  ['a tag', machine(image('quay.io/containerdisks/fedora:${TAG}'))],
  ['a whole image', machine(image('${TAG}'))],
  ['the name of a Service, which begins with a letter', { apiVersion: 'v1', kind: 'Service', metadata: { name: '${NAME}' }, spec: { ports: [{ port: 80 }], selector: { a: '${NAME}' } } }],
  ['another reference in user data', machine({ volumes: [{ name: 'a', cloudInitNoCloud: { userData: '#cloud-config\nruncmd: ["echo ${HOME}"]\n' } }], domain: { devices: { disks: [{ name: 'a', disk: {} }] } } })],
])('a parameter may be %s', (_, object) => {
  expect(found(template(object)).filter(([rule]) => rule !== 'run-strategy/excludes-deprecated-running')).toEqual([]);
});

test.each<[what: string, manifest: Json, verdict: Verdict]>([
  ['a bus', template(machine({ domain: { devices: { disks: [{ name: 'a', disk: { bus: 'scsii' } }] } }, volumes: [{ name: 'a', emptyDisk: { capacity: '1Gi' } }] })),
    ['disk-bus/is-known', 'objects[0].spec.template.spec.domain.devices.disks[0].disk.bus', 'scsii']],
  ['an unknown field', template(machine({ bogus: '${NAME}' })), ['schema/has-known-field', 'objects[0].spec.template.spec.bogus', '…']],
  ['what no value makes right', template(machine({ hostname: '${NAME}_' })), ['hostname/has-valid-hostname', 'objects[0].spec.template.spec.hostname', '…_']],
  ['another object', template({ apiVersion: 'v1', kind: 'Service', metadata: { name: '${NAME}' }, spec: { ports: [{ port: 0 }] } }), ['service/has-valid-port', 'objects[0].spec.ports[0].port', '0']],
])('%s is refused whatever is filled in', (_, manifest, verdict) => {
  expect(found(manifest)).toContainEqual(verdict);
});

test('a template of KubeVirt need not say what it makes', () => {
  const { apiVersion, kind, ...vm } = machine({}, { runStrategy: 'Alwais' });
  const manifest = { apiVersion: 'template.kubevirt.io/v1beta1', kind: 'VirtualMachineTemplate', metadata: { name: 'web' }, spec: { parameters: [{ name: 'NAME' }], virtualMachine: vm } };
  expect(found(manifest)).toEqual([['run-strategy/is-known', 'spec.virtualMachine.spec.runStrategy', 'Alwais']]);
});

test('a template of the core group, which OpenShift 3 had, is judged inside', () => {
  expect(found({ ...template(machine({}, { runStrategy: 'Alwais' })), apiVersion: 'v1' })).toEqual([
    ['object/requires-served-version', 'apiVersion', 'v1'],
    ['run-strategy/is-known', 'objects[0].spec.runStrategy', 'Alwais'],
  ]);
});

test.each<[what: string, fields: Json]>([
  ['objects that are none', { objects: ['a', 1] }],
  ['no parameters', { parameters: undefined }],
  ['parameters without names', { parameters: [{ value: 'a' }] }],
])('%s are no error', (_, fields) => {
  expect(judge(template(machine(), fields)).filter(([rule]) => rule === 'rule/failed')).toEqual([]);
});
