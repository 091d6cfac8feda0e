import { Duration } from 'cdk8s';
import { ScaledObjectProps } from './scaled-object-props';
import { SCALE_TRIGGERS, SCALING_BEHAVIORS } from './wire-forms';
import type { Advanced, ScaledObjectSpec } from '../../imports/keda.sh';

export function renderScaledObject(
  props: ScaledObjectProps & Required<Pick<ScaledObjectProps, 'behavior'>>, scalesVirtualMachines: boolean,
): ScaledObjectSpec {
  const { target, triggers, minReplicas = 1, maxReplicas, idleReplicas, fallback } = props;
  const { apiVersion, kind, name } = target.toScalingTarget();
  return {
    scaleTargetRef: { apiVersion, kind, name },
    minReplicaCount: minReplicas,
    maxReplicaCount: maxReplicas,
    idleReplicaCount: idleReplicas,
    pollingInterval: props.pollingInterval?.toSeconds(),
    cooldownPeriod: cooldownOf(props)?.toSeconds(),
    initialCooldownPeriod: props.initialCooldownPeriod?.toSeconds(),
    advanced: renderAdvanced(props),
    triggers: triggers.map((trigger) => SCALE_TRIGGERS.of(trigger).render(scalesVirtualMachines)),
    fallback: fallback && { ...fallback },
  };
}

/** KEDA warns of a period that means nothing. */
function cooldownOf({ cooldownPeriod, minReplicas, idleReplicas, behavior }: Parameters<typeof renderScaledObject>[0]): Duration | undefined {
  return cooldownPeriod ?? (minReplicas === 0 || idleReplicas !== undefined ? SCALING_BEHAVIORS.of(behavior).cooldown : undefined);
}

/** KEDA's schema of a behavior has no tolerance that every cluster of KEDA keeps: only one that was given is written. */
function renderAdvanced({ behavior: given, restoreToOriginalReplicaCount }: Parameters<typeof renderScaledObject>[0]): Advanced | undefined {
  const behavior = SCALING_BEHAVIORS.of(given).render(false);
  if (!behavior && restoreToOriginalReplicaCount === undefined) return undefined;
  return { restoreToOriginalReplicaCount, horizontalPodAutoscalerConfig: behavior && { behavior } };
}
