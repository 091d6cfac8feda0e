import { admit } from '../../../src/admission/admission';
import { FindingLevel } from '../../../src/rules/finding-level';
import { gates } from '../gates';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { instance, judge, pool, replicaSet, says, virtualMachine } from '../judge';
import type { Json } from '../judge';

const DOUBLED = 'domain.devices.disks.domain.devices.disks[0]';

says({
  'disk/avoids-cut-serial': { level: FindingLevel.ADVISED, allowed: 'at most 20 characters, of which the guest sees aaaaaaaaaaaaaaaaaaaa' },
  'disk/avoids-serial-of-drive': { level: FindingLevel.ADVISED, allowed: 'only with disk' },
  'disk/excludes-second-target': { allowed: 'one of disk, lun, cdrom' },
  'disk/has-known-cache': { allowed: 'none, writethrough, writeback' },
  'disk/has-known-error-policy': { allowed: 'stop, ignore, report, enospace' },
  'disk/has-known-io': { allowed: 'native, threads', reported: [`spec.${DOUBLED}.io`, `spec.template.spec.${DOUBLED}.io`] },
  'disk/fits-scsi-serial': { level: FindingLevel.UNSTARTABLE, allowed: 'at most 36 characters on SCSI' },
  'disk/has-unique-name': { allowed: 'a name that no other disk has' },
  'disk/has-valid-boot-order': { allowed: 'a number from 1' },
  'disk/has-valid-name': {
    allowed: 'at most 63 lower-case letters, digits and -, starting and ending with a letter or digit',
    reported: [`spec.${DOUBLED}.name`, `spec.template.spec.${DOUBLED}.name`],
  },
  'disk/has-valid-serial': { allowed: 'at most 256 letters, digits, _, ., + and -' },
  'disk/references-volume': { allowed: 'the name of a volume; there are no volumes' },
  'disk/requires-claim-for-lun': { allowed: 'a persistentVolumeClaim or dataVolume' },
  'disk/requires-gate-for-reservation': { allowed: 'false', reported: 'spec.template.spec.domain.devices.disks.luns.reservation' },
  'disk/requires-virtio-for-downward-metrics': { allowed: 'disk: {bus: virtio}' },
  'volume/requires-one-source': {
    allowed: 'exactly one of persistentVolumeClaim, dataVolume, containerDisk, cloudInitNoCloud, cloudInitConfigDrive, emptyDisk, '
      + 'ephemeral, hostDisk, configMap, secret, serviceAccount, downwardAPI, downwardMetrics, sysprep, memoryDump, containerPath',
  },
});

const volumes = [{ name: 'root', containerDisk: { image: 'reg/i:v1' } }];
const disks = (...list: object[]) => ({ domain: { devices: { disks: list } } });
const root = (disk: object) => ({ ...disks({ name: 'root', ...disk }), volumes });
const at = 'domain.devices.disks[0]';

describe('disk/references-volume', () => {
  const refused: Row[2] = ['disk/references-volume', `${at}.name`, 'data'];
  const refusedBeside = (names: string): Row[2] => (
    ['disk/references-volume', `${at}.name`, 'data', { allowed: `the name of a volume: ${names}` }]
  );
  guestTable([
    ['admits a disk with its volume', root({ disk: {} })],
    ['admits a volume without a disk', { volumes }],
    ['admits an empty CD-ROM drive', disks({ name: 'cd', cdrom: { bus: 'sata' } })],
    ['refuses a lun without its volume', disks({ name: 'data', lun: {} }), refused],
    ['refuses a disk without a target', disks({ name: 'data' }), refused],
    ['names the volume that there is', { ...disks({ name: 'data', disk: {} }), volumes }, refusedBeside('root')],
    ['names the volumes that there are',
      { ...disks({ name: 'data', disk: {} }), volumes: [...volumes, { name: 'b', emptyDisk: { capacity: '1Gi' } }] },
      refusedBeside('root, b')],
  ]);
  describe('while the gate DeclarativeHotplugVolumes is off', () => guestTable([
    ['refuses an empty CD-ROM drive', disks({ name: 'data', cdrom: { bus: 'sata' } }), refused],
  ], virtualMachine, 'spec.template.spec', gates()));
});

