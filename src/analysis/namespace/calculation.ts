import { amountOn, sumOn } from './demand';
import type { Charge } from './demand';
import { canonicalQuantity } from '../../kubernetes/canonical-quantity';
import { isWhole, wholeUnits } from '../../kubernetes/quantity';

const MEBIBYTE = 2 ** 20;
/** How many lines of a sum are written out. */
const LINES = 8;
const BYTES = /memory|storage$|hugepages-/;
const CLAIM_COUNT = /persistentvolumeclaims$/;

/** An amount as people read it: CPUs and pieces as Kubernetes writes them, bytes in tenths of a mebibyte, rounded up. */
export function formatAmount(key: string, nano: bigint): string {
  if (!BYTES.test(key) || CLAIM_COUNT.test(key) || !isWhole(nano)) return canonicalQuantity(nano, 'DecimalSI');
  const binary = canonicalQuantity(nano, 'BinarySI');
  if (nano === 0n || /[A-Z]i$/.test(binary) && !binary.endsWith('Ki')) return binary;
  return `${Math.ceil(Number(wholeUnits(nano)) / MEBIBYTE * 10) / 10}Mi`;
}

/** A sum line by line, the largest first, with what it is compared with at the end. */
export function calculationOf(key: string, charges: readonly Charge[], bound: string): string[] {
  const total = (charge: Charge) => amountOn(key, charge);
  const counted = charges.filter((charge) => total(charge) > 0n).sort((a, b) => (total(a) < total(b) ? 1 : total(a) > total(b) ? -1 : 0));
  const rest = counted.length > LINES ? counted.splice(LINES - 1) : [];
  return [
    ...counted.map((charge) => `${charge.what}: ${product(key, charge)}`),
    ...rest.length ? [`${rest.length} more: ${formatAmount(key, sumOn(key, rest))}`] : [],
    `together ${formatAmount(key, sumOn(key, charges))}; ${bound}`,
  ];
}

function product(key: string, { times, usage }: Charge): string {
  const amount = usage.get(key) ?? 0n;
  if (times === 1) return formatAmount(key, amount);
  return `${times} × ${formatAmount(key, amount)} = ${formatAmount(key, amount * BigInt(times))}`;
}
