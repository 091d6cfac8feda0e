import * as kplus from 'cdk8s-plus-28';

/** Stores that get changes at the same stage of a rollout. */
export interface EdgeWave {
  /** Its name: the value of the label `wave` of its clusters, and what the inventory says of a store. A DNS label. */
  readonly name: string;

  /**
   * How many stores it takes of those that name no wave, in the order of the inventory.
   *
   * @default - all that are left
   */
  readonly stores?: number;

  /**
   * How many of its stores get a change at the same time, with Argo CD. Rancher Fleet updates all stores of a branch at once.
   *
   * @default - all of them
   */
  readonly maxUpdate?: kplus.PercentOrAbsolute;

  /**
   * The branch that its stores follow.
   *
   * @default - that of the delivery; with Rancher Fleet `<branch>-<wave>` for all waves but the last
   */
  readonly branch?: string;
}
