import type { PlannedChart } from './plan';
import { usageError } from '../usage-error';

/** One of `count` syntheses that share the charts of an app. */
export interface Shard {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

/** The only shard: all charts. */
export const WHOLE: Shard = { index: 1, count: 1 };

const NOTATION = /^([1-9]\d{0,8})\/([1-9]\d{0,8})$/;

/**
 * Reads `i/n`.
 *
 * @param what the prop or environment variable it comes from
 * @throws if it has another form
 */
export function parseShard(notation: string, what: string): Shard {
  const [index, count] = NOTATION.exec(notation)?.slice(1).map(Number) ?? [];
  if (index === undefined || index > count) {
    throw usageError(undefined, { what, got: notation, allowed: '`i/n`, the i-th of n, counted from 1', fix: 'Write 1/4 for the first of four.' });
  }
  return { index, count };
}

/** The charts of a shard: consecutive ones, so that each shard has about as many objects. */
export function shareOf<T extends PlannedChart>(charts: readonly T[], { index, count }: Shard): T[] {
  const total = charts.reduce((sum, { objects }) => sum + objects.length, 0);
  let before = 0;
  return charts.filter(({ objects }) => {
    const place = total === 0 ? 0 : Math.min(Math.floor(before * count / total), count - 1);
    before += objects.length;
    return place === index - 1;
  });
}
