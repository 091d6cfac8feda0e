// The type only, which leaves nothing at run time: the enum of cdk8s-plus is the one that users have.
// eslint-disable-next-line no-restricted-imports
import type { PersistentVolumeAccessMode } from 'cdk8s-plus-28';

/** What is known about a StorageClass of the cluster. */
export interface PlatformStorageClass {
  /** The name of the StorageClass. */
  readonly name: string;

  /**
   * Whether it is used where no class is named: annotation `storageclass.kubernetes.io/is-default-class`.
   *
   * @default false
   */
  readonly isDefault?: boolean;

  /**
   * Whether CDI prefers it for VM disks over the default class: annotation `storageclass.kubevirt.io/is-default-virt-class`.
   *
   * @default false
   */
  readonly isDefaultVirt?: boolean;

  /**
   * All access modes that it provisions. Live migration needs ReadWriteMany.
   *
   * @default - unknown: claims may have any
   */
  readonly accessModes?: PersistentVolumeAccessMode[];
}
