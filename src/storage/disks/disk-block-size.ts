import type { BlockSize } from '../../../imports/kubevirt.io';
import { BLOCK_SIZES } from '../wire-forms';

/** Block sizes that a guest is shown. */
export interface CustomBlockSizeOptions {
  /** The smallest block that the guest can read or write, in bytes: a power of two from 512 to 2,097,152 and at most `physicalBytes`; 512 on SATA. */
  readonly logicalBytes: number;

  /**
   * The block that the storage writes at once, in bytes: a power of two from 512 to 2,097,152. Guests align their partitions to it.
   *
   * @default - `logicalBytes`
   */
  readonly physicalBytes?: number;

  /**
   * The smallest extent that the guest discards, in bytes, a multiple of `logicalBytes`. Since KubeVirt v1.7.
   *
   * @default - QEMU's
   */
  readonly discardGranularityBytes?: number;
}

/** The sizes of the blocks of a disk, as the guest sees them. */
export class DiskBlockSize {
  /** Those of the volume behind the disk. */
  public static matchVolume(): DiskBlockSize {
    return new DiskBlockSize({ matchVolume: {} });
  }

  /** Sizes by number: 512 and 4096 make a disk that old guests boot from and others align to. */
  public static custom(options: CustomBlockSizeOptions): DiskBlockSize {
    const { logicalBytes: logical, physicalBytes: physical = logical, discardGranularityBytes: discardGranularity } = options;
    return new DiskBlockSize({ custom: { logical, physical, discardGranularity } });
  }

  private constructor(size: BlockSize) {
    BLOCK_SIZES.set(this, size);
  }
}
