import { isWhole, wholeUnits } from './quantity';

const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const SMALLEST_BINARY = 1024n * 10n ** 9n;

/**
 * A quantity of billionths as `resource.Quantity` writes it: no fraction, the largest suffix that leaves a whole number.
 *
 * @param format `BinarySI` turns into `DecimalSI` below 1024 and where there is a fraction, as upstream's does
 */
export function canonicalQuantity(nano: bigint, format: 'DecimalSI' | 'BinarySI'): string {
  const isBinary = format === 'BinarySI' && isWhole(nano) && (nano <= -SMALLEST_BINARY || nano >= SMALLEST_BINARY);
  return isBinary ? largest(wholeUnits(nano), 1024n, BINARY) : largest(nano, 1000n, DECIMAL);
}

function largest(amount: bigint, factor: bigint, suffixes: readonly string[]): string {
  if (amount === 0n) return '0';
  let mantissa = amount;
  let step = 0;
  while (mantissa % factor === 0n && step < suffixes.length - 1) {
    mantissa /= factor;
    step++;
  }
  return `${mantissa}${suffixes[step]}`;
}
