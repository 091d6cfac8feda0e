import * as kplus from 'cdk8s-plus-28';
import { DataVolumeClaimOptions } from './data-volume-claim-options';
import { DataVolumeSource } from './data-volume-source';

/** What a volume holds. */
export enum DataVolumeContentType {
  /** A disk image, which CDI writes as raw. */
  KUBEVIRT = 'kubevirt',
  /** The files of a tar, for containers and virtiofs; over HTTP and by upload only, into a file system. */
  ARCHIVE = 'archive',
}

/** One stage of a warm migration: what changed between two snapshots of the VM that is left. */
export interface DataVolumeCheckpoint {
  /** The id of the snapshot of this stage. */
  readonly current: string;

  /** The id of the snapshot of the stage before; empty for the first, which copies the whole disk. */
  readonly previous: string;
}

/** Properties of a `DataVolume`. */
export interface DataVolumeProps extends kplus.ResourceProps, DataVolumeClaimOptions {
  /** Where the content comes from. */
  readonly source: DataVolumeSource;

  /**
   * What the volume holds.
   *
   * @default - CDI's: DataVolumeContentType.KUBEVIRT
   */
  readonly contentType?: DataVolumeContentType;

  /**
   * Whether CDI fills the volume at once on a storage class that waits for its first consumer, instead of with the first VM that uses it.
   *
   * @default false
   */
  readonly immediateBinding?: boolean;

  /**
   * The service account of the importer or upload pod. Since CDI v1.66.
   *
   * @default - `default` of the namespace
   */
  readonly serviceAccount?: kplus.IServiceAccount;

  /**
   * The stages of a warm migration, in order, for `DataVolumeSource.vddk` and `imageIo`. While the volume is paused after one, add the next.
   *
   * @default - the disk is copied at once, while its VM is off
   */
  readonly checkpoints?: DataVolumeCheckpoint[];

  /**
   * Whether the last of the checkpoints is the last of all: the VM that is left is off, and the volume is done with it.
   *
   * @default false
   */
  readonly finalCheckpoint?: boolean;

  /**
   * Whether the name ends in a hash of the spec. CDI refuses every change of a spec but for checkpoints; so a changed source or size makes a new
   * volume, and the old one goes as the deployment tool prunes. What uses the volume by `name` or `claim` follows. What a guest wrote stays behind:
   * this is for images.
   *
   * @default false
   */
  readonly hasContentHash?: boolean;

  /**
   * Whether the volume stays in the cluster when it is no longer in the manifests: Argo CD (`Prune=false,Delete=false`), Flux (`prune: disabled`)
   * and Helm (`resource-policy: keep`) read it from annotations. Nothing holds up `kubectl delete`, nor the end of the namespace: data that must
   * outlive these needs a class whose `reclaimPolicy` is Retain, and a backup.
   *
   * @default false
   */
  readonly retain?: boolean;
}
