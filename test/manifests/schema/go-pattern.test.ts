import fc from 'fast-check';
import { goPattern } from '../../../src/manifests/schema/go-pattern';

test.each([
  ['^[a-z]+$', ['abc'], ['ABC', '']],
  ['^(?i)(abort|warn)?$', ['', 'WARN', 'abort'], ['ignore']],
  ['(?i)^a$', ['A'], ['b']],
  ['^(?P<name>a)\\z', ['a'], ['ab']],
  ['\\Ab', ['bc'], ['ab']],
  ['^[\\w-.]+$', ['a-.'], ['+']],
  ['^.$', ['😀'], ['ab']],
])('%s', (pattern, accepted, refused) => {
  expect(accepted.filter((text) => !goPattern(pattern).test(text))).toEqual([]);
  expect(refused.filter((text) => goPattern(pattern).test(text))).toEqual([]);
});

test('a pattern that JavaScript cannot take accepts everything', () => {
  expect(goPattern('(?<').test('x')).toBe(true);
  fc.assert(fc.property(fc.string(), (pattern) => goPattern(pattern) instanceof RegExp));
});
