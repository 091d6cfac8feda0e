import { DiskOptions } from '../../storage/disks/disk-options';

/** The disk on which a guest finds its first-boot configuration. */
export interface CloudInitDiskOptions extends DiskOptions {
  /**
   * Its name, and that of its volume.
   *
   * @default 'cloudinit'
   */
  readonly name?: string;
}
