import { Duration } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { LatencyRange } from './start-latency-options';
import type * as admission from '../admission/admission';
import { Admission } from '../admission/synth';
import type { Seconds } from '../analysis/start/claims';
import type * as describing from '../analysis/start/describe-starts';
import type { StartAdvice, WorkloadStart } from '../analysis/start/model';
import type * as starting from '../analysis/start/start-latencies';

/** What would shorten the start of a workload. */
export interface StartShortening {
  /** What to do. */
  readonly text: string;
  /** The path in the manifest of what would change, or of what it belongs to. */
  readonly field: string;
  /** What it saves of the shortest start, or hand-over. */
  readonly savesOfShortest: Duration;
  /** What it saves of the longest. */
  readonly savesOfLongest: Duration;
}

/** How long a workload takes to start. */
export interface WorkloadStartTime {
  /** Its kind: `VirtualMachine`, `VirtualMachinePool`, `VirtualMachineInstanceReplicaSet`, `VirtualMachineInstance`, or one of pods such as `Deployment`. */
  readonly kind: string;
  /** Its name. */
  readonly name: string;
  /**
   * Its namespace, where it states one.
   *
   * @default - none
   */
  readonly namespace?: string;
  /** Whether it is of VMs. */
  readonly isVirtualMachine: boolean;
  /** Until the image or the disk is there. */
  readonly prepare: LatencyRange;
  /** Until the runtime is up. */
  readonly start: LatencyRange;
  /** Until the application answers. */
  readonly ready: LatencyRange;
  /** Of a new instance, from "create" to "usable": the phases, and what a readiness probe waits beyond them. */
  readonly total: LatencyRange;
  /**
   * From the hand-over of one that waits to its first answer; of VMs that are stopped, and of pools.
   *
   * @default - none
   */
  readonly handOver?: LatencyRange;
  /** Why, a sentence each, in the order of the phases. */
  readonly reasons: string[];
  /** What would shorten it, what saves most first. */
  readonly shortenings: StartShortening[];
  /** What makes it longer that the figures do not contain, a sentence each. */
  readonly notCounted: string[];
}

/**
 * How long the workloads of an app take to start, read from the manifests as they are rendered: disks that are imported or cloned, images that are
 * pulled beforehand, pinned CPUs, probes, and VMs that wait. The figures are those of `StartLatency`: claims without a test set-up, good to compare.
 *
 * ```ts nofixture
 * import { App } from 'cdk8s';
 * import { StartTimes } from 'cdk8s-kubevirt';
 *
 * const report = StartTimes.of(new App()).report();
 * ```
 *
 * `cdk8s-kubevirt start` does the same for files.
 */
export class StartTimes {
  /**
   * Reads the tree as it is now. It changes nothing.
   *
   * @param scope any construct of the tree, such as the app
   */
  public static of(scope: IConstruct): StartTimes {
    // Loaded when they are needed: schemas and rules would double the time to require the package.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { judgeEach } = require('../admission/admission') as typeof admission;
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { startLatencies } = require('../analysis/start/start-latencies') as typeof starting;
    return new StartTimes([...Admission.of(scope)._submissions()].flatMap(([profile = {}, submissions]) => {
      const { cluster, manifests } = judgeEach(submissions, profile);
      return startLatencies(manifests.filter((manifest) => manifest !== undefined), cluster);
    }));
  }

  /** VMs, pools, replica sets, and pods that serve. An object that its kind's schema refuses is left out. */
  public readonly workloads: WorkloadStartTime[];

  private constructor(private readonly starts: readonly WorkloadStart[]) {
    this.workloads = starts.map(workloadStartTime);
  }

  /** All of it as text: those that start alike, for the same reasons, stand together. */
  public report(): string {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { describeStarts } = require('../analysis/start/describe-starts') as typeof describing;
    return describeStarts(this.starts);
  }
}

function workloadStartTime(of: WorkloadStart): WorkloadStartTime {
  const { manifest: { kind, metadata }, isGuest, phases: { prepare, start, ready }, total, probe, handOver, advice, notes } = of;
  const { namespace, name, generateName = '' } = metadata;
  return {
    kind,
    name: name ?? generateName,
    ...namespace === undefined ? {} : { namespace },
    isVirtualMachine: isGuest,
    prepare: rangeOf(prepare.time),
    start: rangeOf(start.time),
    ready: rangeOf(ready.time),
    total: rangeOf(total),
    ...handOver ? { handOver: rangeOf(handOver.time) } : {},
    reasons: [...prepare.why, ...start.why, ...ready.why, ...probe ? [probe.why] : [], ...handOver ? [handOver.why] : []],
    shortenings: advice.map(shorteningOf),
    notCounted: notes.map(({ text }) => text),
  };
}

function shorteningOf({ text, field, saves: { min, max } }: StartAdvice): StartShortening {
  return { text, field, savesOfShortest: Duration.seconds(min), savesOfLongest: Duration.seconds(max) };
}

function rangeOf({ min, max }: Seconds): LatencyRange {
  return { min: Duration.seconds(min), max: Duration.seconds(max) };
}
