import * as kplus from 'cdk8s-plus-28';
import { DataImportOptions } from './data-import-cron-props';
import { DataVolumeClaimOptions } from './data-volume-claim-options';
import { DataVolumeSource } from './data-volume-source';

/** When a golden image is imported anew. */
export class GoldenImageUpdates {
  /** Whenever its registry, image stream or claim has a new one: by a DataImportCron. */
  public static scheduled(options: DataImportOptions = {}): GoldenImageUpdates {
    return new GoldenImageUpdates(options);
  }

  /**
   * Whenever the manifests say so: each version is a DataVolume of its own, `<name>-<version>`.
   *
   * @param version such as `20251101`; CDI refuses another source under an old version. Without one it is a hash of source and claim
   */
  public static versioned(version?: string): GoldenImageUpdates {
    return new GoldenImageUpdates(undefined, version);
  }

  private constructor(
    /** When it is looked for, where that is left to the cluster. */
    public readonly schedule?: DataImportOptions,
    /** The version that is imported, where the manifests name it. */
    public readonly version?: string,
  ) {}
}

/** Properties of a `GoldenImage`. */
export interface GoldenImageProps extends kplus.ResourceProps, DataVolumeClaimOptions {
  /** The image. */
  readonly source: DataVolumeSource;

  /**
   * When it is imported anew.
   *
   * @default - `GoldenImageUpdates.scheduled()` for a tag of a registry, an image stream and a claim, `versioned()` for all else, a digest included
   */
  readonly updates?: GoldenImageUpdates;

  /**
   * Whether a scheduled image may be changed: its DataImportCron, which CDI does not let anybody change, then has a name with a hash of its spec,
   * and a DataSource of the lasting name points to that of CDI. Needs CDI v1.63. Until the new one has imported its first image, clones wait.
   *
   * @default false
   */
  readonly isReplaceable?: boolean;
}
