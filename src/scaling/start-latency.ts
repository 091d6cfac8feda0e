import { Duration } from 'cdk8s';
import type { LatencyRange, LatencyRatio, PoolSizeOptions, ReadinessOptions, StartLatencyOptions, StartLever } from './start-latency-options';
import { latencyTable } from './start-latency-table';
import { StartPhase } from './start-phase';
import type { StartSpeedUp } from './start-speed-up';
import { CONTAINER, reduced, sumOf, tidy, VIRTUAL_MACHINE } from '../analysis/start/claims';
import type { Phases, Seconds } from '../analysis/start/claims';
import { handOverTime } from '../analysis/start/hand-over';
import { throwIfAny, usageError, UsageError } from '../usage-error';

/**
 * How long a workload takes from "create" to "usable", and the settings that follow from it.
 *
 * The time is the sum of three phases: the image or disk is prepared, the runtime starts, the application gets ready. The default
 * numbers are claims of the model's source, which states no test set-up: they are a starting point until you have measured.
 */
export class StartLatency {
  /**
   * A virtual machine: 55–255 s on a cold start.
   *
   * @param options measurements and speed-ups
   * @throws if a range is reversed or not finite, a speed-up is given twice, or snapshot and preload shorten the same phase
   */
  public static virtualMachine(options: StartLatencyOptions = {}): StartLatency {
    return new StartLatency(VIRTUAL_MACHINE, options);
  }

  /**
   * A container: 6–37 s.
   *
   * @param options measurements and speed-ups
   * @throws as `virtualMachine`
   */
  public static container(options: StartLatencyOptions = {}): StartLatency {
    return new StartLatency(CONTAINER, options);
  }

  private readonly unaided: Phases;
  private readonly phases: Phases;
  private readonly sum: Seconds;
  private readonly speedUps: readonly StartSpeedUp[];

  private constructor(claims: Phases, options: StartLatencyOptions) {
    const { speedUps = [] } = options;
    throwIfAny(undefined, [...rangeProblems(options), ...speedUpProblems(speedUps)]);
    const phase = (name: StartPhase) => measured(options[name]) ?? claims[name];
    this.unaided = { prepare: phase(StartPhase.PREPARE), start: phase(StartPhase.START), ready: phase(StartPhase.READY) };
    this.speedUps = speedUps;
    this.phases = shortened(this.unaided, speedUps);
    this.sum = sumOf(this.phases);
  }

  /** Time until the image or the disk is ready, speed-ups applied. */
  public get prepare(): LatencyRange {
    return durations(this.phases.prepare);
  }

  /** Time until the runtime is up, speed-ups applied. */
  public get start(): LatencyRange {
    return durations(this.phases.start);
  }

  /** Time until the application answers, speed-ups applied. */
  public get ready(): LatencyRange {
    return durations(this.phases.ready);
  }

  /** Time from "create" to "usable": the sum of the three phases. */
  public get total(): LatencyRange {
    return durations(this.sum);
  }

  /** From the start of a VM that waits stopped, its disks filled and its images on the node, to its first answer. */
  public get handOverOfStopped(): LatencyRange {
    return durations(handOverTime(this.phases, 'stopped'));
  }

  /** The same of one that waits paused: it has QEMU, and neither firmware nor guest yet. How much that saves is not known, so at least nothing and at most all. */
  public get handOverOfPaused(): LatencyRange {
    return durations(handOverTime(this.phases, 'paused'));
  }

  /** What each speed-up saves of the total, in the order they were given: a later one takes its share of what the earlier ones left. */
  public get levers(): StartLever[] {
    return this.speedUps.map((speedUp, index): StartLever => {
      const before = sumOf(shortened(this.unaided, this.speedUps.slice(0, index)));
      const after = sumOf(shortened(this.unaided, this.speedUps.slice(0, index + 1)));
      return {
        name: speedUp._names.join(' or '),
        before: durations(before),
        after: durations(after),
        saves: durations({ min: tidy(before.min - after.min), max: tidy(before.max - after.max) }),
      };
    });
  }

  /** The model as a table for people: shortest and longest time of each phase without and with the speed-ups, the total, and what each saves. */
  public toString(): string {
    return latencyTable(this.unaided, this.phases, this.levers);
  }

  /**
   * How many times as long as another workload this one takes, computed from the totals.
   *
   * @param other the workload to compare with, usually `StartLatency.container()`
   * @throws if the other one takes no time
   */
  public ratioTo(other: StartLatency): LatencyRatio {
    const { min, max } = other.sum;
    if (min === 0) {
      throw usageError(undefined, {
        what: 'StartLatency.ratioTo', got: '0 s', allowed: 'a workload that takes time', fix: 'Compare with one whose minimum is above zero.',
      });
    }
    return {
      lowest: this.sum.min / max, ofMinimums: this.sum.min / min, ofMaximums: this.sum.max / max, highest: this.sum.max / min,
    };
  }

  /**
   * `periodSeconds` of an autoscaler's scale-up policy: the next step waits until the VMs of the last one are ready, so that the
   * autoscaler does not overshoot.
   * The longest total, rounded up to 30 s; at least 30 s, and at most the 30 minutes that Kubernetes allows.
   */
  public get scaleUpPeriod(): Duration {
    return Duration.seconds(Math.min(Math.max(roundUp(this.sum.max, 30), 30), 1800));
  }

  /**
   * `stabilizationWindowSeconds` of an autoscaler's scale-down.
   * Twice the longest total, rounded up to 5 minutes (Kubernetes' own window); at most the hour that Kubernetes allows.
   */
  public get scaleDownStabilization(): Duration {
    return Duration.seconds(Math.min(roundUp(2 * this.sum.max, 300), 3600));
  }

