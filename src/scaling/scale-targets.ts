import * as kplus from 'cdk8s-plus-28';
import { IConstruct } from 'constructs';
import { ScalingBehavior } from './scaling-behavior';
import { StartLatency } from './start-latency';
import { selectsLauncherPods } from '../compute/launcher-pods';
import { ScalableWorkload } from '../compute/scalable-workload';
import { namespaceProblems } from '../resource/references';
import { messagesOf, UsageError } from '../usage-error';

/** The container of a launcher pod in which the guest runs. */
export const COMPUTE = 'compute';

/** Whether what is scaled are virtual machines. */
export function scalesVirtualMachines(target: kplus.IScalable): boolean {
  return selectsLauncherPods(target as kplus.IScalable & kplus.IPodSelector);
}

/** The behavior where none is given. */
export function defaultBehavior(target: kplus.IScalable): ScalingBehavior {
  return scalesVirtualMachines(target) ? ScalingBehavior.fromStartLatency(StartLatency.virtualMachine()) : ScalingBehavior.kubernetes();
}

/** Tells a target that an autoscaler owns its number, and whether by its CPU utilization. */
export function takeOver(target: kplus.IScalable, measuresCpu: boolean): void {
  target.markHasAutoscaler();
  if (measuresCpu && target instanceof ScalableWorkload) target._requestAllCpus();
}

/** What is wrong with the target of an autoscaler when everything is there. */
export function targetMessages(autoscaler: kplus.Resource, target: kplus.IScalable): string[] {
  return messagesOf([
    ...targetProblems(target.toScalingTarget()),
    ...namespaceProblems(autoscaler, { target: [target as kplus.IScalable & IConstruct] }),
  ]);
}

function* targetProblems({ replicas, kind, name }: kplus.ScalingTarget): Generator<UsageError> {
  if (replicas === undefined) return;
  yield {
    what: `replicas of ${kind} "${name}"`, got: replicas, allowed: 'none beside an autoscaler', fix: 'Leave it out there, and give the autoscaler the least and the most.',
  };
}
