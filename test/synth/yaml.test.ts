import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { writeBlocks } from '../../src/synth/block-writer';
import { textOf } from '../../src/synth/documents';
import { stringify } from '../../src/synth/yaml';

const TRAPS = [
  '', ' ', 'yes', 'no', 'Yes', 'NO', 'yEs', 'on', 'off', 'On', 'OFF', 'y', 'n', 'Y', 'N', 'true', 'True', 'TRUE', 'tRUE', 'false', 'False',
  'null', 'Null', 'NULL', 'nUll', '~', '=', '<<', '<', '?', '-', '--', '---', '--- a', '....', '...', '- a', '? a', '-a', '?a', ':', ':a', 'a:',
  'a: b', 'a:b', 'a #b', 'a#b', '#a', '%a', '@a', '`a', '&a', '*a', '!a', '|', '>', "'", '"', '\'a"', '"a"', "it's", 'say "hi"', '\\', '\\n',
  '[a]', '{a}', 'a, b', 'a,b', ',', ' a', 'a ', '\ta', 'a\t', 'a\tb', 'a:\tb', 'a\t#b',
  '0', '1', '-1', '+1', '0755', '0o755', '0899', '0x1F', '0b101', '0b', '0x', '1_000', '1e3', '1E3', 'e1000', 'E5', '.e5', '-e5', '1e', '.5', '5.', '.',
  '-.', '+.', '1.5', '1.2.3', '1,000', '.inf', '-.INF', '+.Inf', '.nan', '.NaN', '-.nan', '190:20:30', '1:2', '1:60', '190:20:30.15', '12:30:45',
  '2024-01-01', '2024-1-1', '2024-01-01T00:00:00Z', '2024-01-01t1:2:3', '2024-01-01 00:00:00.5 +01:00', '2024-01-01T00:00', '2024-01', '1.28.0',
  '1Gi', '100m', '8080', '0.0.0.0/0', '10.0.0.0/8', '::1', 'fd00::/8', '02:00:00:00:00:01', 'http://a.b:80/c?d=e#f', 'quay.io/a/b:42@sha256:0',
  '\n', 'a\n', 'a\n\n', '\na', 'a\nb', 'a\nb\n', 'a\nb\n\n', 'a\n\nb\n', 'a \nb', 'a\n b', ' a\nb', 'a\n  \nb\n', 'a\nb ', 'a\n ', 'a \n', '\ta\nb', 'a\n\tb',
  '#cloud-config\nusers:\n  - name: a\n', '---\na: b\n', 'a\n---\nb', 'a\n...\n', '%a\nb', 'a\n%b', 'a\r\nb', 'a\rb', '- a\n- b', 'a: b\nc: d\n', '"\n\'',
  'ä', '日本', '😀', '\ud800', '\udc00a', 'a\ud800', '\ud800\n\udc00', '😀\n😀', '👩‍👩‍👧', '\u0301a', '\u200b', '\u200e', 'a\ufeffb', '\ufeffa', '\uffff', '\u{10ffff}',
  '\u0000', '\u0007', '\u001b', '\u007f', '\u0085', '\u00a0', '\u2028', '\u2029', '\ufeff', '\ufffe', 'a\u00a0b', 'é\nè\n', '\u3000a',
  'x'.repeat(200), 'x'.repeat(20_000), 'x '.repeat(10_000) + 'y', 'x y '.repeat(100),
  'x y '.repeat(100) + '\n' + 'z '.repeat(200), 'k'.repeat(1001), 'k'.repeat(1025), 'constructor', '__proto__', 'toString',
];

test.each([
  0, -0, 1, -1, 0.1, 0.1 + 0.2, 1e3, 1e20, 1e21, -1e21, 1e-6, 1e-7, -1.5e300,
  2 ** 53, 2 ** 64, Number.MAX_VALUE, Number.MIN_VALUE, NaN, Infinity, -Infinity, true, false, null, undefined,
  [], {}, [[]], [{}], { a: [] }, { a: {} }, [[1, [2, [3]]], [{ a: [{ b: 1, c: 2 }] }]], { a: [[{ b: 'x\ny\n' }]] }, { a: undefined, b: [undefined] },
  { a: null, b: null }, new Date(0), new Map([[1, 2]]), new Set([1]), 10n, 2n ** 64n, -1n, { a: new Uint8Array(2) },
  { [2 ** 53]: 1, [-1]: 2, 1: 3 }, [undefined, null, {}, []], { a: { b: {} }, c: [[], [[]]] }, Object.create(null), { toJSON: () => 1 },
])('%j is written as by cdk8s', (value) => {
  expect(stringify(value)).toBe(Yaml.stringify(value));
  expect(stringify({ value })).toBe(Yaml.stringify({ value }));
});

