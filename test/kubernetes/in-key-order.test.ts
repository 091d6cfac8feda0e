import { inKeyOrder } from '../../src/kubernetes/in-key-order';

test.each<[string, unknown, string]>([
  ['text', 'b', '"b"'],
  ['nothing', null, 'null'],
  ['a date', new Date(0), '"1970-01-01T00:00:00.000Z"'],
  ['a list, which has an order', ['b', 'a'], '["b","a"]'],
  ['a mapping', { b: 1, a: 2, B: 3 }, '{"B":3,"a":2,"b":1}'],
  ['mappings in mappings and lists', { b: [{ d: 1, c: { f: 1, e: 2 } }], a: [] }, '{"a":[],"b":[{"c":{"e":2,"f":1},"d":1}]}'],
])('%s', (_, value, expected) => expect(JSON.stringify(inKeyOrder(value))).toBe(expected));
