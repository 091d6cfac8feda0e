import { ApplyMethod } from './change-effect';

/** What two sets of manifests do not tell. */
export interface ChangeReviewOptions {
  /**
   * How the new set is applied.
   *
   * @default ApplyMethod.MERGE
   */
  readonly apply?: ApplyMethod;

  /**
   * Whether what only the old set has is deleted, as tools with pruning do.
   *
   * @default true
   */
  readonly prune?: boolean;

  /**
   * Whether guests run whose VM says nothing else.
   *
   * @default true
   */
  readonly guestsRun?: boolean;

  /**
   * Whether guests can be live-migrated.
   *
   * @default true
   */
  readonly liveMigratable?: boolean;
}
