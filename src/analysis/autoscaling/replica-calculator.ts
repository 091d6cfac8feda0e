/** A pod as the controller sees it: times in seconds, CPU in thousandths. */
export interface ObservedPod {
  readonly startedAt: number;
  /** Its containers run, and it has metrics. */
  readonly running: boolean;
  /** Since when it is ready; `undefined` while it is not. */
  readonly readyAt?: number;
  readonly usage: number;
}

export interface Tolerances {
  readonly up: number;
  readonly down: number;
}

export interface Target {
  /** Of a pod, in thousandths of a CPU. */
  readonly request: number;
  readonly utilization: number;
  readonly tolerances: Tolerances;
}

/** `--horizontal-pod-autoscaler-cpu-initialization-period`: until then a pod counts only once it is ready and measured. */
const CPU_INITIALIZATION = 300;
/** How long metrics-server measures (`--metric-resolution`). */
const METRIC_WINDOW = 15;

/**
 * The number of replicas that the CPU usage asks for, before any behavior: `GetResourceReplicas` of Kubernetes v1.34
 * (`pkg/controller/podautoscaler/replica_calculator.go`), where every pod has metrics as soon as it runs; `undefined` while none counts.
 */
export function proposedReplicas(pods: readonly ObservedPod[], current: number, target: Target, now: number): number | undefined {
  const measured = pods.filter((pod) => pod.running && !isInitializing(pod, now));
  if (measured.length === 0) return undefined;
  const usage = usageRatio(measured, measured.length, target);
  const unready = pods.length - measured.length;
  if (unready === 0 || usage <= 1) {
    return isWithin(usage, target.tolerances) ? current : Math.ceil(usage * measured.length);
  }
  const withUnready = usageRatio(measured, pods.length, target);
  if (isWithin(withUnready, target.tolerances) || withUnready < 1) return current;
  return Math.max(current, Math.ceil(withUnready * pods.length));
}

/** Unready pods are taken to use nothing when others use too much. */
function usageRatio(measured: readonly ObservedPod[], pods: number, { request, utilization }: Target): number {
  const usage = measured.reduce((sum, pod) => sum + pod.usage, 0);
  return Math.floor(usage * 100 / (request * pods)) / utilization;
}

function isInitializing({ startedAt, readyAt }: ObservedPod, now: number): boolean {
  return readyAt === undefined || (startedAt + CPU_INITIALIZATION > now && now < readyAt + METRIC_WINDOW);
}

function isWithin(ratio: number, { up, down }: Tolerances): boolean {
  return 1 - down <= ratio && ratio <= 1 + up;
}
