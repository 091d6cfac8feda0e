import { isUnsigned } from '../compute/unsigned-number';
import { FindingLevel } from '../finding-level';
import type { Violation, ObjectRule } from '../rule';
import { diskRule } from '../subjects/disk-rule';
import type { PlacedDisk } from '../subjects/disk-rule';

/** `minCustomBlockSize` and `maxCustomBlockSize` of KubeVirt, in bytes. */
const SMALLEST = 512;
const LARGEST = 2_097_152;

interface Check extends Pick<ObjectRule, 'id' | 'summary' | 'why' | 'fix' | 'upstream'> {
  mistakes(size: BlockSize): Iterable<Violation>;
}

/** The block size that a disk asks for, with zero for what it leaves out. A size that cannot be read is another mistake. */
interface BlockSize {
  readonly path: string;
  readonly bus?: string;
  readonly matchesVolume: boolean;
  readonly logical: number;
  readonly physical: number;
  readonly discardGranularity?: number;
}

const checks: readonly Check[] = [
  {
    id: 'block-size/excludes-custom-with-match-volume',
    summary: 'A block size is that of the volume or a custom one',
    why: 'KubeVirt refuses custom beside matchVolume, unless that has enabled: false.',
    fix: 'Keep one of matchVolume and custom.',
    upstream: ['disk/blocksize-match-and-custom'],
    * mistakes({ path, matchesVolume }) {
      if (matchesVolume) yield { field: path, got: 'custom and matchVolume', allowed: 'one of them' };
    },
  },
  {
    id: 'block-size/fits-logical-into-physical',
    summary: 'A logical block is not larger than a physical one',
    why: 'KubeVirt refuses a logical size above the physical size, which is 0 where it is not written.',
    fix: 'Write both, such as logical: 512 and physical: 4096.',
    upstream: ['disk/blocksize-logical-over-physical'],
    * mistakes({ path, logical, physical }) {
      if (logical > physical) yield { field: `${path}.custom.logical`, got: logical, allowed: `at most ${physical}, the physical size` };
    },
  },
  {
    id: 'block-size/fits-sata',
    summary: `A SATA disk has logical blocks of ${SMALLEST} bytes`,
    why: 'KubeVirt refuses another size, since QEMU has none. On amd64 a disk without a bus is a SATA one in the instance, and refused there.',
    fix: `Write bus: virtio or scsi, or logical: ${SMALLEST}.`,
    upstream: ['disk/blocksize-sata-logical'],
    * mistakes({ path, bus, logical }) {
      if (bus === 'sata' && logical !== SMALLEST) yield { field: `${path}.custom.logical`, got: logical, allowed: `${SMALLEST}, or another bus` };
    },
  },
  {
    id: 'block-size/has-valid-discard-granularity',
    summary: 'The discard granularity is a multiple of the logical block size',
    why: 'Only whole blocks can be discarded: KubeVirt refuses every other size.',
    fix: 'Round it to a multiple of the logical size, or remove it.',
    upstream: ['disk/blocksize-discard-multiple'],
    * mistakes({ path, logical, discardGranularity: discarded }) {
      if (discarded === undefined || logical === 0 || discarded % logical === 0) return;
      yield { field: `${path}.custom.discardGranularity`, got: discarded, allowed: `a multiple of ${logical}` };
    },
  },
  {
    id: 'block-size/has-valid-size',
    summary: `Block sizes are powers of two from ${SMALLEST} to ${LARGEST} bytes`,
    why: 'KubeVirt refuses every other size, also one that is not written beside the other.',
    fix: 'Write both, such as logical: 512 and physical: 4096.',
    upstream: ['disk/blocksize-min', 'disk/blocksize-max', 'disk/blocksize-power-of-two'],
    * mistakes({ path, ...sizes }) {
      for (const part of ['logical', 'physical'] as const) {
        const size = sizes[part];
        if (size >= SMALLEST && size <= LARGEST && Number.isInteger(Math.log2(size))) continue;
        yield { field: `${path}.custom.${part}`, got: size, allowed: `a power of two from ${SMALLEST} to ${LARGEST}` };
      }
    },
  },
];

/** The first check that finds something ends those of the disk. */
export const rules: readonly ObjectRule[] = checks.map((decisive) => diskRule({
  ...decisive,
  level: FindingLevel.REJECTED,
  * check(disks) {
    for (const size of disks.flatMap(customSize)) {
      const first = checks.find((check) => [...check.mistakes(size)].length > 0);
      if (first === decisive) yield* decisive.mistakes(size);
    }
  },
}));

function customSize({ disk: { blockSize }, path, bus }: PlacedDisk): BlockSize[] {
  const { custom, matchVolume } = blockSize ?? {};
  const { logical = 0, physical = 0, discardGranularity } = custom ?? {};
  if (!custom || ![logical, physical, discardGranularity ?? 0].every((size) => isUnsigned(size))) return [];
  const matchesVolume = matchVolume !== undefined && matchVolume.enabled !== false;
  return [{ path: `${path}.blockSize`, bus, matchesVolume, logical, physical, discardGranularity }];
}
