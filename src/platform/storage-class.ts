import * as kplus from 'cdk8s-plus-28';

/** How CDI copies a disk whose clone lands on this class, in the words of `StorageProfile.status.cloneStrategy`. */
export enum CloneStrategy {
  /** The data is copied over the network by two worker pods. */
  COPY = 'copy',
  /** A VolumeSnapshot of the source is restored. */
  SNAPSHOT = 'snapshot',
  /** The CSI driver clones the volume. */
  CSI_CLONE = 'csi-clone',
}

/** What is known about a StorageClass of the cluster. */
export interface PlatformStorageClassProps {
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
   * The access modes it provisions, the preferred one first. Live migration needs ReadWriteMany.
   *
   * @default [ReadWriteOnce]
   */
  readonly accessModes?: kplus.PersistentVolumeAccessMode[];

  /**
   * The volume mode CDI chooses when a disk names none. File systems cost `filesystemOverhead` on top.
   *
   * @default PersistentVolumeMode.FILE_SYSTEM
   */
  readonly volumeMode?: kplus.PersistentVolumeMode;

  /**
   * The name of the VolumeSnapshotClass of the same driver.
   *
   * @default - the class cannot be snapshotted
   */
  readonly volumeSnapshotClass?: string;

  /**
   * How CDI clones onto this class.
   *
   * @default - SNAPSHOT where there is a `volumeSnapshotClass`, else COPY, as CDI v1.66 does for an unknown provisioner
   */
  readonly cloneStrategy?: CloneStrategy;

  /**
   * Whether the provisioner is a CSI driver: then CDI fills disks through populators, with a second claim of the same size meanwhile.
   *
   * @default true
   */
  readonly csi?: boolean;

  /**
   * The share of a file system volume that CDI reserves, 0 to 1: `filesystemOverhead` of the CDI CR.
   *
   * @default 0.06, CDI v1.66's own
   */
  readonly filesystemOverhead?: number;
}

/** A StorageClass of the cluster, as far as synth needs to know it. It emits nothing. */
export class PlatformStorageClass {
  /** The name of the StorageClass. */
  public readonly name: string;
  /** Whether it is used where no class is named. */
  public readonly isDefault: boolean;
  /** Whether CDI prefers it for VM disks. */
  public readonly isDefaultVirt: boolean;
  /** The access modes it provisions, the preferred one first. */
  public readonly accessModes: kplus.PersistentVolumeAccessMode[];
  /** The volume mode CDI chooses when a disk names none. */
  public readonly volumeMode: kplus.PersistentVolumeMode;
  /** The VolumeSnapshotClass of the same driver; undefined where the class cannot be snapshotted. */
  public readonly volumeSnapshotClass?: string;
  /** How CDI clones onto this class. */
  public readonly cloneStrategy: CloneStrategy;
  /** Whether the provisioner is a CSI driver. */
  public readonly csi: boolean;
  /** The share of a file system volume that CDI reserves, 0 to 1. */
  public readonly filesystemOverhead: number;

  /** @param props what is known */
  public constructor(props: PlatformStorageClassProps) {
    this.name = props.name;
    this.isDefault = props.isDefault ?? false;
    this.isDefaultVirt = props.isDefaultVirt ?? false;
    this.accessModes = props.accessModes ?? [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE];
    this.volumeMode = props.volumeMode ?? kplus.PersistentVolumeMode.FILE_SYSTEM;
    this.volumeSnapshotClass = props.volumeSnapshotClass;
    this.cloneStrategy = props.cloneStrategy ?? (props.volumeSnapshotClass ? CloneStrategy.SNAPSHOT : CloneStrategy.COPY);
    this.csi = props.csi ?? true;
    this.filesystemOverhead = props.filesystemOverhead ?? 0.06;
  }

  /** Whether several nodes can write at once, which live migration of the VM that owns the disk needs. */
  public get isShared(): boolean {
    return this.accessModes.includes(kplus.PersistentVolumeAccessMode.READ_WRITE_MANY);
  }
}
