import { Duration } from 'cdk8s';
import { RecoveryTimeOptions } from './recovery-time-options';
import { StartLatency } from '../scaling/start-latency';
import { LatencyRange } from '../scaling/start-latency-options';
import { throwIfAny, UsageError } from '../usage-error';

const DETECTION: LatencyRange = { min: Duration.seconds(40), max: Duration.seconds(50) };
const FENCING: LatencyRange = { min: Duration.seconds(180), max: Duration.seconds(318) };

/**
 * How long a VM is away whose node is lost, with a `NodeHealthCheck`: its recovery time objective can be no shorter.
 *
 * The node is found to be lost, counts as unhealthy, is fenced, and only then the VM starts elsewhere: it does not migrate. Without a fence there is no such time:
 * the VM waits until somebody deletes the node or says that it is out of service. A drain that is planned takes a running guest no time at all.
 *
 * The default numbers are claims of the projects' defaults, not measurements: they are a starting point until you have pulled a plug.
 */
export class RecoveryTime {
  /**
   * The loss of a node that is remediated.
   *
   * @param options what is known of the cluster and of the VM
   * @throws if a range is reversed
   */
  public static ofNodeFailure(options: RecoveryTimeOptions): RecoveryTime {
    throwIfAny(undefined, rangeProblems(options));
    return new RecoveryTime(options);
  }

  /** Time until Kubernetes says that the node is lost. */
  public readonly detection: LatencyRange;
  /** Time until it is remediated after that. */
  public readonly unhealthyDuration: Duration;
  /** Time until it is known to be dead. */
  public readonly fencing: LatencyRange;
  /** Time of the VM from "create" to "usable", on another node. */
  public readonly start: LatencyRange;

  private constructor({ unhealthyDuration, detection = DETECTION, fencing = FENCING, start = StartLatency.virtualMachine() }: RecoveryTimeOptions) {
    this.unhealthyDuration = unhealthyDuration;
    this.detection = detection;
    this.fencing = fencing;
    this.start = start.total;
  }

  /** Time from the loss of the node to a VM that can be used again. */
  public get total(): LatencyRange {
    const sumOf = (end: keyof LatencyRange) => Duration.seconds(this.phases.reduce((sum, [, range]) => sum + secondsOf(range[end]), 0));
    return { min: sumOf('min'), max: sumOf('max') };
  }

  /**
   * Whether it is met even if all takes as long as it can.
   *
   * @param objective the recovery time objective
   */
  public meets(objective: Duration): boolean {
    return secondsOf(this.total.max) <= secondsOf(objective);
  }

  /** Phases and total for people, a line each. */
  public toString(): string {
    return [...this.phases, ['total', this.total] as const].map(([name, range]) => `${name.padEnd(11)}${text(range)}`).join('\n');
  }

  private get phases(): (readonly [name: string, range: LatencyRange])[] {
    const { detection, unhealthyDuration, fencing, start } = this;
    return [['detection', detection], ['unhealthy', { min: unhealthyDuration, max: unhealthyDuration }], ['fencing', fencing], ['start', start]];
  }
}

function secondsOf(duration: Duration): number {
  return duration.toSeconds({ integral: false });
}

function text({ min, max }: LatencyRange): string {
  const [least, most] = [min, max].map((duration) => Math.round(secondsOf(duration) * 10) / 10);
  return least === most ? `${least} s` : `${least}–${most} s`;
}

function* rangeProblems({ detection, fencing }: RecoveryTimeOptions): Generator<UsageError> {
  for (const [what, range] of [['detection', detection], ['fencing', fencing]] as const) {
    if (!range || secondsOf(range.min) <= secondsOf(range.max)) continue;
    yield { what: `RecoveryTime ${what}`, got: text(range), allowed: 'min not above max', fix: 'Exchange min and max.' };
  }
}
