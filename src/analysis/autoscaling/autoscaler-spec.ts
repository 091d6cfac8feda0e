import type { HorizontalPodAutoscalerSpec } from '../../../imports/kubernetes';

/** The CPU utilization that an autoscaler aims at, in percent of the request; `undefined` where it has no such metric. */
export function cpuUtilization({ metrics = [] }: Pick<HorizontalPodAutoscalerSpec, 'metrics'>): number | undefined {
  return metrics
    .flatMap(({ resource, containerResource }) => [resource, containerResource])
    .find((source) => source?.name === 'cpu' && source.target.averageUtilization !== undefined)?.target.averageUtilization;
}
