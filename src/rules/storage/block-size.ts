import type { Disk } from '../../../imports/kubevirt.io';
import { isBefore } from '../../manifests/by-release';
import type { Cluster } from '../../manifests/manifest';
import { isUnsigned } from '../compute/unsigned-number';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { busOf, disk } from '../subjects/disk';

/** `minCustomBlockSize` and `maxCustomBlockSize` of KubeVirt, in bytes. */
const SMALLEST = 512;
const LARGEST = 2_097_152;
const SIZES = ['logical', 'physical'] as const;

/** The custom block size of a disk, with zero for a size that is left out. */
interface CustomBlockSize {
  readonly bus?: string;
  readonly matchesVolume: boolean;
  readonly logical: number;
  readonly physical: number;
  readonly discardGranularity?: number;
}

/** What upstream looks for first, one after the other. */
type Fault = 'beside matchVolume' | 'above physical' | 'unfit for SATA' | 'discards parts of blocks';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'block-size/excludes-custom-with-match-volume',
    level: FindingLevel.REJECTED,
    subject: customBlockSizes('beside matchVolume'),
    summary: 'A block size must not be both custom and that of the volume',
    why: 'KubeVirt refuses custom beside matchVolume, unless that has enabled: false.',
    fix: 'Keep one of matchVolume and custom.',
    upstream: ['disk/blocksize-match-and-custom'],
    * check() {
      yield { field: '', got: 'custom and matchVolume', allowed: 'one of them' };
    },
  }),
  defineRule({
    id: 'block-size/fits-logical-into-physical',
    level: FindingLevel.REJECTED,
    subject: customBlockSizes('above physical'),
    summary: 'A logical block must not be larger than a physical one',
    why: 'KubeVirt refuses a logical size above the physical size, which is 0 where it is not written.',
    fix: 'Write both, such as logical: 512 and physical: 4096.',
    upstream: ['disk/blocksize-logical-over-physical'],
    * check({ logical, physical }) {
      yield { field: 'custom.logical', got: logical, allowed: `at most ${physical}, the physical size` };
    },
  }),
  defineRule({
    id: 'block-size/fits-sata',
    level: FindingLevel.REJECTED,
    since: '1.7',
    subject: customBlockSizes('unfit for SATA'),
    summary: `The logical blocks of a SATA disk must have ${SMALLEST} bytes`,
    why: 'KubeVirt refuses another size, since QEMU has none. On amd64 a disk without a bus is a SATA one in the instance, and refused there.',
    fix: `Write bus: virtio or scsi, or logical: ${SMALLEST}.`,
    upstream: ['disk/blocksize-sata-logical'],
    * check({ logical }) {
      yield { field: 'custom.logical', got: logical, allowed: `${SMALLEST}, or another bus` };
    },
  }),
  defineRule({
    id: 'block-size/has-valid-discard-granularity',
    level: FindingLevel.REJECTED,
    since: '1.7',
    subject: customBlockSizes('discards parts of blocks'),
    summary: 'The discard granularity must be a multiple of the logical block size',
    why: 'Only whole blocks can be discarded: KubeVirt refuses every other size.',
    fix: 'Round it to a multiple of the logical size, or remove it.',
    upstream: ['disk/blocksize-discard-multiple'],
    * check({ logical, discardGranularity }) {
      yield { field: 'custom.discardGranularity', got: discardGranularity, allowed: `a multiple of ${logical}` };
    },
  }),
  defineRule({
    id: 'block-size/has-valid-size',
    level: FindingLevel.REJECTED,
    subject: customBlockSizes(undefined),
    summary: `Block sizes must be powers of two from ${SMALLEST} to ${LARGEST} bytes`,
    why: 'KubeVirt refuses every other size, also one that is not written beside the other.',
    fix: 'Write both, such as logical: 512 and physical: 4096.',
    upstream: ['disk/blocksize-min', 'disk/blocksize-max', 'disk/blocksize-power-of-two'],
    * check(custom) {
      for (const size of SIZES) {
        const bytes = custom[size];
        if (bytes >= SMALLEST && bytes <= LARGEST && Number.isInteger(Math.log2(bytes))) continue;
        yield { field: `custom.${size}`, got: bytes, allowed: `a power of two from ${SMALLEST} to ${LARGEST}` };
      }
    },
  }),
];

/** The custom block size of each disk where it has this fault, or none of them. */
function customBlockSizes(fault: Fault | undefined): Subject<CustomBlockSize> {
  return partsOf(disk, (value, cluster) => {
    const custom = customBlockSize(value);
    return custom && faultOf(custom, cluster) === fault ? [{ value: custom, path: 'blockSize' }] : [];
  });
}

/** Nothing where a size cannot be read: another rule refuses that. */
function customBlockSize(value: Disk): CustomBlockSize | undefined {
  const { custom, matchVolume } = value.blockSize ?? {};
  const { logical = 0, physical = 0, discardGranularity } = custom ?? {};
  if (!custom || ![logical, physical, discardGranularity ?? 0].every((size) => isUnsigned(size))) return undefined;
  const matchesVolume = matchVolume !== undefined && matchVolume.enabled !== false;
  return { bus: busOf(value), matchesVolume, logical, physical, discardGranularity };
}

/** The first fault of a size, which ends what upstream checks of the disk. */
function faultOf({ bus, matchesVolume, logical, physical, discardGranularity = 0 }: CustomBlockSize, cluster: Cluster): Fault | undefined {
  if (matchesVolume) return 'beside matchVolume';
  if (logical > physical) return 'above physical';
  if (isBefore('1.7', cluster)) return undefined;
  if (bus === 'sata' && logical !== SMALLEST) return 'unfit for SATA';
  return logical !== 0 && discardGranularity % logical !== 0 ? 'discards parts of blocks' : undefined;
}
