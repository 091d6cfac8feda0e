import { DiskOptions } from './disk-options';
import { DownwardApiFile } from './downward-api-file';

/** A disk that KubeVirt makes of a few small files: a read-only ISO image or, with `DiskDevice.FILESYSTEM`, a live virtiofs share. */
export interface IsoDiskOptions extends DiskOptions {
  /**
   * The label of the ISO image's file system, by which the guest finds it: `cidata` and `config-2` for cloud-init, `OEMDRV` for kickstart.
   *
   * @default - `cfgdata`, KubeVirt's
   */
  readonly volumeLabel?: string;
}

/** A disk from a ConfigMap or a Secret. */
export interface ObjectDiskOptions extends IsoDiskOptions {
  /**
   * Whether the guest also starts where the object or its keys are missing.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** A disk from what Kubernetes knows of the launcher pod. */
export interface DownwardApiDiskOptions extends IsoDiskOptions {
  /** The files on the disk. */
  readonly files: DownwardApiFile[];
}
