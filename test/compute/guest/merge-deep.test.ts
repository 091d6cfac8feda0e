import { mergeDeep } from '../../../src/compute/guest/merge-deep';

test.each<[string, object, { [key: string]: unknown } | undefined, object]>([
  ['nothing', { a: 1 }, undefined, { a: 1 }],
  ['another key', { a: 1 }, { b: 2 }, { a: 1, b: 2 }],
  ['the same key', { a: 1 }, { a: 2 }, { a: 2 }],
  ['objects', { a: { b: 1, c: { d: 2 } } }, { a: { c: { e: 3 } } }, { a: { b: 1, c: { d: 2, e: 3 } } }],
  ['lists, as a whole', { a: [1, 2] }, { a: [3] }, { a: [3] }],
  ['an object over a value', { a: 1 }, { a: { b: 2 } }, { a: { b: 2 } }],
  ['a value over an object', { a: { b: 2 } }, { a: 1 }, { a: 1 }],
  ['null', { a: { b: 2 } }, { a: null }, { a: null }],
  ['undefined', { a: 1 }, { a: undefined }, { a: 1 }],
])('%s', (_, base, over, expected) => {
  const before = JSON.stringify(base);
  expect(mergeDeep(base, over)).toStrictEqual(expected);
  expect(JSON.stringify(base)).toBe(before);
});
