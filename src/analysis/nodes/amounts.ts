import { wholeUnits } from '../../kubernetes/quantity';
import type { ResourceList } from '../resource-list';

/** Amounts by resource in whole units: thousandths of a CPU, bytes, devices. */
export type Amounts = ReadonlyMap<string, number>;

/** A list in whole units, as the scheduler counts; what asks for nothing is left out. */
export function amountsOf(list: ResourceList): Amounts {
  const positive = [...list].filter(([, nano]) => nano > 0n);
  return new Map(positive.map(([resource, nano]) => [resource, Number(wholeUnits(resource === 'cpu' ? nano * 1000n : nano))]));
}

const MEBI = 2 ** 20;

/** `2.5 CPUs`, `1024Mi of memory`, `2 nvidia.com/A10`. What is needed is rounded up, what is there down. */
export function describeAmount(resource: string, amount: number, round: (value: number) => number = Math.ceil): string {
  if (resource === 'cpu') return `${amount / 1000} CPU${amount === 1000 ? '' : 's'}`;
  if (resource === 'memory') return `${round(amount / MEBI)}Mi of memory`;
  if (resource.startsWith('hugepages-')) return `${round(amount / MEBI)}Mi of huge pages of ${resource.slice('hugepages-'.length)}`;
  return `${amount} ${resource}`;
}
