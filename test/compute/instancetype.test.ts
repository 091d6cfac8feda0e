import { guestSpec, SMALL, vmSpec } from './fixture';
import { CloudInit, Instancetype, Preference } from '../../src/compute';
import { Disk, DiskBus, DiskDevice } from '../../src/storage';

const IMAGE = { image: 'quay.io/containerdisks/fedora:42' };

test.each<[string, Instancetype, object]>([
  ['cluster', Instancetype.cluster('u1.medium'), { name: 'u1.medium' }],
  ['namespaced', Instancetype.namespaced('ours'), { name: 'ours', kind: 'VirtualMachineInstancetype' }],
  ['inferFromVolume', Instancetype.inferFromVolume('root'), { inferFromVolume: 'root' }],
])('instancetype %s', (_, instancetype, wire) => {
  const spec = vmSpec({ instancetype });
  expect(spec.instancetype).toEqual(wire);
  expect(spec.template.spec.domain).not.toHaveProperty('memory');
});

test.each<[string, Preference, object]>([
  ['cluster', Preference.cluster('fedora'), { name: 'fedora' }],
  ['namespaced', Preference.namespaced('ours'), { name: 'ours', kind: 'VirtualMachinePreference' }],
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
