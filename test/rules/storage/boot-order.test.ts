import { guestTable } from '../guest-table';
import { says } from '../judge';

says({
  'boot-order/is-unique': { allowed: 'a number that no other disk or interface has' },
  'disk/has-valid-boot-order': { allowed: 'a number from 1' },
  'interface/has-positive-boot-order': { allowed: 'a number from 1', reported: 'spec.template.spec[0].bootOrder' },
});

const devices = (disks: number[], nic?: number) => ({
  domain: {
    devices: {
      disks: disks.map((bootOrder, i) => ({ name: `d${i}`, disk: {}, bootOrder })),
      ...nic === undefined ? {} : { interfaces: [{ name: 'default', bridge: {}, bootOrder: nic }] },
    },
  },
  volumes: disks.map((_, i) => ({ name: `d${i}`, emptyDisk: { capacity: '1Gi' } })),
  ...nic === undefined ? {} : { networks: [{ name: 'default', pod: {} }] },
});

describe('boot-order/is-unique', () => {
  guestTable([
    ['different', devices([1, 2], 3)],
    ['two disks', devices([1, 1]), ['boot-order/is-unique', 'domain.devices.disks[1].bootOrder', '1']],
    ['a disk and an interface', devices([1, 2], 2), ['boot-order/is-unique', 'domain.devices.interfaces[0].bootOrder', '2']],
  ]);
});

describe('disk/has-valid-boot-order', () => {
  guestTable([
    ['a disk', devices([0]), ['disk/has-valid-boot-order', 'domain.devices.disks[0].bootOrder', '0']],
    ['two disks', devices([0, 0]),
      ['disk/has-valid-boot-order', 'domain.devices.disks[0].bootOrder', '0'],
      ['boot-order/is-unique', 'domain.devices.disks[1].bootOrder', '0'],
      ['disk/has-valid-boot-order', 'domain.devices.disks[1].bootOrder', '0']],
    ['a disk and an interface: the interface has a rule of its own', devices([0], 0),
      ['disk/has-valid-boot-order', 'domain.devices.disks[0].bootOrder', '0'],
      ['interface/has-positive-boot-order', 'domain.devices.interfaces[0].bootOrder', '0']],
  ]);
});
