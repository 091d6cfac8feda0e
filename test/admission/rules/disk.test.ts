import { virtualMachine } from '../judge';
import { guestTable } from './guest-table';

const volumes = [{ name: 'root', containerDisk: { image: 'reg/i:v1' } }];
const disks = (...list: object[]) => ({ domain: { devices: { disks: list } } });

describe('disk/has-volume', () => {
  guestTable([
    ['a disk with its volume', { ...disks({ name: 'root', disk: {} }), volumes }],
    ['a volume without a disk', { volumes }],
    ['an empty CD-ROM', disks({ name: 'cd', cdrom: { bus: 'sata' } })],
    ['a disk without its volume', { ...disks({ name: 'root', disk: {} }, { name: 'data', disk: {} }), volumes },
      ['disk/has-volume', 'domain.devices.disks[1].name', 'data']],
    ['a lun without its volume', disks({ name: 'data', lun: {} }), ['disk/has-volume', 'domain.devices.disks[0].name', 'data']],
    ['a disk without a target', disks({ name: 'data' }), ['disk/has-volume', 'domain.devices.disks[0].name', 'data']],
  ]);
});

describe('an empty CD-ROM while DeclarativeHotplugVolumes is off', () => {
  guestTable(
    [['is refused', disks({ name: 'cd', cdrom: {} }), ['disk/has-volume', 'domain.devices.disks[0].name', 'cd']]],
    virtualMachine, 'spec.template.spec', { enabledFeatureGates: [] },
  );
});

describe('disk/has-unique-name', () => {
  guestTable([
    ['a repeated name', { ...disks({ name: 'root', disk: {} }, { name: 'root', lun: {} }, { name: 'root', disk: {} }), volumes },
      ['disk/has-unique-name', 'domain.devices.disks[1].name', 'root'], ['disk/has-unique-name', 'domain.devices.disks[2].name', 'root']],
  ]);
});
