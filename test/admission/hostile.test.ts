import { admit } from '../../src/admission/admission';
import { check } from '../../src/admission/check';
import { virtualMachine } from '../rules/judge';
import type { Json } from '../rules/judge';

const VALUES: [string, unknown][] = [
  ['a mapping that shadows toString', { toString: 1, valueOf: null }],
  ['a mapping that shadows toJSON', { toJSON: {} }],
  ['a mapping with a key __proto__', JSON.parse('{"__proto__":{"a":1}}')],
  ['a list', [[null]]],
  ['a boolean', true],
  ['a number', -0],
];

/** The rules that found something, for objects of a program and for a text; an object must be judged in both. */
function rulesFor(manifest: unknown): string[] {
  const found = admit([{ manifest }]).map(({ rule }) => rule).sort();
  const { subjects } = check([{ file: 'a.yaml', text: JSON.stringify(manifest) }], {});
  expect(subjects.flatMap(({ findings }) => findings.map(({ rule }) => rule)).sort()).toEqual(found);
  return found;
}

describe.each(['name', 'namespace', 'generateName', 'labels', 'annotations', 'creationTimestamp'])('metadata.%s', (field) => {
  test.each(VALUES)('%s', (_, value) => {
    const { metadata, ...rest } = virtualMachine({}) as { metadata: object } & Json;
    expect(rulesFor({ ...rest, metadata: { ...metadata, [field]: value } })).toEqual(expect.arrayContaining([expect.stringMatching(/^(?:schema|metadata)\//)]));
  });
});

test.each(['apiVersion', 'kind'])('%s of any type', (field) => {
  for (const [, value] of VALUES) expect(rulesFor({ ...virtualMachine({}), [field]: value })).toEqual([expect.stringMatching(/^object\/has-valid-/)]);
});

describe.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__', 'toJSON', 'length'])('the word %s', (word) => {
  const own = JSON.parse(`{${JSON.stringify(word)}:"x"}`) as object;
  const requirement = { key: 'a', operator: word };
  const term = { topologyKey: 'a', labelSelector: { matchExpressions: [requirement], matchLabels: own } };

  test.each<[string, object]>([
    ['of an operator', { affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } } }],
    ['of an operator on nodes', {
      affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [requirement] }] } } },
    }],
    ['as the key of a volume', { volumes: [{ name: 'v', emptyDisk: { capacity: '1Gi' }, ...own }] }],
    ['as the key of a disk', { domain: { devices: { disks: [{ name: 'd', ...own }] } } }],
    ['as a key of a node selector', { nodeSelector: own }],
    ['of a bus', { domain: { devices: { disks: [{ name: 'd', disk: { bus: word } }] } } }],
    ['of an architecture', { architecture: word }],
    ['of a machine', { domain: { machine: { type: word } } }],
    ['of an amount', { domain: { resources: { requests: { [word]: '1' }, limits: own } } }],
    ['of names', { networks: [{ name: word, pod: {} }], volumes: [{ name: word, containerDisk: { image: word } }] }],
    ['of an eviction strategy', { evictionStrategy: word }],
    ['of a toleration', { tolerations: [{ key: word, operator: word, effect: word }] }],
  ])('%s crashes no rule', (_, spec) => expect(rulesFor(virtualMachine(spec))).not.toContain('rule/failed'));
});

test.each([Infinity, -Infinity, NaN])('%d is no number of any field', (value) => {
  const places: object[] = [
    { domain: { cpu: { cores: value } } },
    { domain: { cpu: { cores: value, sockets: 2, dedicatedCpuPlacement: true } } },
    { domain: { memory: { guest: value } } },
    { domain: { resources: { requests: { cpu: value, memory: '1Gi' } } } },
    { domain: { devices: { disks: [{ name: 'd', bootOrder: value }] } } },
    { terminationGracePeriodSeconds: value },
  ];
  for (const spec of places) {
    const found = admit([{ manifest: virtualMachine(spec) }]).map(({ rule, got }) => [rule, got]);
    expect(found).toContainEqual(['schema/has-valid-type', `number ${value}`]);
    expect(found).not.toContainEqual(['rule/failed', expect.anything()]);
  }
});

test('a list that is longer than its schema takes is not looked into', () => {
  const interfaces = Array.from({ length: 20_000 }, () => ({ name: 'same' }));
  expect(rulesFor(virtualMachine({ domain: { devices: { interfaces } } }))).toEqual(['schema/fits-bounds']);
});

test('entries of a set that are no data are compared without asking them', () => {
  const finalizers = [10n, { toJSON: () => { throw new Error('asked'); } }, Symbol('s')];
  const { metadata, ...rest } = virtualMachine({}) as { metadata: object } & Json;
  expect(admit([{ manifest: { ...rest, metadata: { ...metadata, finalizers } } }]).map(({ rule }) => rule)).toContain('schema/has-valid-type');
});

test.each<[string, unknown, string[]]>([
  ['that fits', 2n, []],
  ['that is too large', 10n ** 30n, ['1e+30']],
])('a bigint %s is judged as the number that is written', (_, cores, got) => {
  const found = admit([{ manifest: virtualMachine({ domain: { cpu: { cores }, devices: {} } }) }]).filter(({ field }) => field.endsWith('cores'));
  expect([...new Set(found.map((finding) => finding.got))]).toEqual(got);
});

test('what judges a quota compares guests without asking them how', () => {
  const quota = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'q' }, spec: { hard: { 'limits.cpu': '1' } } };
  const domain = { devices: {}, memory: { guest: '1Gi', unknown: 10n, toJSON: () => { throw new Error('asked'); } } };
  expect(admit([{ manifest: quota }, { manifest: virtualMachine({ domain }) }]).map(({ rule }) => rule)).not.toContain('rule/failed');
});

test.each(['NaN', 'inf', '-Infinity', '1e308'])('a ratio %s of memory crashes no rule', (ratio) => {
  const quota = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'q', namespace: 'n' }, spec: { hard: { 'limits.memory': '1Gi' } } };
  const labels = { 'alpha.kubevirt.io/auto-memory-limits-ratio': ratio };
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'n', labels } };
  const kubevirt = { apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', metadata: { name: 'k' }, spec: { configuration: { additionalGuestMemoryOverheadRatio: ratio } } };
  const guest = virtualMachine({ domain: { devices: {}, memory: { guest: '1Gi' } } }) as { metadata: object };
  const vm = { ...guest, metadata: { ...guest.metadata, namespace: 'n' } };
  expect(admit([namespace, quota, kubevirt, vm].map((manifest) => ({ manifest }))).map(({ rule }) => rule)).not.toContain('rule/failed');
});

test('entries that are null twice are told as repeated', () => {
  expect(rulesFor(virtualMachine({ resourceClaims: [null, null] }))).toContain('schema/has-unique-entries');
});

test.each(VALUES)('a source that CDI does not have, referring to %s', (_, secretRef) => {
  const source = { other: { url: 'http://h/a', secretRef, certConfigMap: secretRef } };
  const volume = { apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataVolume', metadata: { name: 'a' }, spec: { source, pvc: {} } };
  expect(rulesFor(volume)).toContain('schema/has-known-field');
  expect(rulesFor(volume)).not.toContain('rule/failed');
});
