import { HotpluggableDiskOptions } from './claim-disk-options';
import { DataVolumeClaimOptions } from '../data-volumes/data-volume-claim-options';
import { DataVolumeSource } from '../data-volumes/data-volume-source';

/**
 * A disk that is created with its VM and deleted with it: a DataVolume from the VM's `dataVolumeTemplates`. KubeVirt has no way to keep it; a disk
 * that outlives its VM is a `DataVolume` of its own, which `Disk.fromDataVolume` attaches.
 */
export interface DataVolumeTemplateDiskOptions extends HotpluggableDiskOptions, DataVolumeClaimOptions {
  /** Where the content comes from. */
  readonly source: DataVolumeSource;

  /**
   * Whether CDI fills the disk at once on a storage class that waits for its first consumer.
   *
   * @default false
   */
  readonly immediateBinding?: boolean;

  /**
   * Labels of the DataVolume and its claim, by which a backup finds them for instance.
   *
   * @default - none
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * Annotations of the DataVolume and its claim, such as `harvesterhci.io/imageId`.
   *
   * @default - none
   */
  readonly annotations?: { readonly [key: string]: string };

  /**
   * Name of the DataVolume and its claim.
   *
   * @default - `<name of the VM>-<name of the disk>`; a pool appends the ordinal of each VM
   */
  readonly dataVolumeName?: string;
}
