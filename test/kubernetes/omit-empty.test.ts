import { omitEmpty } from '../../src/kubernetes/omit-empty';

test.each<[string, [] | object | undefined, object | undefined]>([
  ['nothing', undefined, undefined],
  ['an empty list', [], undefined],
  ['an empty mapping', {}, undefined],
  ['keys without a value', { a: undefined }, undefined],
  ['a list', [undefined, 0], [undefined, 0]],
  ['a mapping with falsy values', { a: undefined, b: 0, c: '', d: false, e: [] }, { b: 0, c: '', d: false, e: [] }],
])('%s', (_, value, expected) => {
  expect(omitEmpty(value as { [key: string]: unknown })).toEqual(expected);
});