describe('disk/requires-claim-for-lun', () => {
  const lun = (source: object, target: object = { lun: { bus: 'scsi' } }) => ({ ...disks({ name: 'data', ...target }), volumes: [{ name: 'data', ...source }] });
  guestTable([
    ['admits a claim', lun({ persistentVolumeClaim: { claimName: 'c' } })],
    ['admits a data volume', lun({ dataVolume: { name: 'd' } })],
    ['admits a container disk as disk', lun({ containerDisk: { image: 'reg/i:v1' } }, { disk: {} })],
    ['refuses a container disk', lun({ containerDisk: { image: 'reg/i:v1' } }),
      ['disk/requires-claim-for-lun', `${at}.lun`, 'volume data is containerDisk']],
    ['refuses a volume without a source', lun({}),
      ['disk/requires-claim-for-lun', `${at}.lun`, 'volume data is empty'],
      ['volume/requires-one-source', 'volumes[0]', 'nothing']],
    ['names all sources of a volume', lun({ emptyDisk: { capacity: '1Gi' }, configMap: { name: 'c' } }),
      ['disk/requires-claim-for-lun', `${at}.lun`, 'volume data is emptyDisk, configMap'],
      ['volume/requires-one-source', 'volumes[0]', '["emptyDisk","configMap"]']],
  ]);
});

describe('disk/requires-virtio-for-downward-metrics', () => {
  const metrics = (...list: object[]) => ({ ...disks(...list), volumes: [{ name: 'm', downwardMetrics: {} }] });
  const refused = (field: string, got: string, said: object): Row[2] => ['disk/requires-virtio-for-downward-metrics', field, got, said];
  const atStart = { level: FindingLevel.UNSTARTABLE, reported: `spec.${at}.disk.bus` };
  guestTable([
    ['admits virtio', metrics({ name: 'm', disk: { bus: 'virtio' } })],
    ['admits other disks beside them', {
      ...disks({ name: 'm', disk: { bus: 'virtio' } }, { name: 'root', disk: { bus: 'sata' } }),
      volumes: [{ name: 'm', downwardMetrics: {} }, ...volumes],
    }],
    ['admits no bus on s390x: it is virtio in the instance', { ...metrics({ name: 'm', disk: {} }), architecture: 's390x' }],
    ['refuses sata', metrics({ name: 'm', disk: { bus: 'sata' } }), ['disk/requires-virtio-for-downward-metrics', `${at}.disk.bus`, 'sata']],
    ['refuses a CD-ROM drive', metrics({ name: 'm', cdrom: { bus: 'sata' } }),
      refused(`${at}.cdrom`, 'cdrom', { reported: `spec.template.spec.${at}.disk` })],
    ['refuses a CD-ROM drive without a bus', metrics({ name: 'm', cdrom: {} }),
      refused(`${at}.cdrom`, 'cdrom', { reported: `spec.template.spec.${at}.disk` })],
    ['refuses no target', metrics({ name: 'm' }),
      refused(`${at}.name`, 'm without a target', { reported: `spec.template.spec.${at}.disk` })],
    ['refuses no disk', metrics(), refused('volumes[0]', 'm without a target', { reported: `spec.template.spec.${at}.disk` })],
    ['refuses no bus: it is sata in the instance', metrics({ name: 'm', disk: {} }), refused(`${at}.disk.bus`, 'sata', atStart)],
  ], virtualMachine, 'spec.template.spec', gates('DownwardMetrics'));
  test.each([[{ name: 'm' }], [{ name: 'm', cdrom: {} }]])('tells how to attach them instead of %j', (disk) => {
    const [{ allowed }] = admit([{ manifest: virtualMachine(metrics(disk)) }], gates('DownwardMetrics'));
    expect(allowed).toBe('disk: {bus: virtio}');
  });
  describe('an instance', () => guestTable([
    ['refuses no target: it is a disk on sata', metrics({ name: 'm' }),
      refused(`${at}.name`, 'm without a target', { reported: `spec.${at}.disk.bus` })],
  ], instance, 'spec', gates('DownwardMetrics')));
});

describe('disk/has-unique-name', () => {
  guestTable([
    ['refuses every disk with the name of an earlier one',
      { ...disks({ name: 'root', disk: {} }, { name: 'root', disk: {} }, { name: 'root' }), volumes },
      ['disk/has-unique-name', 'domain.devices.disks[1].name', 'root'], ['disk/has-unique-name', 'domain.devices.disks[2].name', 'root']],
    ['a disk and its volume that were copied are one mistake', { ...disks({ name: 'root', disk: {} }, { name: 'root', disk: {} }), volumes: [...volumes, ...volumes] },
      ['disk/has-unique-name', 'domain.devices.disks[1].name', 'root']],
  ]);
});

