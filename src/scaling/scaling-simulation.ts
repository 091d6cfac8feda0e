import { ApiObject, Duration } from 'cdk8s';
import type { HorizontalPodAutoscalerSpec } from '../../imports/kubernetes';
import { cpuUtilization } from '../analysis/autoscaling/autoscaler-spec';
import { SYNC_PERIOD, Sample, simulate } from '../analysis/autoscaling/simulate';
import { thousandths } from '../kubernetes/quantity';
import { throwIfAny, UsageError } from '../usage-error';
import type { LoadCurve } from './load-curve';
import type { ScalingTrace, SimulatedWorkload } from './simulated-workload';
import { simulationPlot } from './simulation-plot';
import { simulationTable } from './simulation-table';

/** What is simulated. */
export interface ScalingSimulationProps {
  /** What is asked of each workload. */
  readonly load: LoadCurve;

  /** How long, at most 7 days. */
  readonly duration: Duration;

  /** Those that are compared, each under the whole load. */
  readonly workloads: SimulatedWorkload[];
}

/**
 * The closed loop of load, autoscaler and start latency: how many replicas there are over time, and how much demand they cannot serve. It shows why a VM
 * needs another behavior, or more spare replicas, than a container.
 *
 * The controller decides as that of Kubernetes v1.34 does, every 15 s, on CPU utilization. The rest is a model: load is spread evenly over ready replicas,
 * what is not served is lost, the pod of a replica exists from the moment it is asked for, one that is removed is gone at once, and a new one counts
 * once it was ready for 15 s. Same input, same result.
 */
export class ScalingSimulation {
  /** How each workload followed the load, in the order of `workloads`. */
  public readonly traces: ScalingTrace[];

  /**
   * @param props the load and the workloads
   * @throws if there is no workload, a name is given twice, an autoscaler has no bounds or no CPU utilization to aim at, a number is not sound, or the
   *   duration is above 7 days
   */
  constructor(props: ScalingSimulationProps) {
    throwIfAny(undefined, [...simulationProblems(props)]);
    this.traces = props.workloads.map((workload) => traceOf(workload, props));
  }

  /** A line for each workload, and one for each time at which a number of replicas changed. */
  public toString(): string {
    return simulationTable(this.traces);
  }

  /** The traces as JSON, indented by two spaces. */
  public toJson(): string {
    return JSON.stringify(this.traces, undefined, 2);
  }

  /** A plot as an SVG document: the demand, what the ready replicas of each workload serve of it, and the replicas. */
  public toSvg(): string {
    return simulationPlot(this.traces);
  }
}

function traceOf(workload: SimulatedWorkload, { load, duration }: ScalingSimulationProps): ScalingTrace {
  const { name, autoscaler, startLatency, cpuRequest, cpuLimit, initialReplicas } = workload;
  const spec = specOf(autoscaler)!;
  const seconds = (time: Duration) => time.toSeconds({ integral: false });
  const samples = simulate({
    autoscaler: spec,
    utilization: cpuUtilization(spec)!,
    replica: {
      request: thousandths(cpuRequest.amount),
      limit: thousandths((cpuLimit ?? cpuRequest).amount),
      runningAfter: seconds(startLatency.prepare.max),
      readyAfter: seconds(startLatency.total.max),
    },
    initial: initialReplicas ?? Math.max(1, spec.minReplicas ?? 1),
    load: (time) => Math.round(load._at(time) * 1000),
    duration: seconds(duration),
  });
  return { name, samples: samples.map(sampleOf), ...summaryOf(samples) };
}

function sampleOf({ time, load, replicas, ready, unmet }: Sample): ScalingTrace['samples'][number] {
  return { seconds: time, demandCpus: load / 1000, replicas, readyReplicas: ready, unmetCpus: unmet / 1000 };
}

function summaryOf(samples: readonly Sample[]): Omit<ScalingTrace, 'name' | 'samples'> {
  const sum = (value: (sample: Sample) => number) => samples.reduce((total, sample) => total + value(sample), 0) * SYNC_PERIOD;
  return {
    peakReplicas: samples.reduce((most, { replicas }) => Math.max(most, replicas), 0),
    changes: samples.filter(({ replicas }, index) => index > 0 && replicas !== samples[index - 1].replicas).length,
    unmetCpuSeconds: sum(({ unmet }) => unmet) / 1000,
    unmetSeconds: sum(({ unmet }) => (unmet > 0 ? 1 : 0)),
    replicaSeconds: sum(({ replicas }) => replicas),
  };
}

/** The spec of the one HorizontalPodAutoscaler in the scope of a construct. */
function specOf(autoscaler: SimulatedWorkload['autoscaler']): HorizontalPodAutoscalerSpec | undefined {
  const found = autoscaler.node.findAll().filter((node): node is ApiObject => ApiObject.isApiObject(node) && node.kind === 'HorizontalPodAutoscaler');
  return found.length === 1 ? (found[0].toJson() as { spec: HorizontalPodAutoscalerSpec }).spec : undefined;
}

const WEEK = 7 * 24 * 3600;

function* simulationProblems({ duration, workloads }: ScalingSimulationProps): Generator<UsageError> {
  const seconds = duration.toSeconds({ integral: false });
  if (!(seconds > 0 && seconds <= WEEK)) {
    yield { what: 'ScalingSimulation duration', got: `${seconds} s`, allowed: 'more than 0 s, at most 7 days', fix: 'Simulate the part of the load that rises and falls.' };
  }
  if (workloads.length === 0) yield { what: 'ScalingSimulation workloads', got: workloads, allowed: 'one or more', fix: 'Give a container and a VM to compare them.' };
  const names = workloads.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) yield { what: 'ScalingSimulation workloads', got: twice, allowed: 'each name once', fix: 'Give each workload a name of its own.' };
  for (const workload of workloads) yield* workloadProblems(workload);
}

function* workloadProblems({ name, autoscaler, cpuRequest, cpuLimit = cpuRequest, initialReplicas = 1 }: SimulatedWorkload): Generator<UsageError> {
  const what = `ScalingSimulation workload ${name}`;
  const spec = specOf(autoscaler);
  if (!spec) {
    yield { what: `${what}: autoscaler`, got: autoscaler.node.path, allowed: 'a construct with one HorizontalPodAutoscaler', fix: 'Give the autoscaler itself.' };
  } else if (cpuUtilization(spec) === undefined) {
    yield {
      what: `${what}: autoscaler`, got: autoscaler.node.path, allowed: 'a metric with a target of CPU utilization', fix: 'Only CPU utilization is simulated.',
    };
  }
  if (!(thousandths(cpuRequest.amount) > 0 && thousandths(cpuLimit.amount) >= thousandths(cpuRequest.amount))) {
    yield {
      what: `${what}: cpuRequest`, got: `${cpuRequest.amount}, cpuLimit ${cpuLimit.amount}`, allowed: 'more than 0, at most cpuLimit', fix: 'Give what the pod requests.',
    };
  }
  if (!(Number.isInteger(initialReplicas) && initialReplicas >= 1 && initialReplicas <= 10_000)) {
    yield { what: `${what}: initialReplicas`, got: initialReplicas, allowed: 'whole numbers from 1 to 10000', fix: 'Give the replicas that serve at the beginning: an autoscaler leaves none as it is.' };
  }
}
