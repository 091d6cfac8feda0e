import * as kplus from 'cdk8s-plus-28';

/** How CDI clones a volume. */
export enum CloneStrategy {
  /** The driver clones the volume by itself, without a copy as the guest sees it. */
  CSI_CLONE = 'csi-clone',
  /** By a snapshot of the source, from which the driver makes the volume. */
  SNAPSHOT = 'snapshot',
  /** A pod copies it byte by byte. */
  COPY = 'copy',
}

/** What a `DataImportCron` keeps of an image. */
export enum DataImportFormat {
  /** Its claim. */
  PVC = 'pvc',
  /** A VolumeSnapshot of it, where the driver makes volumes from snapshots faster than clones of volumes, as Ceph RBD does. */
  SNAPSHOT = 'snapshot',
}

/** Access modes together with a volume mode that a class serves with them. */
export interface ClaimPropertySet {
  /** The access modes that claims of the class get. */
  readonly accessModes: kplus.PersistentVolumeAccessMode[];
  /** Whether claims of the class are block devices or file systems. */
  readonly volumeMode: kplus.PersistentVolumeMode;
}

/** Properties of a `StorageProfile`. */
export interface StorageProfileProps extends kplus.ResourceProps {
  /**
   * What a volume gets that says no access modes or volume mode, the best first.
   *
   * @default - what CDI knows of the driver
   */
  readonly claimPropertySets?: ClaimPropertySet[];

  /**
   * How volumes of the class are cloned.
   *
   * @default - what CDI knows of the driver, else by snapshot where a VolumeSnapshotClass fits
   */
  readonly cloneStrategy?: CloneStrategy;

  /**
   * What a DataImportCron keeps of an image.
   *
   * @default - what CDI knows of the driver, else DataImportFormat.PVC
   */
  readonly dataImportFormat?: DataImportFormat;

  /**
   * The VolumeSnapshotClass of the snapshots that CDI takes.
   *
   * @default - one of the driver of the class
   */
  readonly snapshotClassName?: string;
}
