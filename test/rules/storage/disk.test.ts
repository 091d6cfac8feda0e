import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { judge, virtualMachine, says } from '../judge';
import type { Json } from '../judge';

says({
  'disk/has-known-cache': { allowed: 'none, writethrough, writeback' },
  'disk/has-known-error-policy': { allowed: 'stop, ignore, report, enospace' },
  'disk/has-known-io': {
    allowed: 'native, threads',
    reported: ['spec.domain.devices.disks.domain.devices.disks[0].io', 'spec.template.spec.domain.devices.disks.domain.devices.disks[0].io'],
  },
  'disk/excludes-multiple-targets': { allowed: 'one of disk, lun, cdrom' },
  'disk/has-unique-name': { allowed: 'a name that no other disk has' },
  'disk/has-valid-name': {
    allowed: 'at most 63 lower-case letters, digits and -, starting and ending with a letter or digit',
    reported: ['spec.domain.devices.disks.domain.devices.disks[0].name', 'spec.template.spec.domain.devices.disks.domain.devices.disks[0].name'],
  },
  'disk/has-valid-serial': { allowed: 'at most 256 letters, digits, _, ., + and -' },
  'disk/references-volume': { allowed: ['the name of a volume: root', 'the name of a volume; there are no volumes'] },
  'disk/requires-claim-for-lun': { allowed: 'a persistentVolumeClaim or dataVolume' },
  'disk/requires-virtio-for-downward-metrics': {
    level: [undefined, FindingLevel.UNSTARTABLE],
    allowed: 'disk: {bus: virtio}',
    reported: [undefined, 'spec.domain.devices.disks[0].disk.bus', 'spec.template.spec.domain.devices.disks[0].disk'],
  },
  'disk/requires-gate-for-reservation': { allowed: 'false', reported: 'spec.template.spec.domain.devices.disks.luns.reservation' },
});

const volumes = [{ name: 'root', containerDisk: { image: 'reg/i:v1' } }];
const disks = (...list: object[]) => ({ domain: { devices: { disks: list } } });
const root = (disk: object) => ({ ...disks({ name: 'root', ...disk }), volumes });
const at = 'domain.devices.disks[0]';

const preset = (domain: Json) => ({
  apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstancePreset', metadata: { name: 't' }, spec: { selector: {}, domain },
});

describe('disk/references-volume', () => {
  guestTable([
    ['a disk with its volume', root({ disk: {} })],
    ['a volume without a disk', { volumes }],
    ['an empty CD-ROM', disks({ name: 'cd', cdrom: { bus: 'sata' } })],
    ['a disk without its volume', { ...disks({ name: 'root', disk: {} }, { name: 'data', disk: {} }), volumes },
      ['disk/references-volume', 'domain.devices.disks[1].name', 'data']],
    ['a lun without its volume', disks({ name: 'data', lun: {} }), ['disk/references-volume', `${at}.name`, 'data']],
    ['a disk without a target', disks({ name: 'data' }), ['disk/references-volume', `${at}.name`, 'data']],
  ]);
});

describe('an empty CD-ROM while DeclarativeHotplugVolumes is off', () => {
  guestTable(
    [['is refused', disks({ name: 'cd', cdrom: { bus: 'sata' } }), ['disk/references-volume', `${at}.name`, 'cd']]],
    virtualMachine, 'spec.template.spec', { enabledFeatureGates: [] },
  );
});

describe('disk/requires-claim-for-lun', () => {
  const lun = (source: object) => ({ ...disks({ name: 'data', lun: {} }), volumes: [{ name: 'data', ...source }] });
  guestTable([
    ['a claim', lun({ persistentVolumeClaim: { claimName: 'c' } })],
    ['a data volume', lun({ dataVolume: { name: 'd' } })],
    ['a container disk', lun({ containerDisk: { image: 'reg/i:v1' } }),
      ['disk/requires-claim-for-lun', `${at}.lun`, 'volume data is containerDisk']],
  ]);
});

describe('disk/requires-virtio-for-downward-metrics', () => {
  const metrics = (...list: object[]) => ({ ...disks(...list), volumes: [{ name: 'm', downwardMetrics: {} }] });
  const refused = (field: string, got: string): Row[2] => ['disk/requires-virtio-for-downward-metrics', field, got];
  guestTable([
    ['virtio', metrics({ name: 'm', disk: { bus: 'virtio' } })],
    ['sata', metrics({ name: 'm', disk: { bus: 'sata' } }), refused(`${at}.disk.bus`, 'sata')],
    ['no bus: sata in the instance', metrics({ name: 'm', disk: {} }), refused(`${at}.disk.bus`, 'sata')],
    ['no bus on s390x: virtio in the instance', { ...metrics({ name: 'm', disk: {} }), architecture: 's390x' }],
    ['a CD-ROM', metrics({ name: 'm', cdrom: { bus: 'sata' } }), refused(`${at}.cdrom`, 'cdrom')],
    ['no target', metrics({ name: 'm' }), refused(`${at}.name`, 'm without a target')],
    ['no disk', metrics(), refused('volumes[0]', 'm without a target')],
  ], virtualMachine, 'spec.template.spec', { enabledFeatureGates: ['DownwardMetrics'] });
});

