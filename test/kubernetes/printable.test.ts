import fc from 'fast-check';
import { printable } from '../../src/kubernetes/printable';

test.each([
  ['plain text', 'a "b" ü 漢 😀', 'a "b" ü 漢 😀'],
  ['line ends', 'a\nb\r\nc\td', 'a\\nb\\r\\nc\\td'],
  ['a colour', '\u001B[31mred', '\\u001b[31mred'],
  ['a title of the terminal', '\u001B]0;x\u0007', '\\u001b]0;x\\u0007'],
  ['a C1 control', '\u009B31m', '\\u009b31m'],
  ['a bidirectional override', 'a\u202Eb', 'a\\u202eb'],
  ['an isolate', '\u2066a\u2069', '\\u2066a\\u2069'],
  ['a zero-width space', 'a\u200Bb', 'a\\u200bb'],
  ['a line separator', 'a\u2028b', 'a\\u2028b'],
  ['a long text', '\u001B'.repeat(5_000_000), `${'\\u001b'.repeat(2000)}… (5000000 characters)`],
  ['half a surrogate pair', 'a\uD83D', 'a\\ud83d'],
])('%s', (_, text, expected) => expect(printable(text)).toBe(expected));

test('any text is one line without control characters', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(printable(text)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u);
  }));
});
