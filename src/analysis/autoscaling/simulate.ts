import { HpaController } from './hpa-controller';
import { ObservedPod, proposedReplicas } from './replica-calculator';
import type { HorizontalPodAutoscalerSpec } from '../../../imports/kubernetes';

/** `--horizontal-pod-autoscaler-sync-period`, in seconds. */
export const SYNC_PERIOD = 15;

/** A replica: CPU in thousandths, times in seconds. */
export interface Replica {
  readonly request: number;
  /** The most that it uses. */
  readonly limit: number;
  /** From the creation until its containers run, and until it serves. */
  readonly runningAfter: number;
  readonly readyAfter: number;
}

export interface Simulation {
  readonly autoscaler: Pick<HorizontalPodAutoscalerSpec, 'behavior' | 'minReplicas' | 'maxReplicas'>;
  readonly utilization: number;
  readonly replica: Replica;
  /** Replicas that serve at the beginning. */
  readonly initial: number;
  /** The demand at a time, in thousandths of a CPU. */
  readonly load: (time: number) => number;
  readonly duration: number;
}

/** One sync of the controller. */
export interface Sample {
  readonly time: number;
  readonly load: number;
  /** Those that exist, after the controller decided. */
  readonly replicas: number;
  readonly ready: number;
  /** Demand that the ready ones cannot serve. */
  readonly unmet: number;
}

interface Pod {
  readonly startedAt: number;
  readonly runsAt: number;
  readonly readyAt: number;
}

/**
 * An autoscaler against a load that is spread evenly over the ready replicas. Pods exist from the moment they are asked for; those that go are the
 * newest, and are gone at once.
 */
export function simulate({ autoscaler, utilization, replica, initial, load, duration }: Simulation): Sample[] {
  const controller = new HpaController(autoscaler);
  const target = { request: replica.request, utilization, tolerances: controller.tolerances };
  let pods: Pod[] = Array.from({ length: initial }, () => ({ startedAt: -Infinity, runsAt: -Infinity, readyAt: -Infinity }));
  const samples: Sample[] = [];
  for (let time = 0; time <= duration; time += SYNC_PERIOD) {
    const demand = load(time);
    const ready = pods.filter(({ readyAt }) => readyAt <= time).length;
    const usage = Math.min(replica.limit, Math.floor(demand / Math.max(ready, 1)));
    const replicas = controller.desired(pods.length, () => proposedReplicas(observed(pods, usage, time), pods.length, target, time), time);
    const added = { startedAt: time, runsAt: time + replica.runningAfter, readyAt: time + replica.readyAfter };
    pods = [...pods.slice(0, replicas), ...Array.from({ length: Math.max(0, replicas - pods.length) }, () => added)];
    samples.push({ time, load: demand, replicas, ready, unmet: Math.max(0, demand - ready * replica.limit) });
  }
  return samples;
}

function observed(pods: readonly Pod[], usage: number, time: number): ObservedPod[] {
  return pods.map(({ startedAt, runsAt, readyAt }) => (
    { startedAt, running: runsAt <= time, ...readyAt <= time ? { readyAt, usage } : { usage: 0 } }
  ));
}
