import * as fc from 'fast-check';
import { load } from 'js-yaml';
import { byteLength, INLINE_MAX_BYTES, toYaml } from '../../../src/compute/cloud-init/text';

test('counts bytes, not characters', () => {
  expect(byteLength('aé€😀')).toBe(1 + 2 + 3 + 4);
  expect(INLINE_MAX_BYTES).toBe(2048);
});

test.each([
  'yes', 'No', 'y', 'on', 'true', 'null', '~', '0644', '0o17', '1e3', '.5', '1_000', '+1', '0x1F', '2024-01-01', '52:54:00:12:34:56', '12:30:45.5',
  '=', '<<', '', '-', '#x', 'a: b', 'a #b', '!x', '&a', '*a', '@x', '%x',
])('quotes %j, which readers of YAML 1.1 take for something else', (value) => {
  expect(toYaml({ value })).toBe(`value: '${value}'\n`);
});

test.each([['a\tb', '"a\\tb"'], ['\u0085x', '"\\Nx"'], ['\u2028', '"\\L"'], ['\u0007', '"\\a"'], ['\ufeffx', '"\\uFEFFx"']])(
  'escapes %j, which readers of YAML 1.1 refuse or fold', (value, expected) => {
    expect(toYaml({ value })).toBe(`value: ${expected}\n`);
  });

test('repeats what occurs twice instead of anchoring it', () => {
  const shared = { a: 1 };
  expect(toYaml({ first: shared, second: shared })).toBe('first:\n  a: 1\nsecond:\n  a: 1\n');
});

test('any text survives the round trip', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom('a', ' ', '\n', '\t', '\r', '-', '#', ':', '|', "'", '"', '\\', '0', '\u0085', 'é', '😀')).map((parts) => parts.join('')),
  );
  fc.assert(fc.property(text, text, (value, nested) => {
    const data = { value, list: [[nested], { key: value }] };
    expect(load(toYaml(data))).toEqual(data);
  }));
});
