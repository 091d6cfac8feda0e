// The types only, which leave nothing at run time: the enums of cdk8s-plus are those that users have.
// eslint-disable-next-line no-restricted-imports
import type { PersistentVolumeAccessMode, PersistentVolumeMode } from 'cdk8s-plus-28';

/** What is known about a StorageClass of the cluster. */
export interface PlatformStorageClass {
  /**
   * The name of the StorageClass.
   *
   * Read by `Report`, `StartTimes`, `TenantNamespace`, and by 20 rules: docs/platform-readers.md#storageClasses.name.
   */
  readonly name: string;

  /**
   * Whether it is used where no class is named: annotation `storageclass.kubernetes.io/is-default-class`.
   *
   * Read by `Report`, `StartTimes`, `TenantNamespace`, and by 20 rules: docs/platform-readers.md#storageClasses.isDefault.
   *
   * @default false
   */
  readonly isDefault?: boolean;

  /**
   * Whether CDI prefers it for VM disks over the default class: annotation `storageclass.kubevirt.io/is-default-virt-class`.
   *
   * Read by `Report`, `StartTimes`, `TenantNamespace`, and by 20 rules: docs/platform-readers.md#storageClasses.isDefaultVirt.
   *
   * @default false
   */
  readonly isDefaultVirt?: boolean;

  /**
   * All access modes that it provisions. Live migration needs ReadWriteMany. A claim with volumeMode Block and another mode is advised only: many drivers
   * share a block device, but not a file system.
   *
   * Read by the rules `live-migration/requires-shared-storage`, `storage-class/provisions-access-mode`.
   *
   * @default - unknown: claims may have any
   */
  readonly accessModes?: PersistentVolumeAccessMode[];

  /**
   * All volume modes that it provisions.
   *
   * Read by the rules `scratch-space/fits-storage-class`, `storage-class/provisions-volume-mode`.
   *
   * @default - unknown: claims may have any
   */
  readonly volumeModes?: PersistentVolumeMode[];

  /**
   * Whether there is a VolumeSnapshotClass for its provisioner: KubeVirt leaves other disks out of a snapshot, and clones no VM that has one.
   *
   * Read by `Report`, `StartTimes`, and by the rules `disk-snapshot/avoids-excluded-disks`, `disk-snapshot/avoids-restore-without-disk`,
   * `disk-snapshot/requires-all-disks-to-clone`, `disk-snapshot/requires-snapshot-class`.
   *
   * @default - unknown
   */
  readonly takesSnapshots?: boolean;

  /**
   * Whether a claim is bound only when a pod uses it: `volumeBindingMode: WaitForFirstConsumer`.
   *
   * Read by `Report`, `StartTimes`, and by 14 rules: docs/platform-readers.md#storageClasses.waitsForFirstConsumer.
   *
   * @default - unknown
   */
  readonly waitsForFirstConsumer?: boolean;
}