test.each(TRAPS)('the string %j is written as by cdk8s', (value) => {
  for (const document of [value, { value }, [value], { [value]: 1 }, { a: { [value]: value } }, [[value, { [value]: [value] }]]]) {
    expect(stringify(document)).toBe(Yaml.stringify(document));
  }
});

test('documents and objects that occur twice are written as by cdk8s', () => {
  const twice = { a: 'b' };
  const documents = [{ one: twice, two: twice }, [twice, twice], { text: '&ref_0' }, undefined];
  documents.forEach((document) => expect(stringify(document)).toBe(Yaml.stringify(document)));
});

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...TRAPS) },
  { weight: 3, arbitrary: fc.string({ unit: fc.constantFrom(...'ab01exX_ .:-+#"\'\\,[]{}&*!|>%@`?~=<\t\n\n  TZ/yYnN'), maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...TRAPS), { maxLength: 5 }).map((lines) => lines.join('\n')) },
);
/** What js-yaml writes as cdk8s does, so that a manifest of many strings is not left to cdk8s because of one. */
const usual = text.filter((value) => /^(?:[ -~äé]*|(?:[!-~äé]+\n+)+)$/.test(value) && !/^(?:%|---|\.\.\.)/m.test(value));
const scalar = fc.oneof(
  { weight: 6, arbitrary: usual }, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.maxSafeInteger(), fc.boolean(),
  fc.constant(null), fc.constant(undefined),
);
const { manifest } = fc.letrec((tie) => ({
  manifest: fc.dictionary(usual.filter((value) => !value.includes('\n') && value.length <= 1000), tie('value'), { maxKeys: 5, noNullPrototype: true }),
  value: fc.oneof({ maxDepth: 4 }, scalar, fc.array(tie('value'), { maxLength: 4 }), tie('manifest')),
}));

test('random manifests are written as by cdk8s, few of them by cdk8s itself', () => {
  const runs = 3_000;
  const slow = jest.spyOn(Yaml, 'stringify');
  fc.assert(fc.property(manifest, (value) => {
    expect(stringify(value)).toBe(Yaml.stringify(value));
  }), { numRuns: runs, seed: 1 });
  expect(slow.mock.calls.length - runs).toBeLessThan(runs / 10);
  slow.mockRestore();
});

test('random strings are written as by cdk8s, as values and as keys', () => {
  fc.assert(fc.property(text, (value) => {
    for (const document of [{ value }, [[value]], { [value]: 1 }]) expect(stringify(document)).toBe(Yaml.stringify(document));
  }), { numRuns: 10_000, seed: 1 });
});

const numberLike = fc.string({ unit: fc.constantFrom(...'0123456789.-+_:eExXobBfFaAtTzZ '), maxLength: 14 });
const manyWords = fc.array(fc.constantFrom('word', 'a', 'longer-than-that', '-', '#', ':', "it's", '"so"', '日本語', '\t'), { minLength: 30, maxLength: 60 })
  .chain((words) => fc.constantFrom(' ', '  ', '\n', ' \n').map((between) => words.join(between)));
const anyScalar = fc.oneof(text, numberLike, manyWords, scalar, fc.double(), fc.bigInt(), fc.date({ noInvalidDate: true }), fc.date().map(String));
const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 8 },
    anyScalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(text, numberLike, manyWords), tie('value'), { maxKeys: 4, noNullPrototype: true }),
    tie('value').chain((value) => fc.constantFrom<unknown>([value, value], { a: value, b: [value] }, { a: { a: value }, b: value })),
  ),
}));

test('values of any kind, at any depth, some of them twice, are written as by cdk8s', () => {
  fc.assert(fc.property(anyValue, (value) => {
    const deep = Array.from({ length: 30 }).reduce((inner, _, i) => (i % 2 ? [inner] : { a: inner }), value);
    for (const document of [value, { value }, deep]) expect(stringify(document)).toBe(Yaml.stringify(document));
  }), { numRuns: 3_000, seed: 1 });
});

const GOLDEN = join(__dirname, '..', 'golden');

test.each(readdirSync(GOLDEN, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml')))('%s is written in place, as it is', (file) => {
  const golden = readFileSync(join(GOLDEN, file), 'utf8');
  const documents = loadAll(golden);
  expect([...textOf(documents)].join('')).toBe(golden);
  for (const document of documents) expect(writeBlocks(document)).toBe(stringify(document));
});

test('what manifests usually hold is not left to cdk8s', () => {
  const slow = jest.spyOn(Yaml, 'stringify');
  for (const value of ['0755', 'yes', '8080', '2024-01-01', '{"a": 1}', '*.example.com', 'a: b', "it's", '#cloud-config\nusers:\n  - a\n\n  - b\n', 'ä', '']) {
    stringify({ [value.split('\n')[0]]: [value] });
  }
  expect(slow).not.toHaveBeenCalled();
  slow.mockRestore();
});
