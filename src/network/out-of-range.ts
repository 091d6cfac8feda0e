import { UsageError } from '../usage-error';

/** A value that was given but is not a whole number from `lowest` to `highest`. */
export function* outOfRange(what: string, got: unknown, lowest: number, highest: number, fix: string): Generator<UsageError> {
  if (got !== undefined && !(Number.isInteger(got) && Number(got) >= lowest && Number(got) <= highest)) {
    yield { what, got, allowed: `a whole number from ${lowest} to ${highest}`, fix };
  }
}
