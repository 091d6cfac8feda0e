import * as kplus from 'cdk8s-plus-28';

/** How large the steps of an autoscaler are; how often it makes one is a matter of the start latency. */
export enum ScalingResponsiveness {
  /** A quarter more or one more at a time; one less at a time. */
  CONSERVATIVE = 'conservative',
  /** Half as many more or two more, whichever is more; one less at a time. */
  BALANCED = 'balanced',
  /** Twice as many or four more, whichever is more; two less at a time. */
  FAST = 'fast',
}

/** How an autoscaler scales in one direction. What is left out is as Kubernetes has it, or as the start latency has it where the behavior is made from one. */
export interface ScalingDirection extends kplus.ScalingRules {
  /**
   * How far the metric may be off its target before anything happens, in percent of the target, from 0. Needs Kubernetes 1.35, or the gate
   * HPAConfigurableTolerance from 1.33; without it the API server drops the field.
   *
   * @default - that of the cluster, 10; from Kubernetes 1.35 on `scalingTolerancePercent` of the start latency where scaling up is derived from one
   */
  readonly tolerancePercent?: number;
}

/** How an autoscaler scales in both directions. */
export interface ScalingBehaviorOptions {
  /**
   * How fast replicas are added.
   *
   * @default - as Kubernetes has it: at once, twice as many or four more every 15 seconds
   */
  readonly scaleUp?: ScalingDirection;

  /**
   * How it removes replicas.
   *
   * @default - as Kubernetes has it: all that are too many for 5 minutes
   */
  readonly scaleDown?: ScalingDirection;
}

/** What differs from the behavior that follows from a start latency. */
export interface StartLatencyBehaviorOptions {
  /**
   * How large the steps are.
   *
   * @default ScalingResponsiveness.BALANCED
   */
  readonly responsiveness?: ScalingResponsiveness;

  /**
   * What differs in scaling up.
   *
   * @default - at once; the steps of `responsiveness` every `scaleUpPeriod` of the latency
   */
  readonly scaleUp?: ScalingDirection;

  /**
   * What differs in scaling down.
   *
   * @default - what was too many for `scaleDownStabilization` of the latency; the steps of `responsiveness` every `scaleDownPeriod`
   */
  readonly scaleDown?: ScalingDirection;
}
