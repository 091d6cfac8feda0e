import { ScalingBehaviorOptions, ScalingDirection } from './scaling-behavior-options';
import type { HorizontalPodAutoscalerBehavior, HPAScalingRules } from '../../imports/kubernetes';
import { scalingStepOf } from '../cdk8s-plus-internals';

/** cdk8s-plus' own default. */
const PERIOD_SECONDS = 15;

/** The `behavior` of an autoscaler, if there is one. */
export function renderScalingBehavior(
  { scaleUp, scaleDown }: ScalingBehaviorOptions, derivedTolerancePercent?: number,
): HorizontalPodAutoscalerBehavior | undefined {
  if (!scaleUp && !scaleDown) return undefined;
  return {
    scaleUp: scaleUp && renderDirection({ ...scaleUp, tolerancePercent: scaleUp.tolerancePercent ?? derivedTolerancePercent }),
    scaleDown: scaleDown && renderDirection(scaleDown),
  };
}

function renderDirection({ stabilizationWindow, strategy, policies, tolerancePercent }: ScalingDirection): HPAScalingRules {
  return {
    stabilizationWindowSeconds: stabilizationWindow?.toSeconds(),
    selectPolicy: strategy,
    policies: policies?.map(({ replicas, duration }) => ({ ...scalingStepOf(replicas), periodSeconds: duration?.toSeconds() ?? PERIOD_SECONDS })),
    tolerance: tolerancePercent === undefined ? undefined : `${tolerancePercent * 10}m`,
  };
}