  /**
   * `periodSeconds` of an autoscaler's scale-down policy: what was removed by mistake can be back before the next is removed.
   * The longest total, rounded up to 5 minutes; at least 5 minutes, and at most the 30 that Kubernetes allows.
   */
  public get scaleDownPeriod(): Duration {
    return Duration.seconds(Math.min(Math.max(roundUp(this.sum.max, 300), 300), 1800));
  }

  /**
   * How far off its target a metric may be before an autoscaler adds a replica, in percent: the longer one takes, the more an excess must be worth it.
   * 10, Kubernetes' own, where the longest total is at most a minute; 15 where it is at most 5 minutes; else 20. A choice of this library, not a claim of the model's source.
   */
  public get scalingTolerancePercent(): number {
    if (this.sum.max <= 60) return 10;
    return this.sum.max <= 300 ? 15 : 20;
  }

  /** `initialDelaySeconds` of a readiness probe: the shortest start, in whole seconds. */
  public get readinessInitialDelay(): Duration {
    return Duration.seconds(Math.floor(this.phases.start.min));
  }

  /**
   * `failureThreshold` of a readiness or liveness probe: as many periods as the longest start and the longest time to get ready take.
   *
   * @param options how often the probe runs
   * @throws if the period is zero
   */
  public readinessFailureThreshold(options: ReadinessOptions = {}): number {
    const period = seconds(options.period ?? Duration.seconds(10));
    if (!(period > 0)) {
      throw usageError(undefined, {
        what: 'readinessFailureThreshold.period', got: period, allowed: 'more than 0 seconds', fix: 'Kubernetes counts in whole seconds from 1.',
      });
    }
    return Math.max(roundUp((this.phases.start.max + this.phases.ready.max) / period, 1), 1);
  }

  /** `minFailingToStartDuration` of a pool's autohealing: the longest total, at least 5 minutes. */
  public get minFailingToStartDuration(): Duration {
    return Duration.seconds(Math.max(Math.ceil(this.sum.max), 300));
  }

  /**
   * Instances that a pool must hold so that replacements arrive in time: arrivals during the longest total, and a buffer.
   *
   * @param options how fast instances are taken
   * @throws if a number is negative or not finite, or the buffer is not whole
   */
  public poolSize(options: PoolSizeOptions): number {
    const { arrivalsPerSecond, buffer = 0 } = options;
    throwIfAny(undefined, poolSizeProblems(arrivalsPerSecond, buffer));
    return roundUp(arrivalsPerSecond * this.sum.max, 1) + buffer;
  }
}

function measured(range: LatencyRange | undefined): Seconds | undefined {
  return range && { min: seconds(range.min), max: seconds(range.max) };
}

function shortened({ prepare, start, ready }: Phases, speedUps: readonly StartSpeedUp[]): Phases {
  return {
    prepare: shorten(prepare, StartPhase.PREPARE, speedUps),
    start: shorten(start, StartPhase.START, speedUps),
    ready: shorten(ready, StartPhase.READY, speedUps),
  };
}

/** Reductions are not additive: each takes its share of what the ones before left. */
function shorten({ min, max }: Seconds, phase: StartPhase, speedUps: readonly StartSpeedUp[]): Seconds {
  const shortest = (time: number) => speedUps.reduce((left, speedUp) => reduced(left, speedUp._reduction(phase)), time);
  return { min: shortest(min), max: shortest(max) };
}

function roundUp(value: number, step: number): number {
  return Math.ceil(tidy(value / step)) * step;
}

function seconds(duration: Duration): number {
  return duration.toSeconds({ integral: false });
}

function durations({ min, max }: Seconds): LatencyRange {
  return { min: Duration.seconds(min), max: Duration.seconds(max) };
}

function* rangeProblems(options: StartLatencyOptions): Generator<UsageError> {
  for (const phase of Object.values(StartPhase)) {
    const range = measured(options[phase]);
    if (range && !(range.min >= 0 && range.min <= range.max && Number.isFinite(range.max))) {
      yield {
        what: `StartLatency ${phase}`,
        got: `${range.min} s to ${range.max} s`,
        allowed: 'finite times, min not above max',
        fix: 'Exchange min and max.',
      };
    }
  }
}

function* speedUpProblems(speedUps: readonly StartSpeedUp[]): Generator<UsageError> {
  const names = speedUps.flatMap(({ _names }) => _names);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    yield { what: 'StartLatency speedUps', got: twice, allowed: 'each speed-up once', fix: 'Drop the repetition.' };
  }
  const [snapshot, preload] = ['snapshot', 'preload'].map((name) => speedUps.find(({ _names }) => _names.includes(name)));
  const shared = Object.values(StartPhase).find((phase) => snapshot?._reduction(phase) && preload?._reduction(phase));
  if (snapshot !== preload && shared !== undefined) {
    yield {
      what: 'StartLatency speedUps',
      got: `snapshot and preload for phase ${shared}`,
      allowed: 'one of them for a phase: they save the same download',
      fix: 'Write StartSpeedUp.largestOf(StartSpeedUp.snapshot(), StartSpeedUp.preload()).',
    };
  }
}

function* poolSizeProblems(arrivalsPerSecond: number, buffer: number): Generator<UsageError> {
  if (!(arrivalsPerSecond >= 0 && Number.isFinite(arrivalsPerSecond))) {
    yield {
      what: 'poolSize.arrivalsPerSecond', got: arrivalsPerSecond, allowed: '0 or more', fix: 'Give the average: 0.04 is one every 25 seconds.',
    };
  }
  if (!(Number.isInteger(buffer) && buffer >= 0)) {
    yield { what: 'poolSize.buffer', got: buffer, allowed: 'whole numbers from 0', fix: 'Give instances.' };
  }
}
