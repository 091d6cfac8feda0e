import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { ScaleTrigger } from './scale-trigger';
import { ScalingBehavior } from './scaling-behavior';

/** How many replicas there are while the sources of metrics fail. */
export enum ScaleFallbackBehavior {
  /** As many as `replicas` says. KEDA's default. */
  STATIC = 'static',
  /** As many as there are. */
  CURRENT_REPLICAS = 'currentReplicas',
  /** As many as there are, where that is more than `replicas`. */
  CURRENT_REPLICAS_IF_HIGHER = 'currentReplicasIfHigher',
  /** As many as there are, where that is less than `replicas`. */
  CURRENT_REPLICAS_IF_LOWER = 'currentReplicasIfLower',
}

/** What happens while the sources of metrics fail. It needs a trigger that does not measure CPU or memory. */
export interface ScaleFallback {
  /** After how many failures in a row, a whole number from 0. */
  readonly failureThreshold: number;

  /** How many replicas, a whole number from 0. */
  readonly replicas: number;

  /**
   * Whether that many, or as many as there are.
   *
   * @default - KEDA's: ScaleFallbackBehavior.STATIC
   */
  readonly behavior?: ScaleFallbackBehavior;
}

/** Properties of `ScaledObject`. */
export interface ScaledObjectProps extends kplus.ResourceProps {
  /**
   * What is scaled: a Deployment, a StatefulSet, a VirtualMachinePool or a VirtualMachineInstanceReplicaSet, without `replicas`, and without another autoscaler.
   */
  readonly target: kplus.IScalable;

  /** By what, at least one. The one that asks for the most replicas counts. */
  readonly triggers: ScaleTrigger[];

  /** The most replicas, a whole number from 1 and from `minReplicas`. */
  readonly maxReplicas: number;

  /**
   * The fewest replicas, a whole number from 0. 0 deletes the last VM when nothing happens: a replica set's for good, a pool's with the disks of its
   * templates unless `scaleIn` keeps them; the next event waits a whole start. KEDA's own default is 0.
   *
   * @default 1
   */
  readonly minReplicas?: number;

  /**
   * Replicas while no trigger is active, fewer than `minReplicas`: 0, as the HorizontalPodAutoscaler undoes any other number (KEDA issue 2314).
   *
   * @default - `minReplicas`
   */
  readonly idleReplicas?: number;

  /**
   * How often the triggers are asked whether anything is to do at all, in whole seconds from 1. Without meaning where it does not scale to none or idle.
   *
   * @default - KEDA's: 30 seconds
   */
  readonly pollingInterval?: Duration;

  /**
   * How long the last replicas stay after the last event, in whole seconds. Without meaning where it does not scale to none or idle.
   *
   * @default - where it scales to none or idle and the behavior is derived from a start latency `scaleDownStabilization` of that; else KEDA's: 5 minutes
   */
  readonly cooldownPeriod?: Duration;

  /**
   * How long replicas stay after this object was made, before the first event, in whole seconds.
   *
   * @default - KEDA's: 0
   */
  readonly initialCooldownPeriod?: Duration;

  /**
   * How it follows the metrics between 1 replica and the most.
   *
   * @default - for VMs `ScalingBehavior.fromStartLatency(StartLatency.virtualMachine())`, for containers `ScalingBehavior.kubernetes()`
   */
  readonly behavior?: ScalingBehavior;

  /**
   * What happens while the sources of metrics fail.
   *
   * @default - nothing is scaled
   */
  readonly fallback?: ScaleFallback;

  /**
   * Whether the target gets back the replicas it had before this object when that is deleted.
   *
   * @default false
   */
  readonly restoreToOriginalReplicaCount?: boolean;
}
