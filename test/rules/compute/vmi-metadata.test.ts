import { admit } from '../../../src/admission/admission';
import { instance, judge, merged, pool, replicaSet, virtualMachine, says } from '../judge';
import type { Json } from '../judge';
import { reportedFields } from '../reported-fields';

says({
  'vmi-metadata/excludes-reserved-labels': {
    allowed: 'none of kubevirt.io/created-by, kubevirt.io/migrationJobUID, kubevirt.io/nodeName, kubevirt.io/migrationTargetNodeName, '
      + 'kubevirt.io/schedulable, kubevirt.io/install-strategy',
    reported: ['metadata.labels', 'spec.template.metadata.labels', 'spec.virtualMachineTemplate.spec.template.metadata.labels'],
  },
  'vmi-metadata/requires-gate-for-sidecars': {
    allowed: 'only while the feature gate Sidecar is on',
    reported: ['metadata.annotations', 'spec.template.metadata.annotations', 'spec.virtualMachineTemplate.spec.template.metadata.annotations'],
  },
  'vmi-metadata/requires-gate-for-ignition': {
    allowed: 'only while the feature gate ExperimentalIgnitionSupport is on',
    reported: ['metadata.annotations', 'spec.template.metadata.annotations', 'spec.virtualMachineTemplate.spec.template.metadata.annotations'],
  },
});

const places: [kind: string, path: string, place: (metadata: Json) => Json][] = [
  ['VM', 'spec.template.metadata', (metadata) => merged(virtualMachine(), { spec: { template: { metadata } } })],
  ['instance', 'metadata', (metadata) => merged(instance(), { metadata })],
  ['pool', 'spec.virtualMachineTemplate.spec.template.metadata',
    (metadata) => merged(pool(), { spec: { virtualMachineTemplate: { spec: { template: { metadata } } } } })],
];

describe.each(places)('the guest of a %s', (_, path, place) => {
  test('may have labels', () => {
    expect(judge(place({ labels: { 'kubevirt.io/vm': 'x' } }))).toEqual([]);
  });

  test.each([
    'created-by', 'migrationJobUID', 'nodeName', 'migrationTargetNodeName', 'schedulable', 'install-strategy',
  ])('has no label %s', (name) => {
    const manifest = place({ labels: { [`kubevirt.io/${name}`]: 'n' } });
    const rule = 'vmi-metadata/excludes-reserved-labels';
    expect(judge(manifest)).toEqual([[rule, `${path}.labels[kubevirt.io/${name}]`, 'n']]);
    expect(reportedFields(manifest)).toEqual([[rule, `${path}.labels`]]);
  });

  test.each([
    ['kubevirt.io/ignitiondata', 'ExperimentalIgnitionSupport', 'vmi-metadata/requires-gate-for-ignition'],
    ['hooks.kubevirt.io/hookSidecars', 'Sidecar', 'vmi-metadata/requires-gate-for-sidecars'],
  ])('has the annotation %s behind %s', (key, gate, rule) => {
    expect(judge(place({ annotations: { [key]: '' } }))).toEqual([]);
    expect(judge(place({ annotations: { [key]: 'a' } }), { enabledFeatureGates: [gate] })).toEqual([]);
    expect(judge(place({ annotations: { [key]: 'a' } }))).toEqual([[rule, `${path}.annotations[${key}]`, 'a']]);
  });
});

describe('the template of a replica set', () => {
  const place = (metadata: Json) => merged(replicaSet(), { spec: { template: { metadata } } });

  test('may have any label: KubeVirt itself makes the instances', () => {
    expect(judge(place({ labels: { 'kubevirt.io/nodeName': 'n' } }))).toEqual([]);
  });

  test('is judged when an instance is made', () => {
    expect(admit([{ manifest: place({ annotations: { 'kubevirt.io/ignitiondata': 'a' } }) }])).toEqual([expect.objectContaining({
      level: 'unstartable', field: 'spec.template.metadata.annotations[kubevirt.io/ignitiondata]', reported: 'metadata.annotations',
    })]);
  });
});
