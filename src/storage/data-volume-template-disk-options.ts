import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { HotpluggableDiskOptions } from './claim-disk-options';
import { DataVolumeSource } from './data-volume-source';

/** A disk that is created with its VM and deleted with it: a DataVolume from the VM's `dataVolumeTemplates`. */
export interface DataVolumeTemplateDiskOptions extends HotpluggableDiskOptions {
  /** Where the content comes from. */
  readonly source: DataVolumeSource;

  /**
   * Size of the disk, at least 1 MiB. A clone may not be smaller than its source.
   *
   * @default - the size of the clone source; required for all other sources
   */
  readonly size?: Size;

  /**
   * The StorageClass.
   *
   * @default - the preference's, else the cluster's default class for virtualization, else the default class
   */
  readonly storageClassName?: string;

  /**
   * Access modes. `READ_WRITE_MANY` is what live migration needs.
   *
   * @default - from CDI's StorageProfile of the class
   */
  readonly accessModes?: kplus.PersistentVolumeAccessMode[];

  /**
   * Block or file system.
   *
   * @default - from CDI's StorageProfile of the class
   */
  readonly volumeMode?: kplus.PersistentVolumeMode;

  /**
   * Whether all space is allocated at once.
   *
   * @default - the cluster's setting
   */
  readonly preallocation?: boolean;

  /**
   * Whether CDI fills the disk at once on a storage class that waits for its first consumer.
   *
   * @default false
   */
  readonly immediateBinding?: boolean;

  /**
   * Name of the DataVolume and its claim.
   *
   * @default - `<name of the VM>-<name of the disk>`; a pool appends the ordinal of each VM
   */
  readonly dataVolumeName?: string;
}
