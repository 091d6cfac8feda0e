import { Duration, Size, SizeRoundingBehavior } from 'cdk8s';
import { DrainOptions, MigrationEstimateOptions } from './migration-estimate-options';
import { formatQuantity } from '../format-quantity';
import { throwIfAny, UsageError } from '../usage-error';

const MIB = 2 ** 20;
/** What KubeVirt's budget counts in, although its name says GiB: `getVMIMigrationDataSize` takes whole gigabytes, rounded up. */
const GB = 1e9;
const TIMEOUT_PER_GB = Duration.seconds(150);
const PARALLEL = 2;

/**
 * How long a live migration takes, and whether KubeVirt gives it that long.
 *
 * Memory is copied while the guest runs, and what it writes meanwhile is copied again: with memory M, bandwidth B and a dirty rate D it takes M / (B - D), and
 * never ends if D is not less than B. That is a model: the dirty rate differs from hour to hour, and what the network gives is what others leave of it.
 */
export class MigrationEstimate {
  /**
   * The migration of one guest.
   *
   * @param options the guest, the network, and what KubeVirt is told
   * @throws without memory or bandwidth
   */
  public static of(options: MigrationEstimateOptions): MigrationEstimate {
    throwIfAny(undefined, estimateProblems(options));
    return new MigrationEstimate(options);
  }

  private readonly bytes: number;
  private readonly bandwidth: number;
  private readonly dirtyRate: number;

  private constructor(private readonly options: MigrationEstimateOptions) {
    const { memory, copiedDisks, bandwidth, dirtyRate } = options;
    this.bytes = bytesOf(memory) + bytesOf(copiedDisks);
    this.bandwidth = bytesOf(bandwidth);
    this.dirtyRate = bytesOf(dirtyRate);
  }

  /** Whether the guest writes less than the network takes, so that its copy is complete some time. */
  public get converges(): boolean {
    return this.dirtyRate < this.bandwidth;
  }

  /** How long it takes; `undefined` if it does not converge. */
  public get duration(): Duration | undefined {
    return this.converges ? Duration.seconds(Math.ceil(this.bytes / (this.bandwidth - this.dirtyRate))) : undefined;
  }

  /** How long KubeVirt lets it take: `completionTimeoutPerGiB` for each gigabyte, rounded up; `undefined` for no limit. */
  public get budget(): Duration | undefined {
    const perGb = (this.options.completionTimeoutPerGiB ?? TIMEOUT_PER_GB).toSeconds();
    return perGb === 0 ? undefined : Duration.seconds(perGb * Math.ceil(this.bytes / GB));
  }

  /** Whether it is complete before its budget is used up. */
  public get fits(): boolean {
    const { duration, budget } = this;
    return duration !== undefined && (budget === undefined || duration.toSeconds() <= budget.toSeconds());
  }

  /** What goes wrong, and what helps; none if it fits. */
  public get warnings(): string[] {
    if (this.fits) return [];
    const { duration, budget } = this;
    const { allowAutoConverge = false, allowPostCopy = false, allowWorkloadDisruption = allowPostCopy } = this.options;
    const cause = duration
      ? `It takes at least ${text(duration)}, and has ${text(budget)}`
      : `It never ends: the guest writes ${rate(this.dirtyRate)}, and the network takes ${rate(this.bandwidth)}`;
    const slowed = !duration && allowAutoConverge ? ', unless the guest is slowed down enough before' : '';
    return [`${cause}. ${endOf(budget, allowPostCopy, allowWorkloadDisruption)}${slowed}. Give it more bandwidth${duration ? ' or time' : ''}.`];
  }

  /**
   * How long it takes until all guests like this one have left a node; `undefined` if it does not converge.
   *
   * @param options how many there are
   * @throws on a count that is not whole, or less than 1
   */
  public drainTime(options: DrainOptions): Duration | undefined {
    const { guests, parallel = PARALLEL } = options;
    throwIfAny(undefined, [...countProblems('guests', guests), ...countProblems('parallel', parallel)]);
    return this.duration && Duration.seconds(Math.ceil(guests / parallel) * this.duration.toSeconds());
  }

  /** The estimate for people, a line for each figure. */
  public toString(): string {
    const figures = [
      ['copied', formatQuantity(Size.kibibytes(this.bytes / 1024))],
      ['bandwidth', rate(this.bandwidth)],
      ['dirty rate', rate(this.dirtyRate)],
      ['takes', text(this.duration, 'for ever')],
      ['may take', text(this.budget, 'as long as it likes')],
    ];
    return [...figures.map(([name, figure]) => `${name.padEnd(12)}${figure}`), ...this.warnings].join('\n');
  }
}

function endOf(budget: Duration | undefined, allowPostCopy: boolean, allowWorkloadDisruption: boolean): string {
  if (!budget) return 'Nothing ends it but no progress at all';
  // KubeVirt asks for both before it switches to post-copy.
  if (allowWorkloadDisruption) return allowPostCopy ? 'Then it goes on as post-copy, where a broken network loses the guest' : 'Then the guest is paused until it is copied';
  return 'Then it is aborted, and the guest stays where it is';
}

function bytesOf(size: Size | undefined): number {
  return size ? size.toKibibytes({ rounding: SizeRoundingBehavior.NONE }) * 1024 : 0;
}

function rate(bytes: number): string {
  return `${Math.round(bytes / MIB * 10) / 10} MiB/s`;
}

function text(duration: Duration | undefined, otherwise = ''): string {
  return duration ? `${duration.toSeconds()} s` : otherwise;
}

function* estimateProblems({ memory, bandwidth }: MigrationEstimateOptions): Generator<UsageError> {
  for (const [what, size] of [['memory', memory], ['bandwidth', bandwidth]] as const) {
    if (bytesOf(size) === 0) yield { what: `MigrationEstimate ${what}`, got: 0, allowed: 'more than 0', fix: 'Give what the guest has, and what the network takes.' };
  }
}

function* countProblems(what: string, got: number): Generator<UsageError> {
  if (!(Number.isInteger(got) && got >= 1)) yield { what: `drainTime.${what}`, got, allowed: 'a whole number from 1', fix: 'Give a number of guests.' };
}
