import { formatGoDuration, parseGoDuration } from '../../src/kubernetes/go-duration';

test.each([
  ['0', 0], ['1ns', 1], ['1us', 1e3], ['1µs', 1e3], ['1ms', 1e6], ['1.5s', 1.5e9], ['1h30m', 5400e9], ['-1h', -3600e9], ['+.5h', 1800e9],
  ['168h0m0s', 168 * 3600e9],
])('%s', (text, nanoseconds) => expect(parseGoDuration(text)).toBe(nanoseconds));

test.each(['', '1', 'h', '1d', '1h 30m', '-', '1h30'])('%j is none', (text) => expect(parseGoDuration(text)).toBeUndefined());

test.each([[0, '0m0s'], [59, '0m59s'], [300, '5m0s'], [5400, '90m0s']])('%d seconds', (seconds, text) => {
  expect(formatGoDuration(seconds)).toBe(text);
  expect(parseGoDuration(text)).toBe(seconds * 1e9);
});
