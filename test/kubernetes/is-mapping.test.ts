import { isMapping } from '../../src/kubernetes/is-mapping';

test.each<[string, unknown, boolean]>([
  ['a mapping', { a: 1 }, true],
  ['an empty one', {}, true],
  ['one without a prototype', Object.create(null), true],
  ['a list', [], false],
  ['null', null, false],
  ['text', 'a', false],
  ['nothing', undefined, false],
])('%s', (_, value, expected) => expect(isMapping(value)).toBe(expected));
