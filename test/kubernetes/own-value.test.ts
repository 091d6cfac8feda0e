import { ownValue } from '../../src/kubernetes/own-value';

test.each<[string, { readonly [key: string]: string } | undefined, string, string | undefined]>([
  ['a key that is there', { a: 'b' }, 'a', 'b'],
  ['a key that is not there', { a: 'b' }, 'c', undefined],
  ['a name that every object inherits', {}, 'constructor', undefined],
  ['such a name as a key', { constructor: 'x' } as never, 'constructor', 'x'],
  ['nothing', undefined, 'a', undefined],
])('%s', (_, mapping, key, expected) => expect(ownValue(mapping, key)).toBe(expected));
