import { parseQuantity, wholeUnits } from '../../kubernetes/quantity';
import type { Vmi } from '../../manifests/vmi';

type List = 'requests' | 'limits';
type Resource = 'cpu' | 'memory';

/** What is requested or the limit, in billionths of a CPU or byte; 0 where nothing (or no quantity) is given. */
export function amount({ domain }: Vmi['spec'], list: List, resource: Resource): bigint {
  return parseQuantity(domain.resources?.[list]?.[resource] ?? 0) ?? 0n;
}

/** What `Quantity.Value()` answers for an amount of memory; `undefined` where none (or no quantity) is given. */
export function bytes(quantity: string | number | undefined): bigint | undefined {
  const nano = quantity === undefined ? undefined : parseQuantity(quantity);
  return nano === undefined ? undefined : wholeUnits(nano);
}

/** What `Quantity.MilliValue()` answers: CPUs are compared by it. */
export function thousandths(nano: bigint): bigint {
  return wholeUnits(nano * 1000n);
}
