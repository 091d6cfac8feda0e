import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Admission } from '../../../src/admission';
import {
  CloudInit, GuestCpu, Hugepages, InferFromVolumeFailurePolicy, Instancetype, Preference, VirtualMachine, VirtualMachinePool,
} from '../../../src/compute';
import {
  VirtualMachineClusterInstancetype, VirtualMachineClusterPreference, VirtualMachineInstancetype, VirtualMachinePreference,
} from '../../../src/instancetype';
import { Disk, DiskBus, DiskDevice } from '../../../src/storage';
import { guestSpec, newChart, object, SMALL, vmSpec } from '../fixture';

const elsewhere = newChart();
const IGNORE = { failurePolicy: InferFromVolumeFailurePolicy.IGNORE };
const SIZE = { cpu: GuestCpu.cores(2), memory: Size.gibibytes(4) };
const IMAGE = { image: 'quay.io/containerdisks/fedora:42' };

test.each<[string, Instancetype, object]>([
  ['cluster', Instancetype.cluster('u1.medium'), { name: 'u1.medium' }],
  ['namespaced', Instancetype.namespaced('ours'), { name: 'ours', kind: 'VirtualMachineInstancetype' }],
  ['of a namespace', Instancetype.of(new VirtualMachineInstancetype(elsewhere, 'size', SIZE)), { name: 'size', kind: 'VirtualMachineInstancetype' }],
  ['of the cluster', Instancetype.of(new VirtualMachineClusterInstancetype(elsewhere, 'cluster-size', SIZE)), { name: 'cluster-size' }],
  [
    'of an imported one',
    Instancetype.of(VirtualMachineInstancetype.fromVirtualMachineInstancetypeName(elsewhere, 'theirs', 'theirs')),
    { name: 'theirs', kind: 'VirtualMachineInstancetype' },
  ],
  ['a kind that goes without saying', Instancetype.cluster('u1.medium', { explicitKind: true }), { name: 'u1.medium', kind: 'VirtualMachineClusterInstancetype' }],
  ['a revision', Instancetype.cluster('u1.medium', { revisionName: 'rev-1' }), { name: 'u1.medium', revisionName: 'rev-1' }],
  ['inferFromVolume', Instancetype.inferFromVolume('root'), { inferFromVolume: 'root' }],
  ['inferFromVolume, or none', Instancetype.inferFromVolume('root', IGNORE), { inferFromVolume: 'root', inferFromVolumeFailurePolicy: 'Ignore' }],
])('instancetype %s', (_, instancetype, wire) => {
  const spec = vmSpec({ instancetype });
  expect(spec.instancetype).toEqual(wire);
  expect(spec.template.spec.domain).not.toHaveProperty('memory');
});

test.each<[string, Preference, object]>([
  ['cluster', Preference.cluster('fedora'), { name: 'fedora' }],
  ['a kind that goes without saying', Preference.cluster('fedora', { explicitKind: true }), { name: 'fedora', kind: 'VirtualMachineClusterPreference' }],
  ['namespaced', Preference.namespaced('ours'), { name: 'ours', kind: 'VirtualMachinePreference' }],
  ['of a namespace', Preference.of(new VirtualMachinePreference(elsewhere, 'taste')), { name: 'taste', kind: 'VirtualMachinePreference' }],
  ['of the cluster', Preference.of(new VirtualMachineClusterPreference(elsewhere, 'cluster-taste')), { name: 'cluster-taste' }],
  ['a revision', Preference.namespaced('ours', { revisionName: 'rev-1' }), { name: 'ours', kind: 'VirtualMachinePreference', revisionName: 'rev-1' }],
  ['inferFromVolume, or none', Preference.inferFromVolume('root', IGNORE), { inferFromVolume: 'root', inferFromVolumeFailurePolicy: 'Ignore' }],
  ['inferFromVolume', Preference.inferFromVolume('root'), { inferFromVolume: 'root' }],
])('preference %s', (_, preference, wire) => {
  expect(vmSpec({ ...SMALL, preference }).preference).toEqual(wire);
});

test('a preference chooses the buses that the user leaves open', () => {
  const disks = [
    Disk.containerDisk('root', IMAGE),
    Disk.containerDisk('media', { ...IMAGE, device: DiskDevice.CDROM }),
    Disk.containerDisk('lun', { ...IMAGE, device: DiskDevice.LUN }),
    Disk.containerDisk('data', { ...IMAGE, bus: DiskBus.VIRTIO }),
  ];
  expect(guestSpec({ disks, cloudInit: new CloudInit({ hostname: 'a' }), preference: Preference.cluster('windows.2k22') }).domain.devices.disks).toEqual([
    { name: 'root', disk: {} }, { name: 'media', cdrom: {} }, { name: 'lun', lun: {} }, { name: 'data', disk: { bus: 'virtio' } },
    { name: 'cloudinit', disk: {} },
  ]);
});

