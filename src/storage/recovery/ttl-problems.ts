import { Duration } from 'cdk8s';
import { UsageError } from '../../usage-error';

/** A time to live of which nothing is left. */
export function* ttlProblems(what: string, ttl: Duration | undefined): Generator<UsageError> {
  if (ttl?.toSeconds() === 0) yield { what, got: 0, allowed: 'more than 0 seconds', fix: 'Its time is over as soon as it is there: leave it out for two hours.' };
}
