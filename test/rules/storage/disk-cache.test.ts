import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { says } from '../judge';

says({
  'disk-cache/excludes-cache-of-shared-disk': { level: FindingLevel.UNSTARTABLE, allowed: 'none' },
  'disk-cache/excludes-cache-with-native-io': { level: FindingLevel.UNSTARTABLE, allowed: 'native only with cache: none' },
});

const disk = (fields: object) => ({
  domain: { devices: { disks: [{ name: 'd', disk: { bus: 'virtio' }, ...fields }] } }, volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'c' } }],
});
const at = 'domain.devices.disks[0]';

describe('a shareable disk', () => guestTable([
  ['without cache', disk({ shareable: true, cache: 'none' })],
  ['by default', disk({ shareable: true })],
  ['with an empty cache, which is the default', disk({ shareable: true, cache: '' })],
  ['a disk that is not shareable', disk({ shareable: false, cache: 'writeback' })],
  ['a LUN: its cache is not looked at', disk({ disk: undefined, lun: { bus: 'scsi' }, shareable: true, cache: 'writeback' })],
  ['with writeback', disk({ shareable: true, cache: 'writeback' }), ['disk-cache/excludes-cache-of-shared-disk', `${at}.cache`, 'writeback']],
  ['with writethrough', disk({ shareable: true, cache: 'writethrough' }), ['disk-cache/excludes-cache-of-shared-disk', `${at}.cache`, 'writethrough']],
]));

describe('native I/O', () => guestTable([
  ['without cache', disk({ io: 'native', cache: 'none' })],
  ['by default', disk({ io: 'native' })],
  ['with an empty cache, which is the default', disk({ io: 'native', cache: '' })],
  ['threads with a cache', disk({ io: 'threads', cache: 'writeback' })],
  ['with writeback', disk({ io: 'native', cache: 'writeback' }), ['disk-cache/excludes-cache-with-native-io', `${at}.io`, 'native with cache writeback']],
  ['with writethrough', disk({ io: 'native', cache: 'writethrough' }), ['disk-cache/excludes-cache-with-native-io', `${at}.io`, 'native with cache writethrough']],
]));
