import { WorkloadAutoscalerProps } from './workload-autoscaler-props';
import { UsageError } from '../usage-error';

/** The CPU utilization that is kept, if any. */
export function cpuUtilizationPercentOf({ cpuUtilizationPercent, metrics }: WorkloadAutoscalerProps): number | undefined {
  return cpuUtilizationPercent ?? (metrics ? undefined : 70);
}

/** Numbers that are none, or out of order. */
export function* workloadAutoscalerProblems(props: WorkloadAutoscalerProps): Generator<UsageError> {
  const { minReplicas = 1, maxReplicas, metrics } = props;
  if (!isWhole(minReplicas)) {
    yield {
      what: 'minReplicas', got: minReplicas, allowed: 'a whole number from 1', fix: 'A `ScaledObject` scales to none; this one stops working there.',
    };
  }
  if (!isWhole(maxReplicas) || maxReplicas < minReplicas) {
    yield { what: 'maxReplicas', got: maxReplicas, allowed: `a whole number from ${minReplicas}, the fewest`, fix: 'Exchange the two, or raise it.' };
  }
  const percent = cpuUtilizationPercentOf(props);
  if (percent !== undefined && !isWhole(percent)) {
    yield { what: 'cpuUtilizationPercent', got: percent, allowed: 'a whole number from 1', fix: 'Give percent of the CPU request.' };
  }
  if (metrics?.length === 0) {
    yield { what: 'metrics', got: metrics, allowed: 'at least one', fix: 'Leave it out for CPU utilization.' };
  }
}

function isWhole(number: number): boolean {
  return Number.isInteger(number) && number >= 1;
}
