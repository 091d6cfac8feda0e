import { celList, celString } from '../../src/tenancy/cel';

test.each([
  ['plain', "'plain'"],
  ["z'] || true || '' in ['", "'z\\'] || true || \\'\\' in [\\''"],
  ['back\\slash', "'back\\\\slash'"],
  ['line\nbreak\u007f', "'line\\x0abreak\\x7f'"],
])('%j is one literal', (text, literal) => {
  expect(celString(text)).toBe(literal);
});

test('a list', () => {
  expect(celList(['a', "b'"])).toBe("['a', 'b\\'']");
});
