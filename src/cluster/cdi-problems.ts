import type { CdiProps } from './cdi-props';
import { wholeNumber } from './whole-number';
import type { UsageError } from '../usage-error';

/** What CDI would refuse of its own CR by a pattern, or misread. */
export function* cdiProblems({ filesystemOverhead = {}, replicas, logVerbosity }: CdiProps): Generator<UsageError> {
  yield* wholeNumber('replicas', replicas, 1, 'Leave it out for one of each.');
  yield* wholeNumber('logVerbosity', logVerbosity, 0, 'Write a number up to 9.');
  const { global, storageClasses = {} } = filesystemOverhead;
  for (const [what, got] of [['global', global] as const, ...Object.entries(storageClasses)]) {
    if (got !== undefined && !(got >= 0 && got <= 1 && Number(got.toFixed(3)) === got)) {
      yield { what: `filesystemOverhead.${what}`, got, allowed: 'a part from 0 to 1, of at most three decimals', fix: 'Write 0.06 for six percent.' };
    }
  }
}
