/** An autoscaler that decides a pool's size. */
export interface PoolAutoscaling {
  /** The most VMs that the autoscaler makes. */
  readonly maxReplicas: number;

  /**
   * The fewest VMs that the autoscaler leaves.
   *
   * @default - the pool's `minAvailable`, at least 1
   */
  readonly minReplicas?: number;

  /**
   * Target of the mean CPU utilization of the guests, in percent of their request.
   *
   * @default 70
   */
  readonly cpuUtilizationPercent?: number;

  /**
   * How many VMs one step may add.
   *
   * @default - as many as there are
   */
  readonly scaleUpStep?: number;
}
