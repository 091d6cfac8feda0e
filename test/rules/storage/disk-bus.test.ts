import { admit } from '../../../src/admission/admission';
import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { instance, judge, pool, replicaSet, says, virtualMachine } from '../judge';
import type { Json } from '../judge';

says({
  'disk-bus/excludes-read-only-sata': {
    level: [undefined, FindingLevel.UNSTARTABLE],
    allowed: 'virtio, scsi, usb where readonly is true',
    reported: [undefined, 'spec.domain.devices.disks[0].disk.bus'],
  },
  'disk-bus/fits-arm64': {
    level: FindingLevel.UNSTARTABLE,
    allowed: 'virtio, scsi',
    reported: [
      'spec.domain.devices.disks[0].cdrom.bus', 'spec.domain.devices.disks[0].disk.bus', 'spec.domain.devices.disks[0].lun.bus',
    ],
  },
  'disk-bus/fits-cdrom': {
    level: [undefined, FindingLevel.UNSTARTABLE],
    allowed: 'scsi, sata, usb',
    reported: [undefined, 'spec.domain.devices.disks[0].cdrom.bus'],
  },
  'disk-bus/has-valid-pci-address': {
    allowed: 'domain:bus:slot.function in hexadecimal, such as 0000:81:01.0',
    reported: 'spec.template.spec.domain.devices.disks.domain.devices.disks.disk[0].pciAddress',
  },
  'disk-bus/is-known': { allowed: 'virtio, scsi, sata, usb' },
  'disk-bus/requires-virtio-for-io-thread': {
    level: [undefined, FindingLevel.UNSTARTABLE],
    allowed: 'only with bus: virtio',
    reported: [
      'spec.domain.devices.disks.domain.devices.disks[0]',
      'spec.template.spec.domain.devices.disks.domain.devices.disks[0]',
    ],
  },
  'disk-bus/requires-virtio-for-pci-address': {
    allowed: 'only with bus: virtio',
    reported: [
      'spec.domain.devices.disks.domain.devices.disks.disk[1].pciAddress',
      'spec.template.spec.domain.devices.disks.domain.devices.disks.disk[0].pciAddress',
    ],
  },
});

const at = 'domain.devices.disks[0]';
/** A guest that boots from the network, as a disk to boot from has rules of its own. */
const onDisk = (disk: Json, source: Json = { emptyDisk: { capacity: '1Gi' } }) => ({
  domain: { devices: { disks: [{ name: 'a', ...disk }], interfaces: [{ name: 'default', masquerade: {}, bootOrder: 1 }] } },
  networks: [{ name: 'default', pod: {} }],
  volumes: [{ name: 'a', ...source }],
});
const onArm64 = (disk: Json, source?: Json) => ({ ...onDisk(disk, source), architecture: 'arm64' });
const claim = { persistentVolumeClaim: { claimName: 'c' } };

describe('disk-bus/is-known', () => {
  guestTable([
    ...['virtio', 'scsi', 'sata', 'usb', ''].map((bus): Row => [`admits bus "${bus}"`, onDisk({ disk: { bus } })]),
    ...['ide', 'fdc', 'Virtio', 'constructor'].map((bus): Row => (
      [`refuses bus "${bus}"`, onDisk({ disk: { bus } }), ['disk-bus/is-known', `${at}.disk.bus`, bus]]
    )),
    ['refuses another bus of a CD-ROM drive', onDisk({ cdrom: { bus: 'fdc' } }), ['disk-bus/is-known', `${at}.cdrom.bus`, 'fdc']],
    ['refuses another bus of a LUN', onDisk({ lun: { bus: 'fdc' } }, claim), ['disk-bus/is-known', `${at}.lun.bus`, 'fdc']],
  ]);
});

describe('disk-bus/fits-cdrom', () => {
  guestTable([
    ...['sata', 'scsi', 'usb'].map((bus): Row => [`admits ${bus}`, onDisk({ cdrom: { bus } })]),
    ['refuses virtio', onDisk({ cdrom: { bus: 'virtio' } }), ['disk-bus/fits-cdrom', `${at}.cdrom.bus`, 'virtio']],
  ]);
});

describe('disk-bus/excludes-read-only-sata', () => {
  guestTable([
    ['admits a read-only disk on virtio', onDisk({ disk: { bus: 'virtio', readonly: true } })],
    ['admits a read-only CD-ROM drive', onDisk({ cdrom: { bus: 'sata', readonly: true } })],
    ['admits sata', onDisk({ disk: { bus: 'sata' } })],
    ['admits readonly: false', onDisk({ disk: { bus: 'sata', readonly: false } })],
    ['refuses a read-only disk on sata', onDisk({ disk: { bus: 'sata', readonly: true } }),
      ['disk-bus/excludes-read-only-sata', `${at}.disk.bus`, 'sata']],
  ]);
});

