import { DiskDevice, DiskOptions } from './disk-options';

/** How a guest sees a disk, with the device that it is by default. */
export interface PresentedDisk extends DiskOptions {
  readonly device: DiskDevice;
}
