import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { instance, pool, replicaSet, says, virtualMachine } from '../judge';
import type { Json } from '../judge';

says({
  'block-size/excludes-custom-with-match-volume': { allowed: 'one of them' },
  'block-size/fits-logical-into-physical': { allowed: ['at most 0, the physical size', 'at most 512, the physical size'] },
  'block-size/fits-sata': {
    level: [undefined, FindingLevel.UNSTARTABLE],
    allowed: '512, or another bus',
    reported: [undefined, 'spec.domain.devices.disks[0].blockSize.custom.logical'],
  },
  'block-size/has-valid-discard-granularity': { allowed: 'a multiple of 512' },
  'block-size/has-valid-size': { allowed: 'a power of two from 512 to 2097152' },
  'unsigned-number/fits-range': { allowed: '0 or more, below 2^63' },
});

const at = 'domain.devices.disks[0].blockSize';
const sized = (blockSize?: Json, bus = 'virtio') => ({
  domain: { devices: { disks: [{ name: 'a', disk: { bus }, blockSize }] } }, volumes: [{ name: 'a', emptyDisk: { capacity: '1Gi' } }],
});
const custom = (logical?: number, physical?: number, discardGranularity?: number) => ({ custom: { logical, physical, discardGranularity } });

describe('block-size/excludes-custom-with-match-volume', () => {
  const refused: Row[2] = ['block-size/excludes-custom-with-match-volume', at, 'custom and matchVolume'];
  guestTable([
    ['admits a disk without a block size', sized(undefined)],
    ['admits the size of the volume', sized({ matchVolume: {} })],
    ['admits a custom size beside enabled: false', sized({ matchVolume: { enabled: false }, ...custom(512, 512) })],
    ['refuses both', sized({ matchVolume: {}, ...custom(512, 512) }), refused],
    ['refuses both, and looks at nothing else', sized({ matchVolume: { enabled: true }, ...custom(1, 0) }), refused],
  ]);
});

describe('block-size/fits-logical-into-physical', () => {
  const refused = (got: string): Row[2] => ['block-size/fits-logical-into-physical', `${at}.custom.logical`, got];
  guestTable([
    ['admits equal sizes', sized(custom(4096, 4096))],
    ['refuses a larger logical size', sized(custom(4096, 512)), refused('4096')],
    ['refuses a larger logical size, and looks no further', sized(custom(513, 512), 'sata'), refused('513')],
    ['takes no physical size for 0', sized(custom(512)), refused('512')],
  ]);
});

describe('block-size/fits-sata', () => {
  const refused: Row[2] = ['block-size/fits-sata', `${at}.custom.logical`, '4096'];
  const withoutBus: Row = ['refuses 4096 bytes without a bus: it is sata in the instance', sized(custom(4096, 4096), ''), refused];
  guestTable([
    ['admits 512 bytes', sized(custom(512, 4096), 'sata')],
    ['refuses 4096 bytes, and looks no further', sized(custom(4096, 4096, 700), 'sata'), refused],
    ['admits 4096 bytes without a bus on s390x', { ...sized(custom(4096, 4096), ''), architecture: 's390x' }],
    withoutBus,
  ]);
  describe('a replica set', () => guestTable([withoutBus], replicaSet));
  describe('a pool', () => guestTable([withoutBus], pool, 'spec.virtualMachineTemplate.spec.template.spec'));
  describe('an instance', () => guestTable([withoutBus], instance, 'spec'));
});

describe('block-size/has-valid-discard-granularity', () => {
  const refused = (got: string): Row[2] => ['block-size/has-valid-discard-granularity', `${at}.custom.discardGranularity`, got];
  guestTable([
    ['admits a multiple of the logical size', sized(custom(512, 512, 1024))],
    ['admits zero', sized(custom(512, 512, 0))],
    ['refuses what is no multiple', sized(custom(512, 4096, 700)), refused('700')],
    ['refuses what is no multiple, and looks no further', sized(custom(512, 1000, 256)), refused('256')],
  ]);
});

describe('block-size/has-valid-size', () => {
  const refused = (part: string, got: number): Row[2] => ['block-size/has-valid-size', `${at}.custom.${part}`, String(got)];
  guestTable([
    ['admits 512 bytes', sized(custom(512, 512))],
    ['admits 2 MiB', sized(custom(2097152, 2097152))],
    ['refuses 256 bytes', sized(custom(256, 512)), refused('logical', 256)],
    ['refuses both sizes', sized(custom(128, 128)), refused('logical', 128), refused('physical', 128)],
    ['refuses 4 MiB', sized(custom(512, 4194304)), refused('physical', 4194304)],
    ['refuses what is no power of two', sized(custom(512, 1000)), refused('physical', 1000)],
    ['refuses no sizes', sized(custom()), refused('logical', 0), refused('physical', 0)],
    ['refuses no logical size, whatever is discarded', sized(custom(undefined, 512, 700)), refused('logical', 0)],
  ]);
});

describe('a size that cannot be read has no other finding', () => {
  const unread = (part: string, got: number): Row[2] => ['unsigned-number/fits-range', `${at}.custom.${part}`, String(got)];
  guestTable([
    ['logical', sized(custom(-512, 512)), unread('logical', -512)],
    ['physical', sized(custom(512, -512)), unread('physical', -512)],
    ['discardGranularity', sized(custom(512, 512, -1)), unread('discardGranularity', -1)],
  ], virtualMachine);
});
