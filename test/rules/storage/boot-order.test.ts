import { guestTable } from '../guest-table';
import { pool, replicaSet, says } from '../judge';

says({
  'boot-order/is-unique': { allowed: 'a number that no other disk or interface has' },
  'disk/has-valid-boot-order': { allowed: 'a number from 1' },
  'interface/has-valid-boot-order': { allowed: 'a number from 1', reported: 'spec.template.spec[0].bootOrder' },
});

const devices = (disks: (number | undefined)[], nic?: number) => ({
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
    ['admits different numbers', devices([1, 2], 3)],
    ['admits disks that the guest does not boot from', devices([undefined, undefined, 1])],
    ['refuses the number of an earlier disk', devices([1, 1]), ['boot-order/is-unique', 'domain.devices.disks[1].bootOrder', '1']],
    ['refuses an interface with the number of a disk', devices([1, 2], 2),
      ['boot-order/is-unique', 'domain.devices.interfaces[0].bootOrder', '2']],
    ['refuses 0 twice', devices([0, 0]),
      ['disk/has-valid-boot-order', 'domain.devices.disks[0].bootOrder', '0'],
      ['boot-order/is-unique', 'domain.devices.disks[1].bootOrder', '0'],
      ['disk/has-valid-boot-order', 'domain.devices.disks[1].bootOrder', '0']],
    ['leaves 0 of an interface to another rule', devices([0], 0),
      ['disk/has-valid-boot-order', 'domain.devices.disks[0].bootOrder', '0'],
      ['interface/has-valid-boot-order', 'domain.devices.interfaces[0].bootOrder', '0']],
  ]);
  describe.each([
    ['a replica set', replicaSet, 'spec.template.spec'],
    ['a pool', pool, 'spec.virtualMachineTemplate.spec.template.spec'],
  ])('%s', (_, manifest, path) => guestTable([
    ['refuses the number of an earlier disk', devices([1, 1]), ['boot-order/is-unique', 'domain.devices.disks[1].bootOrder', '1']],
  ], manifest, path));
});
