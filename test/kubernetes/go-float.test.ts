import { parseFiniteGoFloat, parseGoFloat, toInt64 } from '../../src/kubernetes/go-float';

test.each([
  ['1', 1], ['-1', -1], ['+.5', 0.5], ['1.', 1], ['1_000', 1000], ['1e3', 1000], ['0x1p-2', 0.25], ['-0x_1.8P1', -3], ['Inf', Infinity],
  ['-infinity', -Infinity], ['nan', NaN],
])('%s', (text, value) => expect(parseGoFloat(text)).toBe(value));

test.each(['', ' 1', '1,5', '.', '1__0', '_1', '1e400', '0x1', '0xp1', '0xgp1', '+nan', 'one'])('%j is none', (text) => {
  expect(parseGoFloat(text)).toBeUndefined();
});

test.each([['1.5', 1.5], ['NaN', undefined], ['-inf', undefined], ['x', undefined]])('of finite ones, %s', (text, value) => (
  expect(parseFiniteGoFloat(text)).toBe(value)
));

test.each([[1.9, 1n], [2 ** 63, 2n ** 63n - 1n], [Infinity, 2n ** 63n - 1n]])('%s as an int64', (value, whole) => expect(toInt64(value)).toBe(whole));
