import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/** A class of storage of the stores. */
export interface EdgeStorageClassOptions {
  /** What makes its volumes, such as `topolvm.io`. */
  readonly provisioner: string;

  /**
   * Whether its volumes need no network, as those on the disks of the node do.
   *
   * @default - known of provisioners of local volumes (local-path, static local volumes, OpenEBS local and ZFS, TopoLVM, hostpath-provisioner,
   * csi-driver-lvm); false for all others
   */
  readonly isLocal?: boolean;

  /**
   * The access modes that it provisions.
   *
   * @default [PersistentVolumeAccessMode.READ_WRITE_ONCE]
   */
  readonly accessModes?: kplus.PersistentVolumeAccessMode[];

  /**
   * Whether a volume is a block device or a file system.
   *
   * @default PersistentVolumeMode.FILE_SYSTEM
   */
  readonly volumeMode?: kplus.PersistentVolumeMode;
}

/** Static local volumes. */
export interface EdgeLocalVolumeOptions {
  /** The mounted directory on each node, as an absolute path such as `/var/lib/edge-volumes/pos-root`. */
  readonly path: string;

  /**
   * The size of the volume.
   *
   * @default - that of the disk of the VM, and a quarter of it for the file system
   */
  readonly capacity?: Size;

  /**
   * The name of the class.
   *
   * @default 'local-storage'
   */
  readonly className?: string;
}
