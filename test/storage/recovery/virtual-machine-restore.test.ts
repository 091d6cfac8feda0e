import { VirtualMachine, VirtualMachinePool } from '../../../src/compute';
import {
  TargetReadinessPolicy, VirtualMachinePatch, VirtualMachineRestore, VirtualMachineRestoreProps, VirtualMachineSnapshot, VolumeOwnershipPolicy,
  VolumeRestorePolicy,
} from '../../../src/storage';
import { newChart, object } from '../../compute/fixture';
import { resourceOf } from '../imported-and-made';

const restore = (props: Partial<VirtualMachineRestoreProps> = {}) => {
  const chart = newChart();
  new VirtualMachineRestore(chart, 'back', {
    target: VirtualMachine.fromVirtualMachineName(chart, 'target', 'db'),
    snapshot: VirtualMachineSnapshot.fromVirtualMachineSnapshotName(chart, 'snapshot', 'nightly'),
    ...props,
  });
  return object(chart, 'VirtualMachineRestore');
};

test('emits only what it is given', () => {
  expect(restore()).toEqual({
    apiVersion: 'snapshot.kubevirt.io/v1beta1',
    kind: 'VirtualMachineRestore',
    metadata: { name: 'back', namespace: 'apps' },
    spec: { target: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'db' }, virtualMachineSnapshotName: 'nightly' },
  });
});

const { add, replace, remove } = VirtualMachinePatch;
test.each<[string, Partial<VirtualMachineRestoreProps>, object]>([
  ['a policy for a running target', { targetReadinessPolicy: TargetReadinessPolicy.STOP_TARGET }, { targetReadinessPolicy: 'StopTarget' }],
  ['a policy for names', { volumeRestorePolicy: VolumeRestorePolicy.PREFIX_TARGET_NAME }, { volumeRestorePolicy: 'PrefixTargetName' }],
  ['a policy for owners', { volumeOwnershipPolicy: VolumeOwnershipPolicy.NONE }, { volumeOwnershipPolicy: 'None' }],
  ['overrides', { volumeRestoreOverrides: [{ volumeName: 'root', restoreName: 'r', labels: { a: 'b' }, annotations: { c: 'd' } }] }, {
    volumeRestoreOverrides: [{ volumeName: 'root', restoreName: 'r', labels: { a: 'b' }, annotations: { c: 'd' } }],
  }],
  ['patches', {
    patches: [
      remove('/spec/template/spec/domain/devices/interfaces/0/macAddress'),
      replace('/spec/template/spec/domain/cpu/cores', 4),
      add('/metadata/labels/app.kubernetes.io~1name', 'copy'),
      add('/metadata/annotations/checked', false),
    ],
  }, {
    patches: [
      '{"op": "remove", "path": "/spec/template/spec/domain/devices/interfaces/0/macAddress"}',
      '{"op": "replace", "path": "/spec/template/spec/domain/cpu/cores", "value": 4}',
      '{"op": "add", "path": "/metadata/labels/app.kubernetes.io~1name", "value": "copy"}',
      '{"op": "add", "path": "/metadata/annotations/checked", "value": false}',
    ],
  }],
])('renders %s', (_, props, expected) => expect(restore(props).spec).toEqual({ ...restore().spec, ...expected }));

const VALUE = 'a text without commas and colons, a number or a boolean. KubeVirt splits patches at commas and colons and refuses this one: set it on the VM once it '
  + 'is there; a MAC address may have - instead of colons.';
const PATH = 'a path below /spec/, /metadata/labels/, /metadata/annotations/, without commas and colons. KubeVirt restores nothing else; the name of the VM is that of '
  + 'the target.';
test.each<[string, VirtualMachinePatch, string]>([
  ['a MAC address', replace('/spec/m', '02:00:00:00:00:01'), `VirtualMachinePatch.replace value: got "02:00:00:00:00:01"; allowed: ${VALUE}`],
  ['a comma', add('/spec/a', 'a,b'), `VirtualMachinePatch.add value: got "a,b"; allowed: ${VALUE}`],
  ['a list', add('/spec/a', [1]), `VirtualMachinePatch.add value: got [1]; allowed: ${VALUE}`],
  ['an object', add('/spec/a', {}), `VirtualMachinePatch.add value: got {}; allowed: ${VALUE}`],
  ['null', add('/spec/a', null), `VirtualMachinePatch.add value: got null; allowed: ${VALUE}`],
  ['the name', replace('/metadata/name', 'x'), `VirtualMachinePatch.replace: got "/metadata/name"; allowed: ${PATH}`],
  ['a path with a colon', remove('/spec/a:b'), `VirtualMachinePatch.remove: got "/spec/a:b"; allowed: ${PATH}`],
])('refuses a patch of %s', (_, patch, message) => expect(() => restore({ patches: [patch] })).toThrow(`[chart/back] ${message}`));

test('refuses a pool', () => {
  const target = VirtualMachinePool.fromVirtualMachinePoolName(newChart(), 'pool', 'runners');
  expect(() => restore({ target })).toThrow('[chart/back] target: got "VirtualMachinePool \\"runners\\""; allowed: a VirtualMachine. KubeVirt restores single VMs only.');
});

test('is one resource for cdk8s-plus', () => {
  expect(resourceOf(VirtualMachineRestore.fromVirtualMachineRestoreName(newChart(), 'imported', 'back'))).toEqual({
    apiGroup: 'snapshot.kubevirt.io',
    apiVersion: 'snapshot.kubevirt.io/v1beta1',
    kind: 'VirtualMachineRestore',
    resourceType: 'virtualmachinerestores',
    resourceName: 'back',
    name: 'back',
  });
});
