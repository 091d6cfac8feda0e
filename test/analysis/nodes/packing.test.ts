import * as fc from 'fast-check';
import { pack } from './brute-force';
import { shortageOf } from '../../../src/analysis/nodes/packing';
import type { Bin, Item } from '../../../src/analysis/nodes/packing';

interface Capacity { readonly [resource: string]: number }

const bin = (count: number, capacity: Capacity): Bin => ({ count, capacity: (resource) => capacity[resource] });
const item = (count: number, amounts: Capacity, ...bins: number[]): Item => ({ count, amounts: new Map(Object.entries(amounts)), bins });
const told = (items: Item[], ...bins: Bin[]) => {
  const shortage = shortageOf(items, bins);
  if (!shortage) return undefined;
  const { resource, needs, has, size } = shortage;
  const [of, places] = [shortage.items.length, shortage.bins.join()];
  return { needs, has, ...resource === undefined ? {} : { resource }, ...size === undefined ? {} : { size }, of, in: places };
};

const ROWS: [title: string, items: Item[], bins: Bin[], shortage?: object][] = [
  ['nothing', [], [bin(1, { memory: 1 })]],
  ['what asks for nothing', [item(9, {}, 0)], [bin(1, { memory: 1 })]],
  ['what fits exactly', [item(2, { memory: 5, cpu: 1 }, 0)], [bin(1, { memory: 10, cpu: 2 })]],
  ['none of them', [item(0, { memory: 11 }, 0)], [bin(1, { memory: 10 })]],
  ['a sum that is too large', [item(2, { memory: 5 }, 0), item(1, { memory: 1 }, 0), item(1, { cpu: 1 }, 0)], [bin(1, { memory: 10, cpu: 1 })],
    { resource: 'memory', needs: 11, has: 10, of: 2, in: '0' }],
  ['a sum over all nodes', [item(7, { memory: 4 }, 0, 1)], [bin(2, { memory: 9 }), bin(1, { memory: 9 })], { resource: 'memory', needs: 28, has: 27, of: 1, in: '0,1' }],
  ['a sum where one capacity is not known', [item(7, { memory: 4 }, 0, 1)], [bin(2, { memory: 8 }), bin(1, {})]],
  ['a sum of the pods that are confined to some nodes', [item(3, { memory: 4 }, 1), item(1, { memory: 1 }, 0, 1)], [bin(9, { memory: 8 }), bin(1, { memory: 11 })],
    { resource: 'memory', needs: 12, has: 11, of: 1, in: '1' }],
  ['more of those above half than there are nodes', [item(4, { memory: 6 }, 0), item(1, { memory: 1 }, 0)], [bin(3, { memory: 10 })],
    { resource: 'memory', needs: 4, has: 3, size: 6, of: 1, in: '0' }],
  ['as many of those above half as there are nodes', [item(3, { memory: 6 }, 0), item(3, { memory: 4 }, 0)], [bin(3, { memory: 10 })]],
  ['more of those above a third than twice the nodes', [item(1, { memory: 6 }, 0), item(4, { memory: 4 }, 0)], [bin(2, { memory: 11 })],
    { resource: 'memory', needs: 5, has: 4, size: 4, of: 2, in: '0' }],
  ['places on nodes of two sizes', [item(4, { memory: 6 }, 0, 1)], [bin(1, { memory: 10 }), bin(1, { memory: 17 })],
    { resource: 'memory', needs: 4, has: 3, size: 6, of: 1, in: '0,1' }],
  ['places where one capacity is not known', [item(9, { memory: 6 }, 0, 1)], [bin(1, { memory: 10 }), bin(1, {})]],
  ['more of a kind than there are places, by two resources', [item(4, { memory: 3, cpu: 1 }, 0, 1)], [bin(1, { memory: 10, cpu: 1 }), bin(1, { memory: 5, cpu: 9 })],
    { needs: 4, has: 2, of: 1, in: '0,1' }],
  ['nodes that are gone', [item(1, { memory: 3 }, 0)], [bin(0, {}), bin(5, { memory: 9 })], { resource: 'memory', needs: 3, has: 0, of: 1, in: '0' }],
  ['nodes of which nothing is known', [item(99, { memory: 3 }, 0)], [bin(1, {})]],
];

test.each(ROWS.map(([title, items, bins, expected]) => ({ title, items, bins, expected })))('$title', ({ items, bins, expected }) => {
  expect(told(items, ...bins)).toEqual(expected);
});

test('sums beyond what numbers hold are not taken for exact', () => {
  const large = 2 ** 53;
  expect(told([item(1, { memory: large }, 0), item(1, { memory: 2 * large }, 0)], bin(1, { memory: 3 * large - 8 }))).toBeUndefined();
  expect(told([item(3, { memory: large }, 0)], bin(1, { memory: 2 * large }))).toMatchObject({ resource: 'memory' });
});

const RESOURCES = ['cpu', 'memory', 'device'];
const amounts = fc.dictionary(fc.constantFrom(...RESOURCES), fc.integer({ min: 1, max: 6 }), { maxKeys: 3 });
const capacity = fc.dictionary(fc.constantFrom(...RESOURCES), fc.integer({ min: 0, max: 9 }));
const allowed = fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { minLength: 1 });
const world = fc.record({
  bins: fc.array(fc.record({ count: fc.integer({ min: 0, max: 2 }), capacity }), { minLength: 1, maxLength: 3 }),
  items: fc.array(fc.record({ count: fc.integer({ min: 0, max: 3 }), amounts, bins: allowed }), { maxLength: 4 }),
}).map(({ bins, items }) => ({
  bins: bins.map((each) => bin(each.count, each.capacity)),
  items: items.map((each) => item(each.count, each.amounts, ...each.bins.filter((i) => i < bins.length))).filter((each) => each.bins.length > 0),
}));

test('what can be packed is never said not to fit', () => {
  let [short, tight] = [0, 0];
  fc.assert(fc.property(world, ({ bins, items }) => {
    const packed = pack(items, bins);
    const shortage = shortageOf(items, bins);
    if (shortage) short++;
    else if (!packed) tight++;
    return !(packed && shortage);
  }), { numRuns: 5000, seed: 17 });
  // Most of what cannot be packed is found.
  expect(short).toBeGreaterThan(9 * tight);
});

test('of one pod alone it is always said', () => {
  fc.assert(fc.property(world, ({ bins, items }) => items.every((each) => {
    const alone = [{ ...each, count: 1 }];
    return (shortageOf(alone, bins) === undefined) === pack(alone, bins);
  })), { numRuns: 2000, seed: 17 });
});
