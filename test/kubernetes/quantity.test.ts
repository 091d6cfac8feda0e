import fc from 'fast-check';
import { isWhole, parseQuantity, thousandths, wholeUnits } from '../../src/kubernetes/quantity';

const NANO = 10n ** 9n;

test.each([
  ['0', 0n],
  ['1', NANO],
  ['+1', NANO],
  ['-1.5', -3n * NANO / 2n],
  ['.5', NANO / 2n],
  ['5.', 5n * NANO],
  ['100m', NANO / 10n],
  ['1n', 1n],
  ['1u', 1000n],
  ['1k', 1000n * NANO],
  ['1M', 10n ** 6n * NANO],
  ['1E', 10n ** 18n * NANO],
  ['1e3', 1000n * NANO],
  ['1E-3', NANO / 1000n],
  ['1Ki', 1024n * NANO],
  ['1.5Gi', 3n * 2n ** 29n * NANO],
  ['2Ti', 2n ** 41n * NANO],
  ['0.1n', 1n],
  ['-0.1n', -1n],
  ['1e-100', 1n],
  ['9223372036854775808', (2n ** 63n - 1n) * NANO],
  ['1e1000000', (2n ** 63n - 1n) * NANO],
  ['8Ei', (2n ** 63n - 1n) * NANO],
  [2, 2n * NANO],
  [0.25, NANO / 4n],
])('%s is %s billionths', (text, nano) => {
  expect(parseQuantity(text)).toBe(nano);
});

test.each(['', ' 1', '1 Gi', '1gi', '1K', '1KB', '1mi', '1e', '1e1.5', '--1', '1.2.3', '.', 'Gi', '0x10', '1,5', 'NaN', '٣'])('%j is no quantity', (text) => {
  expect(parseQuantity(text)).toBeUndefined();
});

test('whole units round away from zero', () => {
  expect(['500m', '1500m', '2', '-500m', '0'].map((text) => wholeUnits(parseQuantity(text) ?? 99n))).toEqual([1n, 2n, 2n, -1n, 0n]);
  expect(['500m', '2000m', '0'].map((text) => isWhole(parseQuantity(text) ?? 1n))).toEqual([false, true, true]);
});

test('never throws', () => {
  fc.assert(fc.property(fc.string(), (text) => ['bigint', 'undefined'].includes(typeof parseQuantity(text))));
});

test.each([['2', 2000], ['500m', 500], ['0.1', 100], ['100u', 0.1], [1, 1000], ['many', 0]])('%s is %d thousandths', (quantity, expected) => {
  expect(thousandths(quantity)).toBe(expected);
});