describe('disk-bus/requires-virtio-for-io-thread', () => {
  guestTable([
    ['admits an I/O thread on virtio', onDisk({ dedicatedIOThread: true, disk: { bus: 'virtio' } })],
    ['admits scsi without an I/O thread', onDisk({ dedicatedIOThread: false, disk: { bus: 'scsi' } })],
    ['refuses an I/O thread on scsi', onDisk({ dedicatedIOThread: true, disk: { bus: 'scsi' } }),
      ['disk-bus/requires-virtio-for-io-thread', `${at}.dedicatedIOThread`, 'true with bus scsi']],
  ]);
});

/** A VM, a replica set and a pool are admitted where no bus is written; the instance has one. */
const WITHOUT_BUS: Row[] = [
  ['refuses a read-only disk', onDisk({ disk: { readonly: true } }), ['disk-bus/excludes-read-only-sata', `${at}.disk.bus`, 'sata']],
  ['refuses an I/O thread', onDisk({ disk: {}, dedicatedIOThread: true }),
    ['disk-bus/requires-virtio-for-io-thread', `${at}.dedicatedIOThread`, 'true with bus sata']],
  ['refuses a CD-ROM drive on arm64', onArm64({ cdrom: {} }), ['disk-bus/fits-cdrom', `${at}.cdrom.bus`, 'virtio']],
];

describe.each([
  ['a VM', virtualMachine, 'spec.template.spec', FindingLevel.UNSTARTABLE],
  ['a replica set', replicaSet, 'spec.template.spec', FindingLevel.UNSTARTABLE],
  ['a pool', pool, 'spec.virtualMachineTemplate.spec.template.spec', FindingLevel.UNSTARTABLE],
  ['an instance', instance, 'spec', FindingLevel.REJECTED],
])('a disk without a bus of %s', (_, manifest, path, level) => {
  guestTable(WITHOUT_BUS, manifest, path);
  test(`is ${level}`, () => {
    for (const [, fragment] of WITHOUT_BUS) expect(admit([{ manifest: manifest(fragment) }]).map((finding) => finding.level)).toEqual([level]);
  });
});

describe('PCI addresses', () => {
  const pci = (pciAddress: string, bus?: string) => onDisk({ disk: { pciAddress, ...bus === undefined ? {} : { bus } } });
  const refused = (rule: string, address: string): Row[2] => [`disk-bus/${rule}`, `${at}.disk.pciAddress`, address];
  guestTable([
    ['admit a virtio disk', pci('0000:81:01.0', 'virtio')],
    ['admit an empty address', pci('', 'sata')],
    ['refuse no bus', pci('0000:04:10.0'), refused('requires-virtio-for-pci-address', '0000:04:10.0')],
    ['refuse sata', pci('0000:04:10.0', 'sata'), refused('requires-virtio-for-pci-address', '0000:04:10.0')],
    ['refuse another form', pci('0000:81:100.a', 'virtio'), refused('has-valid-pci-address', '0000:81:100.a')],
    ['refuse function 8', pci('0000:81:01.8', 'virtio'), refused('has-valid-pci-address', '0000:81:01.8')],
  ]);
  test('of a preset are refused like those of a guest', () => {
    const disks = [{ name: 'a', lun: {} }, { name: 'b', disk: { bus: 'usb', pciAddress: '0000:04:10.0' } }];
    expect(judge({
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachineInstancePreset',
      metadata: { name: 't' },
      spec: { selector: {}, domain: { devices: { disks } } },
    }).filter(([rule]) => rule.startsWith('disk'))).toEqual([
      ['disk-bus/requires-virtio-for-pci-address', 'spec.domain.devices.disks[1].disk.pciAddress', '0000:04:10.0'],
    ]);
  });
});

describe('disk-bus/fits-arm64', () => {
  guestTable([
    ['admits virtio', onArm64({ disk: { bus: 'virtio' } })],
    ['admits a CD-ROM drive on scsi', onArm64({ cdrom: { bus: 'scsi' } })],
    ['admits no bus', onArm64({ disk: {} })],
    ['admits usb on amd64', onDisk({ disk: { bus: 'usb' } })],
    ['refuses usb', onArm64({ disk: { bus: 'usb' } }), ['disk-bus/fits-arm64', `${at}.disk.bus`, 'usb']],
    ['refuses a CD-ROM drive on sata', onArm64({ cdrom: { bus: 'sata' } }), ['disk-bus/fits-arm64', `${at}.cdrom.bus`, 'sata']],
    ['refuses a LUN on sata', onArm64({ lun: { bus: 'sata' } }, claim), ['disk-bus/fits-arm64', `${at}.lun.bus`, 'sata']],
  ]);
  test('refuses an instance at once', () => {
    expect(admit([{ manifest: instance(onArm64({ disk: { bus: 'usb' } })) }])).toEqual([
      expect.objectContaining({ level: 'rejected', rule: 'disk-bus/fits-arm64', field: `spec.${at}.disk.bus`, got: 'usb' }),
    ]);
  });
});
