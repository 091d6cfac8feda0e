import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import type { Json } from '../judge';
import { replicaSet, virtualMachine, says } from '../judge';

says({
  'block-size/has-valid-discard-granularity': { allowed: 'a multiple of 512' },
  'block-size/fits-logical-into-physical': { allowed: ['at most 0, the physical size', 'at most 512, the physical size'] },
  'block-size/fits-sata': {
    level: [undefined, FindingLevel.UNSTARTABLE],
    allowed: '512, or another bus',
    reported: [undefined, 'spec.domain.devices.disks[0].blockSize.custom.logical'],
  },
  'block-size/has-valid-size': { allowed: 'a power of two from 512 to 2097152' },
  'block-size/excludes-custom-with-match-volume': { allowed: 'one of them' },
  'unsigned-number/is-within-range': { allowed: '0 or more, below 2^63' },
});

const at = 'domain.devices.disks[0].blockSize';
const sized = (blockSize: Json, bus = 'virtio') => ({
  domain: { devices: { disks: [{ name: 'a', disk: { bus }, blockSize }] } }, volumes: [{ name: 'a', emptyDisk: { capacity: '1Gi' } }],
});
const custom = (logical?: number, physical?: number, discardGranularity?: number) => ({ custom: { logical, physical, discardGranularity } });

describe('block-size/excludes-custom-with-match-volume', () => {
  guestTable([
    ['matched', sized({ matchVolume: {} })],
    ['custom, not matched', sized({ matchVolume: { enabled: false }, ...custom(512, 512) })],
    ['both', sized({ matchVolume: {}, ...custom(512, 512) }), ['block-size/excludes-custom-with-match-volume', at, 'custom and matchVolume']],
    ['both, and nothing else is looked at', sized({ matchVolume: { enabled: true }, ...custom(1, 0) }),
      ['block-size/excludes-custom-with-match-volume', at, 'custom and matchVolume']],
  ]);
});

describe('block-size/fits-logical-into-physical', () => {
  guestTable([
    ['equal', sized(custom(4096, 4096))],
    ['larger', sized(custom(4096, 512)), ['block-size/fits-logical-into-physical', `${at}.custom.logical`, '4096']],
    ['no physical size', sized(custom(512)), ['block-size/fits-logical-into-physical', `${at}.custom.logical`, '512']],
  ]);
});

describe('block-size/fits-sata', () => {
  guestTable([
    ['512', sized(custom(512, 4096), 'sata')],
    ['4096', sized(custom(4096, 4096), 'sata'), ['block-size/fits-sata', `${at}.custom.logical`, '4096']],
    ['4096 without a bus: sata in the instance', sized(custom(4096, 4096), ''),
      ['block-size/fits-sata', `${at}.custom.logical`, '4096']],
    ['4096 without a bus on s390x', { ...sized(custom(4096, 4096), ''), architecture: 's390x' }],
  ]);
  describe('a replica set', () => guestTable([['4096 without a bus', sized(custom(4096, 4096), ''), ['block-size/fits-sata', `${at}.custom.logical`, '4096']]], replicaSet));
});

describe('block-size/has-valid-discard-granularity', () => {
  guestTable([
    ['a multiple', sized(custom(512, 512, 1024))],
    ['zero', sized(custom(512, 512, 0))],
    ['none', sized(custom(512, 4096, 700)), ['block-size/has-valid-discard-granularity', `${at}.custom.discardGranularity`, '700']],
  ]);
});

describe('block-size/has-valid-size', () => {
  const refused = (part: string, got: number): Row[2] => ['block-size/has-valid-size', `${at}.custom.${part}`, String(got)];
  guestTable([
    ['the least', sized(custom(512, 512))],
    ['the most', sized(custom(2097152, 2097152))],
    ['less', sized(custom(256, 512)), refused('logical', 256)],
    ['less, twice', sized(custom(128, 128)), refused('logical', 128), refused('physical', 128)],
    ['more', sized(custom(512, 4194304)), refused('physical', 4194304)],
    ['between', sized(custom(512, 1000)), refused('physical', 1000)],
    ['nothing', sized(custom()), refused('logical', 0), refused('physical', 0)],
    ['what cannot be read', sized(custom(-512, 512)), ['unsigned-number/is-within-range', `${at}.custom.logical`, '-512']],
  ], virtualMachine);
});
