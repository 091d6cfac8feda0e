import type { Bin, Item } from '../../../src/analysis/nodes/packing';

/** Whether all items can be packed, by trying every way to do it. What a bin does not tell is enough. */
export function pack(items: readonly Item[], bins: readonly Bin[]): boolean {
  const single = items.flatMap((item) => Array.from({ length: item.count }, () => item));
  const resources = [...new Set(items.flatMap(({ amounts }) => [...amounts.keys()]))];
  const nodes = bins.flatMap((bin, index) => Array.from({ length: bin.count }, () => (
    { index, free: new Map(resources.map((resource) => [resource, bin.capacity(resource) ?? Infinity])) }
  )));
  const place = (i: number): boolean => {
    if (i === single.length) return true;
    const { amounts, bins: allowed } = single[i];
    return nodes.filter(({ index }) => allowed.includes(index)).some(({ free }) => {
      if (![...amounts].every(([resource, amount]) => amount <= free.get(resource)!)) return false;
      for (const [resource, amount] of amounts) free.set(resource, free.get(resource)! - amount);
      if (place(i + 1)) return true;
      for (const [resource, amount] of amounts) free.set(resource, free.get(resource)! + amount);
      return false;
    });
  };
  return place(0);
}