describe('disk/excludes-second-target', () => {
  guestTable([
    ['admits no target', root({})],
    ['refuses two targets', root({ disk: {}, cdrom: { bus: 'sata' } }), ['disk/excludes-second-target', at, '["disk","cdrom"]']],
  ]);
});

describe('disk/has-valid-boot-order', () => {
  guestTable([
    ['admits 1', root({ bootOrder: 1 })],
    ['refuses 0', root({ bootOrder: 0 }), ['disk/has-valid-boot-order', `${at}.bootOrder`, '0']],
  ]);
});

describe('disk/has-valid-serial', () => {
  const refused = (got: string): Row[2] => ['disk/has-valid-serial', `${at}.serial`, got];
  guestTable([
    ['admits letters, digits and signs', root({ serial: 'SN-1_a.b+c' })],
    ['admits an empty one', root({ serial: '' })],
    ['admits 256 characters', root({ disk: { bus: 'usb' }, serial: 'a'.repeat(256) })],
    ['refuses 257 characters', root({ serial: 'a'.repeat(257) }), refused(`${'a'.repeat(100)}… (257 characters)`)],
    ['refuses a space', root({ serial: 'SN 1' }), refused('SN 1')],
    ['refuses a line end', root({ serial: 'SN\n' }), refused('SN\n')],
    ['refuses a sign at the start', root({ serial: '#1' }), refused('#1')],
  ]);
});

describe('closed sets of values', () => {
  guestTable([
    ...['none', 'writethrough', 'writeback', ''].map((cache): Row => [`admit cache "${cache}"`, root({ cache })]),
    ...['native', 'threads', ''].map((io): Row => [`admit io "${io}"`, root({ io })]),
    ...['stop', 'ignore', 'report', 'enospace'].map((errorPolicy): Row => [`admit error policy "${errorPolicy}"`, root({ errorPolicy })]),
    ...['unsafe', 'constructor'].map((cache): Row => [`refuse cache "${cache}"`, root({ cache }), ['disk/has-known-cache', `${at}.cache`, cache]]),
    ['refuse cache "None"', root({ cache: 'None' }), ['disk/has-known-cache', `${at}.cache`, 'None', { fix: 'Did you mean none?' }]],
    ...['default', 'io_uring'].map((io): Row => [`refuse io "${io}"`, root({ io }), ['disk/has-known-io', `${at}.io`, io]]),
    ['refuse an empty error policy', root({ errorPolicy: '' }), ['disk/has-known-error-policy', `${at}.errorPolicy`, '']],
    ['refuse error policy "enospc"', root({ errorPolicy: 'enospc' }), ['disk/has-known-error-policy', `${at}.errorPolicy`, 'enospc', { fix: 'Did you mean enospace?' }]],
  ]);
});

describe('disk/has-valid-name', () => {
  const named = (name: string, ...list: object[]) => ({ ...disks(...list), volumes: [{ name, emptyDisk: { capacity: '1Gi' } }] });
  const refused: Row[2] = ['disk/has-valid-name', `${at}.name`, 'root_disk'];
  guestTable([
    ['admits 63 characters', named('a'.repeat(63), { name: 'a'.repeat(63) })],
    ['refuses 64 characters', named('a'.repeat(64), { name: 'a'.repeat(64) }), ['disk/has-valid-name', `${at}.name`, 'a'.repeat(64)]],
    ['refuses an underscore', named('root_disk', { name: 'root_disk', disk: {} }), refused],
    ['refuses the name of a volume without a disk', named('root_disk'), ['disk/has-valid-name', 'volumes[0]', 'root_disk']],
  ]);
  describe('a replica set', () => guestTable([
    ['refuses an underscore', named('root_disk', { name: 'root_disk', disk: {} }), refused],
    ['never starts with such a name of a volume without a disk', named('root_disk'),
      ['disk/has-valid-name', 'volumes[0]', 'root_disk', { level: FindingLevel.UNSTARTABLE }]],
  ], replicaSet));
});

