import type { UsageError } from '../usage-error';

/** A number that is not whole, or less than the least. */
export function* wholeNumber(what: string, got: number | undefined, least: number, fix: string): Generator<UsageError> {
  if (got !== undefined && !(Number.isInteger(got) && got >= least)) yield { what, got, allowed: `a whole number from ${least}`, fix };
}
