import { DataImportOptions } from './data-import-cron-props';

/** When a golden image is looked for. */
export interface GoldenImageScheduleOptions extends DataImportOptions {
  /**
   * Whether the schedule, the source and all else may be changed later. CDI lets nobody change a DataImportCron, and no other one take over its
   * DataSource; so the DataImportCron then has a name with a hash of its spec, and a DataSource of the lasting name points to that of CDI. While the
   * first image of a new one is imported, clones wait. Needs CDI v1.63.
   *
   * @default false
   */
  readonly isReplaceable?: boolean;
}

/** A version of a golden image. */
export interface GoldenImageVersionOptions {
  /**
   * The version, such as `20251101`. CDI refuses another source or size under the name of a version that is there.
   *
   * @default - a hash of source and claim, so that a change of them is another version
   */
  readonly version?: string;

  /**
   * Whether versions stay in the cluster that the manifests no longer name; see `DataVolumeProps.retain`.
   *
   * @default false
   */
  readonly retain?: boolean;
}

/** When a golden image is imported anew. */
export class GoldenImageUpdates {
  /** Whenever its registry, image stream or claim has a new one: by a DataImportCron. */
  public static scheduled(options: GoldenImageScheduleOptions = {}): GoldenImageUpdates {
    return new GoldenImageUpdates(options);
  }

  /** Whenever the manifests say so: each version is a DataVolume of its own, `<name>-<version>`. */
  public static versioned(options: GoldenImageVersionOptions = {}): GoldenImageUpdates {
    return new GoldenImageUpdates(undefined, options);
  }

  private constructor(
    /** When it is looked for, where that is left to the cluster. */
    public readonly schedule?: GoldenImageScheduleOptions,
    /** The version that is imported, where the manifests name it. */
    public readonly version?: GoldenImageVersionOptions,
  ) {}
}