describe('disk/requires-gate-for-reservation', () => {
  const lun = (reservation: boolean) => ({
    ...disks({ name: 'p', lun: { bus: 'scsi', reservation } }), volumes: [{ name: 'p', persistentVolumeClaim: { claimName: 'c' } }],
  });
  guestTable([
    ['admits reservation: false', lun(false)],
    ['refuses a reservation', lun(true), ['disk/requires-gate-for-reservation', `${at}.lun.reservation`, 'true']],
  ]);
  describe('while persistent reservation is enabled', () => guestTable([
    ['admits a reservation', lun(true)],
  ], virtualMachine, 'spec.template.spec', gates('PersistentReservation')));
});

describe('a preset', () => {
  const preset = (domain: Json) => ({
    apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstancePreset', metadata: { name: 't' }, spec: { selector: {}, domain },
  });
  test.each([
    ['may have disks without volumes, and reserve them', { devices: { disks: [{ name: 'root', lun: { reservation: true } }] } }, []],
    ['may have no devices', { devices: {} }, []],
    ['is refused like a guest', { devices: { disks: [{ name: 'a_b', io: 'x' }, { name: 'a_b', bootOrder: 0, serial: ' ', cache: 'x' }] } }, [
      ['disk/has-known-io', 'spec.domain.devices.disks[0].io', 'x'],
      ['disk/has-valid-name', 'spec.domain.devices.disks[0].name', 'a_b'],
      ['disk/has-valid-boot-order', 'spec.domain.devices.disks[1].bootOrder', '0'],
      ['disk/has-known-cache', 'spec.domain.devices.disks[1].cache', 'x'],
      ['disk/has-unique-name', 'spec.domain.devices.disks[1].name', 'a_b'],
      ['disk/has-valid-name', 'spec.domain.devices.disks[1].name', 'a_b', { reported: `spec.${DOUBLED.replace('0', '1')}.name` }],
      ['disk/has-valid-serial', 'spec.domain.devices.disks[1].serial', ' '],
    ]],
  ])('%s', (_, domain, found) => {
    expect(judge(preset(domain)).filter(([rule]) => rule.startsWith('disk'))).toEqual(found);
  });
});

describe('a pool', () => {
  test('has the paths of its template', () => {
    expect(judge(pool(root({ cache: 'x', disk: {} })))).toEqual([
      ['disk/has-known-cache', `spec.virtualMachineTemplate.spec.template.spec.${at}.cache`, 'x'],
    ]);
  });
});

describe('what a guest sees of a serial number', () => {
  const serial = (length: number, bus?: string) => root({ disk: { bus }, serial: 'a'.repeat(length) });
  const cut = (length: number): Row[2] => ['disk/avoids-cut-serial', `${at}.serial`, 'a'.repeat(length)];
  guestTable([
    ['20 characters on virtio', serial(20, 'virtio')],
    ['20 characters on SATA', serial(20, 'sata')],
    ['36 characters on SCSI', serial(36, 'scsi')],
    ['more on a bus of which nothing is known', serial(37, 'usb')],
    ['more on virtio', serial(21, 'virtio'), cut(21)],
    ['more on SATA', serial(36, 'sata'), cut(36)],
    ['more on SATA, the bus of a disk that has none', serial(21), cut(21)],
    ['more on SCSI', serial(37, 'scsi'), ['disk/fits-scsi-serial', `${at}.serial`, 'a'.repeat(37)]],
  ]);
});

describe('disk/avoids-serial-of-drive', () => {
  const of = (target: object, serial?: string) => ({
    ...disks({ name: 'p', serial, ...target }), volumes: [{ name: 'p', persistentVolumeClaim: { claimName: 'c' } }],
  });
  guestTable([
    ['a disk', of({ disk: { bus: 'virtio' } }, 'A1')],
    ['a disk without a target', of({}, 'A1')],
    ['a LUN without one', of({ lun: { bus: 'scsi' } })],
    ['an empty one', of({ cdrom: { bus: 'sata' } }, '')],
    ['a LUN', of({ lun: { bus: 'scsi' } }, 'A1'), ['disk/avoids-serial-of-drive', `${at}.serial`, 'A1']],
    ['a CD-ROM drive', of({ cdrom: { bus: 'sata' } }, 'A1'), ['disk/avoids-serial-of-drive', `${at}.serial`, 'A1']],
  ]);
});
