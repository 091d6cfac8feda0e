import { instance, judge, pool, replicaSet, virtualMachine, says } from '../rules/judge';

says({
  'disk/references-volume': { allowed: 'the name of a volume; there are no volumes' },
});

const fragment = { domain: { devices: { disks: [{ name: 'root', disk: {} }] } } };

test.each([
  ['VirtualMachine', virtualMachine, 'spec.template.spec'],
  ['VirtualMachineInstance', instance, 'spec'],
  ['VirtualMachineInstanceReplicaSet', replicaSet, 'spec.template.spec'],
  ['VirtualMachinePool', pool, 'spec.virtualMachineTemplate.spec.template.spec'],
])('a %s is judged at its VMI spec', (_, manifest, path) => {
  expect(judge(manifest())).toEqual([]);
  expect(judge(manifest(fragment))).toEqual([['disk/references-volume', `${path}.domain.devices.disks[0].name`, 'root']]);
});

test('a field of the wrong type hides no other mistake', () => {
  expect(judge(virtualMachine({ ...fragment, terminationGracePeriodSeconds: 'soon' }))).toEqual([
    ['disk/references-volume', 'spec.template.spec.domain.devices.disks[0].name', 'root'],
    ['schema/has-valid-type', 'spec.template.spec.terminationGracePeriodSeconds', 'string soon'],
  ]);
});

test('a required field that is misspelt is told once, and hides no other mistake', () => {
  expect(judge(virtualMachine({ ...fragment, volumes: [{ nmae: 'a', emptyDisk: { capacity: '1Gi' } }] }))).toEqual([
    ['disk/references-volume', 'spec.template.spec.domain.devices.disks[0].name', 'root', { allowed: 'the name of a volume: a' }],
    ['schema/has-known-field', 'spec.template.spec.volumes[0].nmae', 'a'],
  ]);
});

test('an older served version is judged alike', () => {
  expect(judge({ ...virtualMachine(fragment), apiVersion: 'kubevirt.io/v1alpha3' })).toEqual([
    ['object/avoids-deprecated-version', 'apiVersion', 'kubevirt.io/v1alpha3'],
    ['disk/references-volume', 'spec.template.spec.domain.devices.disks[0].name', 'root'],
  ]);
});
