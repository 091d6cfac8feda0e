import type { HPAScalingRules, HorizontalPodAutoscalerBehavior } from '../../../imports/kubernetes';
import { parseQuantity } from '../../kubernetes/quantity';

/** The rules for one direction, defaults filled in. */
export type ScalingRules = Required<Omit<HPAScalingRules, 'tolerance'>> & {
  /** How far usage may be off its target, as a share of it. */
  readonly tolerance: number;
};

/** What kube-controller-manager takes where an autoscaler says nothing (`--horizontal-pod-autoscaler-tolerance`, `…-downscale-stabilization`). */
export const DEFAULT_TOLERANCE = 0.1;
export const DEFAULT_DOWNSCALE_STABILIZATION = 300;

/** `pkg/apis/autoscaling/v2/defaults.go` of Kubernetes v1.34. */
const SCALE_UP: ScalingRules = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }, { type: 'Percent', value: 100, periodSeconds: 15 }],
  tolerance: DEFAULT_TOLERANCE,
};
const SCALE_DOWN: ScalingRules = {
  stabilizationWindowSeconds: DEFAULT_DOWNSCALE_STABILIZATION,
  selectPolicy: 'Max',
  policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
  tolerance: DEFAULT_TOLERANCE,
};

export interface Behavior {
  readonly scaleUp: ScalingRules;
  readonly scaleDown: ScalingRules;
}

/** The behavior of an autoscaler as the API server and the controller fill it in. */
export function behaviorOf({ scaleUp, scaleDown }: HorizontalPodAutoscalerBehavior): Behavior {
  return { scaleUp: withDefaults(scaleUp, SCALE_UP), scaleDown: withDefaults(scaleDown, SCALE_DOWN) };
}

function withDefaults(rules: HPAScalingRules = {}, defaults: ScalingRules): ScalingRules {
  return {
    stabilizationWindowSeconds: rules.stabilizationWindowSeconds ?? defaults.stabilizationWindowSeconds,
    selectPolicy: rules.selectPolicy ?? defaults.selectPolicy,
    policies: rules.policies ?? defaults.policies,
    tolerance: rules.tolerance === undefined ? defaults.tolerance : Number(parseQuantity(rules.tolerance) ?? 0n) / 1e9,
  };
}
