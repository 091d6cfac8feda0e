import { FindingLevel } from '../../../src/rules/finding-level';
import { instance, judge, merged, pool, replicaSet, says, virtualMachine } from '../judge';
import type { Json } from '../judge';
import { reportedFields } from '../reported-fields';

const ANNOTATIONS = ['spec.template.metadata.annotations', 'spec.virtualMachineTemplate.spec.template.metadata.annotations', 'metadata.annotations'];

says({
  'vmi-metadata/excludes-reserved-labels': {
    allowed: 'none of kubevirt.io/created-by, kubevirt.io/migrationJobUID, kubevirt.io/nodeName, kubevirt.io/migrationTargetNodeName, '
      + 'kubevirt.io/schedulable, kubevirt.io/install-strategy',
    reported: ['metadata.labels', 'spec.template.metadata.labels', 'spec.virtualMachineTemplate.spec.template.metadata.labels'],
  },
  'vmi-metadata/requires-gate-for-ignition': { allowed: 'only while the feature gate ExperimentalIgnitionSupport is on', reported: ANNOTATIONS },
  'vmi-metadata/requires-gate-for-sidecars': { allowed: 'only while the feature gate Sidecar is on', reported: ANNOTATIONS },
});

const GATED = [
  ['kubevirt.io/ignitiondata', 'ExperimentalIgnitionSupport', 'vmi-metadata/requires-gate-for-ignition'],
  ['hooks.kubevirt.io/hookSidecars', 'Sidecar', 'vmi-metadata/requires-gate-for-sidecars'],
] as const;

const places: [kind: string, path: string, place: (metadata: Json) => Json][] = [
  ['VM', 'spec.template.metadata', (metadata) => merged(virtualMachine(), { spec: { template: { metadata } } })],
  ['instance', 'metadata', (metadata) => merged(instance(), { metadata })],
  ['pool', 'spec.virtualMachineTemplate.spec.template.metadata',
    (metadata) => merged(pool(), { spec: { virtualMachineTemplate: { spec: { template: { metadata } } } } })],
];

describe.each(places)('the metadata of the guest of a %s', (_, path, place) => {
  test('may have other labels of KubeVirt', () => {
    expect(judge(place({ labels: { 'kubevirt.io/vm': 'x' } }))).toEqual([]);
  });

  test.each([
    'created-by', 'migrationJobUID', 'nodeName', 'migrationTargetNodeName', 'schedulable', 'install-strategy',
  ])('must not have the label %s', (name) => {
    const manifest = place({ labels: { [`kubevirt.io/${name}`]: '' } });
    const rule = 'vmi-metadata/excludes-reserved-labels';
    expect(judge(manifest)).toEqual([[rule, `${path}.labels[kubevirt.io/${name}]`, '']]);
    expect(reportedFields(manifest)).toEqual([[rule, `${path}.labels`]]);
  });

  test.each(GATED)('must not have the annotation %s while %s is off', (key, gate, rule) => {
    const manifest = place({ annotations: { [key]: '[]' } });
    expect(judge(manifest)).toEqual([[rule, `${path}.annotations[${key}]`, '[]']]);
    expect(reportedFields(manifest)).toEqual([[rule, `${path}.annotations`]]);
    // What Ignition is given is judged elsewhere.
    expect(judge(manifest, { enabledFeatureGates: [gate] }).filter(([id]) => id.startsWith('vmi-metadata/'))).toEqual([]);
    expect(judge(place({ annotations: { [key]: '' } }))).toEqual([]);
  });
});

describe('the template of a replica set', () => {
  const place = (metadata: Json) => merged(replicaSet(), { spec: { template: { metadata } } });

  test('may have any label: KubeVirt itself makes the instances', () => {
    expect(judge(place({ labels: { 'kubevirt.io/nodeName': 'n' } }))).toEqual([]);
  });

  test.each(GATED)('is judged by the annotation %s when an instance is made', (key, _, rule) => {
    const manifest = place({ annotations: { [key]: '[]' } });
    expect(judge(manifest)).toEqual([[rule, `spec.template.metadata.annotations[${key}]`, '[]', { level: FindingLevel.UNSTARTABLE }]]);
    expect(reportedFields(manifest)).toEqual([[rule, 'metadata.annotations']]);
  });
});

describe.each(GATED)('the annotation %s of the instancetype or preference of a VM', (key, gate, rule) => {
  const spec = { cpu: { guest: 1 }, memory: { guest: '1Gi' } };
  const object = (kind: string, fields: Json) => (
    { apiVersion: 'instancetype.kubevirt.io/v1beta1', kind, metadata: { name: 'a', namespace: 'default' }, spec: fields }
  );
  const brought = { annotations: { [key]: '[]' } };
  const instancetype = object('VirtualMachineInstancetype', { ...spec, ...brought });
  const preference = object('VirtualMachinePreference', brought);
  const reference = (kind: string) => ({ name: 'a', kind });
  const vmOf = (fields: Json) => merged(virtualMachine({ domain: { memory: undefined } }), { spec: fields });
  const typed = vmOf({ instancetype: reference('VirtualMachineInstancetype') });
  const preferring = merged(virtualMachine(), { spec: { preference: reference('VirtualMachinePreference') } });

  test(`counts as one of the guest while ${gate} is off`, () => {
    expect(judge([instancetype, typed])).toEqual([[rule, 'spec.instancetype', '[]']]);
    expect(judge([preference, preferring])).toEqual([[rule, 'spec.preference', '[]']]);
  });

  test('never starts in a pool', () => {
    const ofPool = merged(pool({ domain: { memory: undefined } }), {
      metadata: { namespace: 'default' }, spec: { virtualMachineTemplate: { spec: { instancetype: reference('VirtualMachineInstancetype') } } },
    });
    expect(judge([instancetype, ofPool])).toEqual([
      [rule, 'spec.virtualMachineTemplate.spec.instancetype', '[]', { level: FindingLevel.UNSTARTABLE }],
    ]);
  });

  test('is admitted while it is on, and where it is empty', () => {
    expect(judge([instancetype, typed], { enabledFeatureGates: [gate] })).toEqual([]);
    expect(judge([object('VirtualMachineInstancetype', { ...spec, annotations: { [key]: '' } }), typed])).toEqual([]);
  });
});
