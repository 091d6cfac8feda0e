import { Duration } from 'cdk8s';
import type { Trigger } from '../../imports/keda.sh';
import type { HorizontalPodAutoscalerBehavior } from '../../imports/kubernetes';
import { WireForms } from '../wire-forms';

/** What a behavior becomes. */
export interface BehaviorForm {
  /** How long the last replica stays after the last event, where that is known. */
  readonly cooldown?: Duration;
  /** Nothing where Kubernetes decides. The tolerance that is derived is written where every cluster has the field. */
  render(hasTolerance: boolean): HorizontalPodAutoscalerBehavior | undefined;
}

/** What a trigger becomes. */
export interface TriggerForm {
  /** Whether it compares CPU usage with the request. */
  readonly measuresCpu: boolean;
  render(ofGuests: boolean): Trigger;
}

/** Of `ScalingBehavior`. */
export const SCALING_BEHAVIORS = new WireForms<BehaviorForm>();
/** Of `ScaleTrigger`. */
export const SCALE_TRIGGERS = new WireForms<TriggerForm>();
