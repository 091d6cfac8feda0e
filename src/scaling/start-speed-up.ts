import type { StartPhase } from './start-phase';
import { LEVER_CLAIMS } from '../analysis/start/claims';
import type { Lever } from '../analysis/start/claims';
import { usageError } from '../usage-error';

/** How a speed-up differs from its documented claim. */
export interface StartSpeedUpOptions {
  /**
   * By how much the phases get shorter, 0 to 100 percent.
   *
   * @default - the claim of the model's source: pool 80, snapshot 70, preload 60, pinning 20
   */
  readonly percent?: number;
  /**
   * The phases that get shorter.
   *
   * @default - pool: prepare and start; snapshot and preload: prepare; pinning: start
   */
  readonly phases?: StartPhase[];
}

/** Something that shortens the start of a workload. The percentages are claims of the model's source, not guarantees. */
export class StartSpeedUp {
  /**
   * Instances that wait in a pool. One that waits running has gone through `StartPhase.READY` too: add that phase.
   *
   * @param options how the speed-up differs from its claim
   * @throws if the percentage is not between 0 and 100
   */
  public static pool(options: StartSpeedUpOptions = {}): StartSpeedUp {
    return StartSpeedUp.of('pool', options);
  }

  /**
   * A disk cloned from a snapshot. Memory is not restored: QEMU, firmware and guest boot as usual.
   *
   * @param options how the speed-up differs from its claim
   * @throws if the percentage is not between 0 and 100
   */
  public static snapshot(options: StartSpeedUpOptions = {}): StartSpeedUp {
    return StartSpeedUp.of('snapshot', options);
  }

  /**
   * A disk image that is in the cluster, or on the node, before it is needed.
   *
   * @param options how the speed-up differs from its claim
   * @throws if the percentage is not between 0 and 100
   */
  public static preload(options: StartSpeedUpOptions = {}): StartSpeedUp {
    return StartSpeedUp.of('preload', options);
  }

  /**
   * Dedicated physical CPUs. They make latency steady; where whole CPUs are scarce, scheduling takes longer.
   *
   * @param options how the speed-up differs from its claim
   * @throws if the percentage is not between 0 and 100
   */
  public static pinning(options: StartSpeedUpOptions = {}): StartSpeedUp {
    return StartSpeedUp.of('pinning', options);
  }

  /**
   * Speed-ups of the same work: in each phase the largest reduction counts, the others do nothing.
   *
   * @param speedUps what to choose from
   */
  public static largestOf(...speedUps: StartSpeedUp[]): StartSpeedUp {
    return new StartSpeedUp(
      speedUps.flatMap(({ names }) => names),
      (phase) => Math.max(0, ...speedUps.map((speedUp) => speedUp.reduction(phase))),
    );
  }

  private static of(name: Lever, options: StartSpeedUpOptions) {
    const claim = LEVER_CLAIMS[name];
    const { percent = claim.percent } = options;
    const phases: readonly string[] = options.phases ?? claim.phases;
    if (!(percent >= 0 && percent <= 100)) {
      throw usageError(undefined, {
        what: `StartSpeedUp.${name}`, got: percent, allowed: '0 to 100 percent', fix: 'Give by how much the start gets shorter.',
      });
    }
    return new StartSpeedUp([name], (phase) => (phases.includes(phase) ? percent : 0));
  }

  private constructor(private readonly names: string[], private readonly reduction: (phase: StartPhase) => number) {}

  /** @internal */
  public get _names(): readonly string[] {
    return this.names;
  }

  /**
   * Percent by which the phase gets shorter.
   *
   * @internal
   */
  public _reduction(phase: StartPhase): number {
    return this.reduction(phase);
  }
}
