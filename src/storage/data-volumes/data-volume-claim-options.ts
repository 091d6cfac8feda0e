import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/** How much of the claim of a DataVolume is written in the manifest. */
export enum DataVolumeStanza {
  /** CDI completes it: access and volume mode from the StorageProfile of the class, and room for the file system on top of the size. */
  STORAGE = 'storage',
  /** It is taken as it is, with exactly one access mode; what the file system takes is missing from the disk. */
  PVC = 'pvc',
}

/** The claim that a DataVolume makes, and what may fill it. */
export interface DataVolumeClaimOptions {
  /**
   * Size of the disk, at least 1 MiB; with `DataVolumeStanza.PVC` that of its claim. A clone may not be smaller than its source.
   *
   * @default - the size of the clone source with `DataVolumeStanza.STORAGE`; required for all else
   */
  readonly size?: Size;

  /**
   * How large the image is for a guest: `virtual size` of `qemu-img info`. It is not written, but a disk that is too small for it is refused before
   * it is imported in vain.
   *
   * @default - not known
   */
  readonly virtualSize?: Size;

  /**
   * The name of the StorageClass that makes the volume.
   *
   * @default - the preference's for a disk of a VM, else the cluster's default class for virtualization, else the default class
   */
  readonly storageClassName?: string;

  /**
   * How nodes may use the volume. `READ_WRITE_MANY` is what live migration needs.
   *
   * @default - from CDI's StorageProfile of the class; required with `DataVolumeStanza.PVC`
   */
  readonly accessModes?: kplus.PersistentVolumeAccessMode[];

  /**
   * Whether the volume is a block device or a file system with a disk image.
   *
   * @default - from CDI's StorageProfile of the class; with `DataVolumeStanza.PVC` a file system
   */
  readonly volumeMode?: kplus.PersistentVolumeMode;

  /**
   * The VolumeAttributesClass, such as how many IOPS the volume has. With `DataVolumeStanza.PVC` only.
   *
   * @default - none
   */
  readonly volumeAttributesClassName?: string;

  /**
   * How much of the claim is written.
   *
   * @default DataVolumeStanza.STORAGE
   */
  readonly stanza?: DataVolumeStanza;

  /**
   * Whether all space is allocated at once.
   *
   * @default - the cluster's setting
   */
  readonly preallocation?: boolean;

  /**
   * The PriorityClass of the pods that fill the volume.
   *
   * @default - that of the VM for its disk, else the cluster's
   */
  readonly priorityClassName?: string;
}
