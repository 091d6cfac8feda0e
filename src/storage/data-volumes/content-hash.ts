import { createHash } from 'node:crypto';
import { inKeyOrder } from '../../kubernetes/in-key-order';

const DIGITS = 8;

/** A short hash of a value that JSON can hold, whatever the order of its keys. */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(inKeyOrder(value))).digest('hex').slice(0, DIGITS);
}
