import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { says } from '../judge';
import type { Json } from '../judge';

says({ 'boot-disk/avoids-read-only': { level: FindingLevel.ADVISED, allowed: 'false for the disk that boots' } });

const guest = (disks: Json[], domain: Json = {}) => ({
  domain: { ...domain, devices: { ...domain.devices, disks: disks.map((disk, i) => ({ name: `d${i}`, ...disk })) } },
  volumes: disks.map((_, i) => ({ name: `d${i}`, emptyDisk: { capacity: '1Gi' } })),
});
const writable = { disk: { bus: 'virtio' } };
const readOnly = { disk: { bus: 'virtio', readonly: true } };
const found = (i: number): [string, string, string] => ['boot-disk/avoids-read-only', `domain.devices.disks[${i}].disk.readonly`, 'true'];
const nic = { devices: { interfaces: [{ name: 'n', masquerade: {}, bootOrder: 1 }] } };
const pod = { networks: [{ name: 'n', pod: {} }] };

guestTable([
  ['no disk', {}],
  ['a disk that is written', guest([writable])],
  ['another disk', guest([writable, readOnly])],
  ['a CD-ROM', guest([{ cdrom: { bus: 'sata' } }])],
  ['the first disk', guest([readOnly, writable]), found(0)],
  ['the first disk, which does not boot', guest([readOnly, { ...writable, bootOrder: 1 }])],
  ['the first of the order', guest([{ ...writable, bootOrder: 2 }, { ...readOnly, bootOrder: 1 }]), found(1)],
  ['a disk after the network', { ...guest([{ ...readOnly, bootOrder: 2 }], nic), ...pod }],
  ['the root of a kernel', guest([readOnly], { firmware: { kernelBoot: { container: { image: 'reg/kernel:v1', kernelPath: '/k' } } } })],
]);
