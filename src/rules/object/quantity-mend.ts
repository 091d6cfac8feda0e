import type { BuiltInViolation } from './built-in';
import { parseQuantity } from '../../kubernetes/quantity';

/** A number with a unit as people write it: `4 GB`, `4gi`, `1,5GiB`. */
const WRITTEN = /^\s*(\d+(?:[.,]\d+)?)\s*([kmgtp]?)(i?)(b|byte|bytes)?\s*$/i;

/** What to do about what cannot be read as a quantity, and the quantity that it was meant to be, where one can tell. */
export function quantityMend(data: unknown, keys: readonly string[]): Partial<Pick<BuiltInViolation, 'fix' | 'mends'>> {
  if (typeof data === 'number') {
    return { fix: `Quote it: "${data}". A custom resource takes fractions only as a string.`, mends: [{ to: keys, value: String(data) }] };
  }
  const meant = typeof data === 'string' ? meantQuantity(data) : undefined;
  if (meant === undefined) return {};
  const binary = /[GMTP]$/.test(meant) ? `, or ${meant}i for powers of 1024` : '';
  return { fix: `Write ${meant}${binary}.`, mends: [{ to: keys, value: meant }] };
}

function meantQuantity(text: string): string | undefined {
  const [, number, unit = '', binary = '', bytes = ''] = WRITTEN.exec(text) ?? [];
  if (number === undefined) return undefined;
  const isMilli = unit === 'm' && !binary && !bytes;
  const suffix = isMilli || (unit.toLowerCase() === 'k' && !binary) ? unit.toLowerCase() : unit.toUpperCase();
  const meant = `${number.replace(',', '.')}${suffix}${binary && 'i'}`;
  return parseQuantity(meant) === undefined ? undefined : meant;
}