describe('disk/has-unique-name', () => {
  guestTable([
    ['a repeated name', { ...disks({ name: 'root', disk: {} }, { name: 'root', disk: {} }, { name: 'root' }), volumes },
      ['disk/has-unique-name', 'domain.devices.disks[1].name', 'root'], ['disk/has-unique-name', 'domain.devices.disks[2].name', 'root']],
  ]);
});

describe('disk/excludes-multiple-targets', () => {
  guestTable([
    ['none', root({})],
    ['two', root({ disk: {}, cdrom: { bus: 'sata' } }), ['disk/excludes-multiple-targets', at, '["disk","cdrom"]']],
  ]);
});

describe('disk/has-valid-serial', () => {
  guestTable([
    ['letters, digits and signs', root({ serial: 'SN-1_a.b+c' })],
    ['nothing', root({ serial: '' })],
    ['256 characters', root({ serial: 'a'.repeat(256) })],
    ['257 characters', root({ serial: 'a'.repeat(257) }), ['disk/has-valid-serial', `${at}.serial`, `${'a'.repeat(100)}… (257 characters)`]],
    ['a space', root({ serial: 'SN 1' }), ['disk/has-valid-serial', `${at}.serial`, 'SN 1']],
    ['a line end', root({ serial: 'SN\n' }), ['disk/has-valid-serial', `${at}.serial`, 'SN\n']],
  ]);
});

describe('closed sets of words', () => {
  guestTable([
    ...['none', 'writethrough', 'writeback', ''].map((cache): [string, Json] => [`cache ${cache}`, root({ cache })]),
    ...['native', 'threads', ''].map((io): [string, Json] => [`io ${io}`, root({ io })]),
    ...['stop', 'ignore', 'report', 'enospace'].map((errorPolicy): [string, Json] => [`error policy ${errorPolicy}`, root({ errorPolicy })]),
    ['cache unsafe', root({ cache: 'unsafe' }), ['disk/has-known-cache', `${at}.cache`, 'unsafe']],
    ['io default', root({ io: 'default' }), ['disk/has-known-io', `${at}.io`, 'default']],
    ['error policy enospc', root({ errorPolicy: 'enospc' }), ['disk/has-known-error-policy', `${at}.errorPolicy`, 'enospc']],
    ['an empty error policy', root({ errorPolicy: '' }), ['disk/has-known-error-policy', `${at}.errorPolicy`, '']],
  ]);
});

describe('disk/has-valid-name', () => {
  const named = (name: string, ...list: object[]) => ({ ...disks(...list), volumes: [{ name, emptyDisk: { capacity: '1Gi' } }] });
  guestTable([
    ['63 characters', named('a'.repeat(63), { name: 'a'.repeat(63) })],
    ['64 characters', named('a'.repeat(64), { name: 'a'.repeat(64) }), ['disk/has-valid-name', `${at}.name`, 'a'.repeat(64)]],
    ['an underscore', named('root_disk', { name: 'root_disk', disk: {} }), ['disk/has-valid-name', `${at}.name`, 'root_disk']],
    ['a volume without a disk', named('root_disk'), ['disk/has-valid-name', 'volumes[0]', 'root_disk']],
  ]);
});

describe('disk/requires-gate-for-reservation', () => {
  const lun = (reservation: boolean) => ({
    ...disks({ name: 'p', lun: { reservation } }), volumes: [{ name: 'p', persistentVolumeClaim: { claimName: 'c' } }],
  });
  guestTable([
    ['not reserved', lun(false)],
    ['reserved', lun(true), ['disk/requires-gate-for-reservation', `${at}.lun.reservation`, 'true']],
  ]);
  const enabled = { enabledFeatureGates: ['PersistentReservation'] };
  describe('enabled', () => guestTable([['reserved', lun(true)]], virtualMachine, 'spec.template.spec', enabled));
});

describe('a preset', () => {
  test.each([
    ['has disks without volumes', { devices: { disks: [{ name: 'root' }] } }, []],
    ['has no devices', { devices: {} }, []],
    ['is refused like a guest', { devices: { disks: [{ name: 'a_b', io: 'x' }] } }, [
      ['disk/has-known-io', 'spec.domain.devices.disks[0].io', 'x'], ['disk/has-valid-name', 'spec.domain.devices.disks[0].name', 'a_b'],
    ]],
  ])('%s', (_, domain, found) => {
    expect(judge(preset(domain)).filter(([rule]) => rule.startsWith('disk'))).toEqual(found);
  });
});
