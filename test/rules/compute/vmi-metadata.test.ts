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
    expect(judge(manifest, { enabledFeatureGates: [gate] })).toEqual([]);
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
