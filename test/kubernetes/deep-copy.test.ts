import { deepCopy } from '../../src/kubernetes/deep-copy';

test('lists and mappings are copied, and what they hold', () => {
  const value = { a: [{ b: 1 }, [null, undefined]], c: 'd' };
  const copy = deepCopy(value);
  expect(copy).toStrictEqual(value);
  for (const [one, other] of [[copy, value], [copy.a, value.a], [copy.a[0], value.a[0]], [copy.a[1], value.a[1]]]) expect(one).not.toBe(other);
});

test('a key that would set the prototype stays a key', () => {
  const copy = deepCopy(JSON.parse('{"__proto__": {"a": 1}}') as object);
  expect(JSON.stringify(copy)).toBe('{"__proto__":{"a":1}}');
});
