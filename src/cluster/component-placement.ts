import * as kplus from 'cdk8s-plus-28';

/** On which nodes components run. */
export interface ComponentPlacement {
  /**
   * The labels that nodes must have.
   *
   * @default - none
   */
  readonly nodeSelector?: { [label: string]: string };

  /**
   * The taints that are tolerated.
   *
   * @default - none
   */
  readonly tolerations?: kplus.NodeTaintQuery[];
}
