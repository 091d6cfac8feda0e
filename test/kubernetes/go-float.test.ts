import { parseGoFloat } from '../../src/kubernetes/go-float';

test.each([
  ['1', 1], ['-1', -1], ['+.5', 0.5], ['1.', 1], ['1_000', 1000], ['1e3', 1000], ['0x1p-2', 0.25], ['-0x_1.8P1', -3], ['Inf', Infinity],
  ['-infinity', -Infinity], ['nan', NaN],
])('%s', (text, value) => expect(parseGoFloat(text)).toBe(value));

test.each(['', ' 1', '1,5', '.', '1__0', '_1', '1e400', '0x1', '0xp1', '0xgp1', '+nan', 'one'])('%j is none', (text) => {
  expect(parseGoFloat(text)).toBeUndefined();
});
