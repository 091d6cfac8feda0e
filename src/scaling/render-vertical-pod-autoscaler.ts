import { VerticalAmount, VerticalContainerPolicy, VerticalPodAutoscalerProps, VerticalUpdateMode } from './vertical-pod-autoscaler-props';
import type { ContainerPolicy, VerticalPodAutoscalerSpec } from '../../imports/autoscaling.k8s.io';
import { formatQuantity } from '../format-quantity';
import { omitEmpty } from '../kubernetes/omit-empty';

export function renderVerticalPodAutoscaler(props: VerticalPodAutoscalerProps): VerticalPodAutoscalerSpec {
  const { target, updateMode = VerticalUpdateMode.OFF, minReplicas, containerPolicies, recommender } = props;
  const { apiVersion, kind, name } = target.toScalingTarget();
  return {
    targetRef: { apiVersion, kind, name },
    updatePolicy: { updateMode, minReplicas },
    resourcePolicy: containerPolicies && { containerPolicies: containerPolicies.map(renderPolicy) },
    recommenders: recommender === undefined ? undefined : [{ name: recommender }],
  };
}

function renderPolicy(policy: VerticalContainerPolicy): ContainerPolicy {
  const { containerName = '*', enabled = true, minAllowed, maxAllowed, controlledResources, controlledValues } = policy;
  return {
    containerName,
    mode: enabled ? undefined : 'Off',
    minAllowed: minAllowed && renderAmount(minAllowed),
    maxAllowed: maxAllowed && renderAmount(maxAllowed),
    controlledResources,
    controlledValues,
  };
}

function renderAmount({ cpu, memory }: VerticalAmount): ContainerPolicy['minAllowed'] {
  return omitEmpty({ cpu: cpu?.amount, memory: memory && formatQuantity(memory) });
}
