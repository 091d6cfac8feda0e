import type { Amounts } from './amounts';

/** Nodes that are alike. */
export interface Bin {
  readonly count: number;
  /** What one of them has; `undefined` where that is not known, which counts as enough. */
  capacity(resource: string): number | undefined;
}

/** Pods that are alike. */
export interface Item {
  readonly count: number;
  readonly amounts: Amounts;
  /** The bins that it may be in, by their numbers. */
  readonly bins: readonly number[];
}

/** Why items do not fit into their bins all together. */
export interface Shortage<T extends Item> {
  /** What there is too little of; `undefined` where it is no one resource. */
  readonly resource?: string;
  /** Those that compete. */
  readonly items: readonly T[];
  /** The bins that they may be in. */
  readonly bins: readonly number[];
  /** What they need: an amount of the resource, or places of a size. */
  readonly needs: number;
  /** What the bins have. */
  readonly has: number;
  /** The size of a place, where places are counted: the least amount of the resource that any of the items has. */
  readonly size?: number;
}

/** How many sets of bins are looked at. Fewer miss a shortage, and never make one. */
const SETS = 32;

/**
 * Whether items certainly do not fit into bins, by necessary conditions only. For every set of bins that some item is confined to, and for all
 * bins, the items confined to the set
 *
 * - need no more of a resource than the bins of the set have together;
 * - are, of a size or larger, no more than the bins have places of that size: a bin of 100 has one place for what is larger than 50, two for
 *   what is larger than 33, whatever else is in it;
 * - are, of one kind, no more than the bins have places for it, all its resources considered.
 *
 * Items that meet all of this may still not fit. Items that do not never do.
 */
export function shortageOf<T extends Item>(items: readonly T[], bins: readonly Bin[]): Shortage<T> | undefined {
  const present = items.filter(({ count }) => count > 0);
  const confined = setsOf(present, bins.length).map((set) => {
    const inside = new Set(set);
    return { set, items: present.filter((item) => item.bins.every((bin) => inside.has(bin))) };
  });
  for (const shortage of [sumShortage, placeShortage]) {
    for (const { set, items: inside } of confined) {
      const found = shortage(inside, set, bins);
      if (found) return found;
    }
  }
  return kindShortage(present, bins);
}

/** The sets that items are confined to, and all bins. */
function setsOf(items: readonly Item[], count: number): (readonly number[])[] {
  const sets = new Map<string, readonly number[]>([['all', Array.from({ length: count }, (_, i) => i)]]);
  for (const { bins } of items) {
    if (sets.size < SETS) sets.set(bins.join(), bins);
  }
  return [...sets.values()];
}

function sumShortage<T extends Item>(items: readonly T[], set: readonly number[], bins: readonly Bin[]): Shortage<T> | undefined {
  const needs = new Map<string, number>();
  for (const { count, amounts } of items) {
    for (const [resource, amount] of amounts) needs.set(resource, (needs.get(resource) ?? 0) + count * amount);
  }
  for (const [resource, needed] of needs) {
    const has = set.reduce((sum, bin) => sum + totalOf(bins[bin], (capacity) => capacity, resource), 0);
    if (exceeds(needed, has)) return { resource, items: items.filter(({ amounts }) => amounts.has(resource)), bins: set, needs: needed, has };
  }
  return undefined;
}

function placeShortage<T extends Item>(items: readonly T[], set: readonly number[], bins: readonly Bin[]): Shortage<T> | undefined {
  for (const resource of new Set(items.flatMap(({ amounts }) => [...amounts.keys()]))) {
    if (!set.every((bin) => bins[bin].count === 0 || bins[bin].capacity(resource) !== undefined)) continue;
    const all = items.map((item) => ({ item, size: item.amounts.get(resource) ?? 0 }));
    const sized = all.filter(({ size }) => size > 0).sort((a, b) => b.size - a.size);
    let needs = 0;
    for (const [i, { item, size }] of sized.entries()) {
      needs += item.count;
      if (sized[i + 1]?.size === size) continue;
      const has = set.reduce((places, bin) => places + totalOf(bins[bin], (capacity) => Math.floor(capacity / size), resource), 0);
      if (needs > has) return { resource, items: sized.slice(0, i + 1).map((each) => each.item), bins: set, needs, has, size };
    }
  }
  return undefined;
}

function kindShortage<T extends Item>(items: readonly T[], bins: readonly Bin[]): Shortage<T> | undefined {
  for (const item of items) {
    const has = item.bins.reduce((places, bin) => places + placesIn(bins[bin], item), 0);
    if (item.count > has) return { items: [item], bins: item.bins, needs: item.count, has };
  }
  return undefined;
}

function placesIn(bin: Bin, { amounts }: Item): number {
  const places = [...amounts].map(([resource, amount]) => totalOf(bin, (capacity) => Math.floor(capacity / amount), resource));
  return Math.min(...places, bin.count === 0 ? 0 : Infinity);
}

/** What all bins of a kind have, or what is made of it for each. */
function totalOf({ count, capacity }: Bin, of: (capacity: number) => number, resource: string): number {
  return count === 0 ? 0 : count * of(capacity(resource) ?? Infinity);
}

/** Beyond 2^53 sums are rounded: what is barely larger is then not known to be. */
function exceeds(needs: number, has: number): boolean {
  return needs > has && (Number.isSafeInteger(needs) || needs > has * (1 + 1e-9));
}
