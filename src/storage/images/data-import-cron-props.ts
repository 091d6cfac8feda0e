import { Cron } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { DataVolumeClaimOptions } from '../data-volumes/data-volume-claim-options';
import { DataVolumeSource } from '../data-volumes/data-volume-source';

/** What becomes of imports that newer ones have replaced. */
export enum DataImportGarbageCollection {
  /** All but the newest (`importsToKeep`) are deleted. */
  OUTDATED = 'Outdated',
  /** They stay. */
  NEVER = 'Never',
}

/** What becomes of imports when their DataImportCron is deleted. */
export enum DataImportRetention {
  /** They stay, and so does the DataSource. */
  ALL = 'All',
  /** They are deleted with the DataSource. */
  NONE = 'None',
}

/** When an image is looked for, and how many of its versions are kept. */
export interface DataImportOptions {
  /**
   * When CDI looks for a new image, in UTC.
   *
   * @default Cron.daily()
   */
  readonly schedule?: Cron;

  /**
   * How many imports are kept, the newest included.
   *
   * @default - CDI's: 3
   */
  readonly importsToKeep?: number;

  /**
   * What becomes of imports that newer ones have replaced.
   *
   * @default - CDI's: DataImportGarbageCollection.OUTDATED
   */
  readonly garbageCollection?: DataImportGarbageCollection;

  /**
   * What becomes of all imports when the DataImportCron is deleted.
   *
   * @default - CDI's: DataImportRetention.ALL
   */
  readonly retention?: DataImportRetention;

  /**
   * The service account that must be permitted to clone where the source is a claim of another namespace. Since CDI v1.65.
   *
   * @default - `default` of the namespace
   */
  readonly serviceAccount?: kplus.IServiceAccount;
}

/** Properties of a `DataImportCron`. */
export interface DataImportCronProps extends kplus.ResourceProps, DataVolumeClaimOptions, DataImportOptions {
  /** A tag of a registry, an image stream or a claim; nothing else can be polled. */
  readonly source: DataVolumeSource;

  /**
   * Name of the DataSource that points to the newest import. CDI makes it.
   *
   * @default - the name of the DataImportCron
   */
  readonly managedDataSource?: string;

  /**
   * Whether the name ends in a hash of the spec: CDI refuses every change of a spec, so that a changed schedule or size makes a new DataImportCron.
   * Without `managedDataSource` the DataSource has that name too. CDI gives none that an earlier DataImportCron managed to another one: see
   * `GoldenImage`, where a DataSource of a lasting name points to it.
   *
   * @default false
   */
  readonly hasContentHash?: boolean;
}
