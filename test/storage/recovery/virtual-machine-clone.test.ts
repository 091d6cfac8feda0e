import { VirtualMachine, VirtualMachinePool } from '../../../src/compute';
import {
  VirtualMachineClone, VirtualMachineCloneProps, VirtualMachineCloneSource, VirtualMachinePatch, VirtualMachineSnapshot, VolumeNamePolicy,
} from '../../../src/storage';
import { newChart, object } from '../../compute/fixture';
import { resourceOf } from '../imported-and-made';

const clone = (props: Partial<VirtualMachineCloneProps> = {}) => {
  const chart = newChart();
  const source = VirtualMachineCloneSource.virtualMachine(VirtualMachine.fromVirtualMachineName(chart, 'vm', 'db'));
  new VirtualMachineClone(chart, 'copy', { source, ...props });
  return object(chart, 'VirtualMachineClone');
};

test('emits only what it is given', () => {
  expect(clone()).toEqual({
    apiVersion: 'clone.kubevirt.io/v1beta1',
    kind: 'VirtualMachineClone',
    metadata: { name: 'copy', namespace: 'apps' },
    spec: { source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'db' } },
  });
});

test.each<[string, Partial<VirtualMachineCloneProps>, object]>([
  ['a snapshot', { source: VirtualMachineCloneSource.snapshot(VirtualMachineSnapshot.fromVirtualMachineSnapshotName(newChart(), 's', 'nightly')) }, {
    source: { apiGroup: 'snapshot.kubevirt.io', kind: 'VirtualMachineSnapshot', name: 'nightly' },
  }],
  ['a target', { targetName: 'db-2' }, { target: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'db-2' } }],
  ['MAC addresses', { newMacAddresses: { default: '02:00:00:00:00:12', other: '02-00-00-00-00-13' } }, {
    newMacAddresses: { default: '02-00-00-00-00-12', other: '02-00-00-00-00-13' },
  }],
  ['a serial number', { newSmbiosSerial: 'db-2' }, { newSMBiosSerial: 'db-2' }],
  ['filters', { labelFilters: ['*', '!a'], annotationFilters: ['b*'] }, { labelFilters: ['*', '!a'], annotationFilters: ['b*'] }],
  ['filters of labels in the template', { templateLabelFilters: ['a'] }, { template: { labelFilters: ['a'] } }],
  ['filters of annotations in the template', { templateAnnotationFilters: ['a'] }, { template: { annotationFilters: ['a'] } }],
  ['a policy for names', { volumeNamePolicy: VolumeNamePolicy.PREFIX_TARGET_NAME }, { volumeNamePolicy: 'PrefixTargetName' }],
  ['patches', { patches: [VirtualMachinePatch.add('/spec/runStrategy', 'Always')] }, { patches: ['{"op": "add", "path": "/spec/runStrategy", "value": "Always"}'] }],
])('renders %s', (_, props, expected) => expect(clone(props).spec).toEqual({ ...clone().spec, ...expected }));

test('refuses a pool, a serial number that KubeVirt cannot patch and such patches, all at once', () => {
  const pool = VirtualMachinePool.fromVirtualMachinePoolName(newChart(), 'pool', 'runners');
  expect(() => clone({
    source: VirtualMachineCloneSource.virtualMachine(pool), newSmbiosSerial: 'a:b', patches: [VirtualMachinePatch.remove('/status')],
  })).toThrow([
    '[chart/copy] VirtualMachineCloneSource.virtualMachine: got "VirtualMachinePool \\"runners\\""; allowed: a VirtualMachine. KubeVirt clones single VMs only.',
    '[chart/copy] VirtualMachinePatch.remove: got "/status"; allowed: a path below /spec/, /metadata/labels/, /metadata/annotations/, without commas and colons. '
      + 'KubeVirt restores nothing else; the name of the VM is that of the target.',
    '[chart/copy] newSmbiosSerial: got "a:b"; allowed: a text without commas and colons. KubeVirt never completes such a clone: write - instead.',
  ].join('\n'));
});

test('is one resource for cdk8s-plus', () => {
  expect(resourceOf(VirtualMachineClone.fromVirtualMachineCloneName(newChart(), 'imported', 'copy'))).toEqual({
    apiGroup: 'clone.kubevirt.io',
    apiVersion: 'clone.kubevirt.io/v1beta1',
    kind: 'VirtualMachineClone',
    resourceType: 'virtualmachineclones',
    resourceName: 'copy',
    name: 'copy',
  });
});
