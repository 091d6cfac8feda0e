import { COMPUTE } from './scale-targets';
import { SCALING_BEHAVIORS } from './wire-forms';
import { cpuUtilizationPercentOf } from './workload-autoscaler-problems';
import { WorkloadAutoscalerProps } from './workload-autoscaler-props';
import type { HorizontalPodAutoscalerSpec, MetricSpec, MetricTarget } from '../../imports/kubernetes';
import { metricOf } from '../cdk8s-plus-internals';

interface Surroundings {
  readonly scalesVirtualMachines: boolean;
  /** Whether every cluster of this release has a tolerance. */
  readonly hasTolerance: boolean;
}

export function renderWorkloadAutoscaler(
  props: WorkloadAutoscalerProps & Required<Pick<WorkloadAutoscalerProps, 'behavior'>>, { scalesVirtualMachines, hasTolerance }: Surroundings,
): HorizontalPodAutoscalerSpec {
  const { target, minReplicas, maxReplicas, metrics = [], behavior } = props;
  const { apiVersion, kind, name } = target.toScalingTarget();
  const percent = cpuUtilizationPercentOf(props);
  return {
    scaleTargetRef: { apiVersion, kind, name },
    minReplicas,
    maxReplicas,
    metrics: [...percent === undefined ? [] : [cpuUtilization(percent, scalesVirtualMachines)], ...metrics.map(metricOf)],
    behavior: SCALING_BEHAVIORS.of(behavior).render(hasTolerance),
  };
}

/** Containers beside the guest's, such as hooks, request next to nothing: of VMs only the guest's counts. */
function cpuUtilization(averageUtilization: number, ofGuests: boolean): MetricSpec {
  const target: MetricTarget = { type: 'Utilization', averageUtilization };
  return ofGuests
    ? { type: 'ContainerResource', containerResource: { container: COMPUTE, name: 'cpu', target } }
    : { type: 'Resource', resource: { name: 'cpu', target } };
}
