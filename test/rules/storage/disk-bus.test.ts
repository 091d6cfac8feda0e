import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { instance, replicaSet, virtualMachine, says } from '../judge';
import type { Json } from '../judge';

says({
  'disk-bus/requires-virtio-for-pci-address': {
    allowed: 'only with bus: virtio',
    reported: 'spec.template.spec.domain.devices.disks.domain.devices.disks.disk[0].pciAddress',
  },
  'disk-bus/fits-arm64': {
    level: FindingLevel.UNSTARTABLE,
    allowed: 'virtio, scsi',
    reported: ['spec.domain.devices.disks[0].cdrom.bus', 'spec.domain.devices.disks[0].disk.bus'],
  },
  'disk-bus/fits-cdrom': {
    level: [undefined, FindingLevel.UNSTARTABLE],
    allowed: 'scsi, sata, usb',
    reported: [undefined, 'spec.domain.devices.disks[0].cdrom.bus'],
  },
  'disk-bus/requires-virtio-for-io-thread': {
    level: [undefined, FindingLevel.UNSTARTABLE],
    allowed: 'only with bus: virtio',
    reported: ['spec.domain.devices.disks.domain.devices.disks[0]', 'spec.template.spec.domain.devices.disks.domain.devices.disks[0]'],
  },
  'disk-bus/has-valid-pci-address': {
    allowed: 'domain:bus:slot.function in hexadecimal, such as 0000:81:01.0',
    reported: 'spec.template.spec.domain.devices.disks.domain.devices.disks.disk[0].pciAddress',
  },
  'disk-bus/is-known': { allowed: 'virtio, scsi, sata, usb' },
  'disk-bus/excludes-read-only-sata': {
    level: [undefined, FindingLevel.UNSTARTABLE],
    allowed: 'virtio, scsi, usb where readonly is true',
    reported: [undefined, 'spec.domain.devices.disks[0].disk.bus'],
  },
});

const at = 'domain.devices.disks[0]';
const onDisk = (disk: Json) => ({
  domain: { devices: { disks: [{ name: 'a', ...disk }] } }, volumes: [{ name: 'a', emptyDisk: { capacity: '1Gi' } }],
});
const onArm64 = (disk: Json) => ({ ...onDisk(disk), architecture: 'arm64' });
/** The VM is admitted where no bus is written; the instance has one. */
const AT_START: Row[] = [
  ['a read-only disk', onDisk({ disk: { readonly: true } }), ['disk-bus/excludes-read-only-sata', `${at}.disk.bus`, 'sata']],
  ['an I/O thread', onDisk({ disk: {}, dedicatedIOThread: true }),
    ['disk-bus/requires-virtio-for-io-thread', `${at}.dedicatedIOThread`, 'true with bus sata']],
  ['a CD-ROM on arm64', onArm64({ cdrom: {} }), ['disk-bus/fits-cdrom', `${at}.cdrom.bus`, 'virtio']],
];

describe('disk-bus/is-known', () => {
  guestTable([
    ...['virtio', 'scsi', 'sata', 'usb', ''].map((bus): Row => [`bus ${bus}`, onDisk({ disk: { bus } })]),
    ['ide', onDisk({ disk: { bus: 'ide' } }), ['disk-bus/is-known', `${at}.disk.bus`, 'ide']],
    ['nvme', onDisk({ disk: { bus: 'nvme' } }), ['disk-bus/is-known', `${at}.disk.bus`, 'nvme']],
    ['a CD-ROM', onDisk({ cdrom: { bus: 'fdc' } }), ['disk-bus/is-known', `${at}.cdrom.bus`, 'fdc']],
  ]);
});

describe('disk-bus/fits-cdrom', () => {
  guestTable([
    ['sata', onDisk({ cdrom: { bus: 'sata' } })],
    ['virtio', onDisk({ cdrom: { bus: 'virtio' } }), ['disk-bus/fits-cdrom', `${at}.cdrom.bus`, 'virtio']],
  ]);
});

describe('disk-bus/excludes-read-only-sata', () => {
  guestTable([
    ['virtio', onDisk({ disk: { bus: 'virtio', readonly: true } })],
    ['a CD-ROM', onDisk({ cdrom: { bus: 'sata', readonly: true } })],
    ['sata', onDisk({ disk: { bus: 'sata' } })],
    ['read-only sata', onDisk({ disk: { bus: 'sata', readonly: true } }), ['disk-bus/excludes-read-only-sata', `${at}.disk.bus`, 'sata']],
  ]);
});

describe('disk-bus/requires-virtio-for-io-thread', () => {
  guestTable([
    ['virtio', onDisk({ dedicatedIOThread: true, disk: { bus: 'virtio' } })],
    ['none on scsi', onDisk({ dedicatedIOThread: false, disk: { bus: 'scsi' } })],
    ['scsi', onDisk({ dedicatedIOThread: true, disk: { bus: 'scsi' } }),
      ['disk-bus/requires-virtio-for-io-thread', `${at}.dedicatedIOThread`, 'true with bus scsi']],
  ]);
});

describe.each([
  ['a VM', virtualMachine, 'spec.template.spec'],
  ['an instance', instance, 'spec'],
])('a disk without a bus of %s', (_, manifest, path) => guestTable(AT_START, manifest, path));

describe('a disk without a bus of a replica set', () => guestTable(AT_START, replicaSet));

describe('PCI addresses', () => {
  const pci = (pciAddress: string, bus?: string) => onDisk({ disk: { pciAddress, ...bus === undefined ? {} : { bus } } });
  guestTable([
    ['virtio', pci('0000:81:01.0', 'virtio')],
    ['none', pci('', 'sata')],
    ['no bus', pci('0000:04:10.0'), ['disk-bus/requires-virtio-for-pci-address', `${at}.disk.pciAddress`, '0000:04:10.0']],
    ['sata', pci('0000:04:10.0', 'sata'), ['disk-bus/requires-virtio-for-pci-address', `${at}.disk.pciAddress`, '0000:04:10.0']],
    ['another form', pci('0000:81:100.a', 'virtio'), ['disk-bus/has-valid-pci-address', `${at}.disk.pciAddress`, '0000:81:100.a']],
    ['function 8', pci('0000:81:01.8', 'virtio'), ['disk-bus/has-valid-pci-address', `${at}.disk.pciAddress`, '0000:81:01.8']],
  ]);
});

describe('disk-bus/fits-arm64', () => {
  guestTable([
    ['virtio', onArm64({ disk: { bus: 'virtio' } })],
    ['scsi', onArm64({ cdrom: { bus: 'scsi' } })],
    ['none', onArm64({ disk: {} })],
    ['usb on amd64', onDisk({ disk: { bus: 'usb' } })],
    ['usb', onArm64({ disk: { bus: 'usb' } }), ['disk-bus/fits-arm64', `${at}.disk.bus`, 'usb']],
    ['sata', onArm64({ cdrom: { bus: 'sata' } }), ['disk-bus/fits-arm64', `${at}.cdrom.bus`, 'sata']],
  ]);
});
