import { Size } from 'cdk8s';
import { DiskOptions } from './disk-options';

/** A file or block device of the node; needs the HostDisk gate and a privileged namespace. */
export interface HostDiskOptions extends DiskOptions {
  /** Path on the node. */
  readonly path: string;

  /**
   * Size of the file to create where it is missing.
   *
   * @default - the file must exist
   */
  readonly capacity?: Size;

  /**
   * Whether all nodes have the same file, as on NFS: the guest can migrate live then.
   *
   * @default false
   */
  readonly shared?: boolean;
}
