import { Duration } from 'cdk8s';
import { throwIfAny, UsageError } from '../usage-error';

/** What is asked of a workload at a time. */
export interface LoadPoint {
  /** Since the beginning. */
  readonly at: Duration;

  /** In CPUs: the work of so many of them, kept busy. */
  readonly cpus: number;
}

/** A demand for CPU over time, which a `ScalingSimulation` spreads over replicas. */
export class LoadCurve {
  /**
   * Each demand holds until the next point, the last one to the end.
   *
   * @param points in the order of time, the first at 0
   * @throws if there is none, the first is not at 0, times do not rise, or a demand is negative or not finite
   */
  public static steps(points: LoadPoint[]): LoadCurve {
    return new LoadCurve(points, (before) => before.cpus);
  }

  /**
   * The demand goes straight from point to point, and stays at the last one.
   *
   * @param points in the order of time, the first at 0
   * @throws as `steps`
   */
  public static linear(points: LoadPoint[]): LoadCurve {
    return new LoadCurve(points, (before, after, share) => before.cpus + (after.cpus - before.cpus) * share);
  }

  private readonly points: readonly { readonly at: number; readonly cpus: number }[];

  private constructor(points: readonly LoadPoint[], private readonly between: (before: Point, after: Point, share: number) => number) {
    throwIfAny(undefined, [...loadProblems(points)]);
    this.points = points.map(({ at, cpus }) => ({ at: secondsOf(at), cpus }));
  }

  /**
   * The demand, in CPUs.
   *
   * @param time since the beginning
   */
  public at(time: Duration): number {
    return this._at(secondsOf(time));
  }

  /** @internal */
  public _at(seconds: number): number {
    const next = this.points.findIndex(({ at }) => at > seconds);
    if (next < 0) return this.points[this.points.length - 1].cpus;
    const [before, after] = [this.points[next - 1], this.points[next]];
    return this.between(before, after, (seconds - before.at) / (after.at - before.at));
  }
}

interface Point {
  readonly at: number;
  readonly cpus: number;
}

function secondsOf(duration: Duration): number {
  return duration.toSeconds({ integral: false });
}

function* loadProblems(points: readonly LoadPoint[]): Generator<UsageError> {
  const times = points.map(({ at }) => secondsOf(at));
  if (times[0] !== 0) {
    yield { what: 'LoadCurve points', got: times.length ? `the first at ${times[0]} s` : 'no point', allowed: 'the first at 0', fix: 'Say what is asked at the beginning.' };
  }
  const late = times.findIndex((time, index) => index > 0 && !(time > times[index - 1]));
  if (late > 0) {
    yield { what: 'LoadCurve points', got: `${times[late]} s after ${times[late - 1]} s`, allowed: 'times that rise', fix: 'Sort the points, and give each time once.' };
  }
  const bad = points.find(({ cpus }) => !(cpus >= 0 && Number.isFinite(cpus)));
  if (bad) yield { what: 'LoadCurve points', got: bad.cpus, allowed: 'CPUs from 0', fix: 'Give the demand in CPUs: 2.5 keeps two and a half of them busy.' };
}
