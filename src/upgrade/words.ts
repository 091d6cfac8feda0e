import { canonicalQuantity } from '../kubernetes/canonical-quantity';

/** How many names a line has. */
const NAMES = 5;
/** Resources that are counted in bytes. */
const BYTES = /memory|storage|hugepages/;

/** Names in one line, the first of many. */
export function listed(names: readonly string[]): string {
  const rest = names.length - NAMES;
  return rest > 0 ? `${names.slice(0, NAMES).join(', ')} and ${rest} more` : names.join(', ');
}

/** Bytes as a quantity, to a tenth of a mebibyte. */
export function amount(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024 * 10) / 10}Mi`;
}

/** More or less of a resource, in billionths, with its sign. */
export function difference(resource: string, nano: bigint): string {
  const size = nano < 0n ? -nano : nano;
  return `${nano < 0n ? '-' : '+'}${BYTES.test(resource) ? amount(Number(size) / 1e9) : canonicalQuantity(size, 'DecimalSI')}`;
}
