import { Duration } from 'cdk8s';
import { UsageError } from '../usage-error';

/** A duration as Go writes it again (`Duration.String`), such as `720h0m0s`: so what a controller writes back is the same. */
export function formatDuration(duration: Duration): string {
  const seconds = duration.toSeconds();
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60)];
  if (minutes === 0) return `${seconds}s`;
  return `${hours > 0 ? `${hours}h` : ''}${minutes % 60}m${seconds % 60}s`;
}

/** What a duration must not be. */
export interface DurationLimit {
  /** The prop. */
  readonly what: string;
  readonly duration: Duration | undefined;
  /** In seconds. */
  readonly shortest: number;
  /** Why it must not be shorter, and what to write. */
  readonly fix: string;
}

/** The problem of a duration that is shorter than the limit or no whole seconds. */
export function* durationProblems({ what, duration, shortest, fix }: DurationLimit): Generator<UsageError> {
  if (!duration) return;
  const seconds = duration.toMilliseconds({ integral: false }) / 1000;
  if (Number.isInteger(seconds) && seconds >= shortest) return;
  yield { what, got: duration.toHumanString(), allowed: `whole seconds, at least ${shortest}`, fix };
}