describe('the volume that a VM boots from', () => {
  const disks = (...bootOrders: (number | undefined)[]) => (
    bootOrders.map((bootOrder, index) => Disk.containerDisk(`disk-${index}`, { ...IMAGE, bootOrder }))
  );
  const share = Disk.configMap('share', kplus.ConfigMap.fromConfigMapName(elsewhere, 'share', 'share'), { device: DiskDevice.FILESYSTEM });

  test.each<[string, Disk[], string]>([
    ['the first', disks(undefined, undefined), 'disk-0'],
    ['that of the lowest boot order', disks(undefined, 3, 2), 'disk-2'],
    ['no file system', [share, ...disks(undefined)], 'disk-0'],
  ])('%s', (_, given, inferFromVolume) => {
    const spec = vmSpec({ disks: given, instancetype: Instancetype.inferFromBootVolume(), preference: Preference.inferFromBootVolume(IGNORE) });
    expect(spec).toMatchObject({ instancetype: { inferFromVolume }, preference: { inferFromVolume, inferFromVolumeFailurePolicy: 'Ignore' } });
  });

  test('a VM without disks has none, which is found', () => {
    const chart = newChart();
    new VirtualMachine(chart, 'vm', { instancetype: Instancetype.inferFromBootVolume() });
    expect(Admission.of(chart).findings()).toMatchObject([
      { rule: 'instancetype/requires-name', field: 'spec.instancetype', got: '{}' }, { rule: 'memory/requires-size' },
    ]);
  });

  test('of a pool, with disks that are added later', () => {
    const chart = newChart();
    const pool = new VirtualMachinePool(chart, 'pool', { instancetype: Instancetype.inferFromBootVolume() });
    pool.addDisk(Disk.containerDisk('late', IMAGE));
    expect(object(chart, 'VirtualMachinePool').spec.virtualMachineTemplate.spec.instancetype).toEqual({ inferFromVolume: 'late' });
  });
});

test('memory by hand is what a VM has whose volume suggests nothing', () => {
  const props = { instancetype: Instancetype.inferFromVolume('root', IGNORE), ...SMALL, hugepages: Hugepages.TWO_MEBIBYTES };
  expect(guestSpec(props).domain.memory).toEqual({ guest: '1Gi', hugepages: { pageSize: '2Mi' } });
  expect(() => vmSpec({ ...props, cpu: GuestCpu.cores(2) })).toThrow('size of the guest: got ["instancetype","cpu"]');
});

test('a reference to another kind is refused', () => {
  const vm = VirtualMachine.fromVirtualMachineName(elsewhere, 'vm', 'vm');
  const preference = VirtualMachinePreference.fromVirtualMachinePreferenceName(elsewhere, 'fedora', 'fedora');
  expect(() => Instancetype.of(preference)).toThrow(
    '[chart/fedora] Instancetype.of: got "VirtualMachinePreference"; allowed: a VirtualMachineInstancetype or a VirtualMachineClusterInstancetype.',
  );
  expect(() => Preference.of(vm)).toThrow(
    '[chart/vm] Preference.of: got "VirtualMachine"; allowed: a VirtualMachinePreference or a VirtualMachineClusterPreference.',
  );
});

test.each<[string, Instancetype | Preference, object]>([
  ['an instancetype of the cluster', Instancetype.cluster('u1.medium'), { 'instancetype.kubevirt.io/default-instancetype': 'u1.medium' }],
  ['an instancetype of a namespace', Instancetype.namespaced('ours'), {
    'instancetype.kubevirt.io/default-instancetype': 'ours', 'instancetype.kubevirt.io/default-instancetype-kind': 'VirtualMachineInstancetype',
  }],
  ['a preference', Preference.cluster('fedora'), { 'instancetype.kubevirt.io/default-preference': 'fedora' }],
])('a volume suggests %s', (_, reference, labels) => {
  expect(reference.toVolumeLabels()).toEqual(labels);
});

test('a volume cannot suggest what another does', () => {
  expect(() => Instancetype.inferFromBootVolume().toVolumeLabels()).toThrow('toVolumeLabels: got "what a volume suggests"; allowed: one Instancetype by its name.');
  expect(() => Preference.inferFromVolume('root').toVolumeLabels()).toThrow('toVolumeLabels: got "what a volume suggests"');
});
