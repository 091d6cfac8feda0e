import { Yaml } from 'cdk8s';
import { deepCopy } from '../../src/kubernetes/deep-copy';
import { shared } from '../../src/kubernetes/shared';
import { writeBlocks } from '../../src/synth/block-writer';

test.each<[string, object]>([
  ['plain values', { a: 'b', c: 1, d: -5, e: true, f: false, g: null }],
  ['nothing', {}],
  ['empty values', { a: {}, b: [], c: [{}, [], [[]]] }],
  ['numbers', { a: 0, z: -0, b: 0.5, c: -1.5e-7, d: 2 ** 60, e: 1e21, f: -Number.MAX_VALUE }],
  ['sequences', { a: ['b', { c: 1, d: [2, { e: 3 }] }, [4, [5]]] }],
  ['nothing but its keys', { a: undefined, b: [undefined, null] }],
  ['both quotes', { 'a': '\'"#: ', 'b': '{"a": "b"}', 'c': '"\\', 'd "e': '\\#: ' }],
  ['an escape', { 'a': '#\t', 'b: \t': '"\t:' }],
  ['letters of other scripts in quotes', { 'a': '#ä', '#日本': '😀: ' }],
  ['quotes', { a: 'yes', b: '1.5', c: '', d: "it's", true: '#', 8080: 'a: b' }],
  ['lines', { a: 'b\nc', d: { e: ['f\n\n  g\n', 'h'] } }],
])('%s are written as by cdk8s', (_, document) => {
  expect(writeBlocks(document)).toBe(Yaml.stringify(document));
});

const twice = { a: 1 };
test.each<[string, unknown]>([
  ['text', 'a'],
  ['a sequence', [1]],
  ['what is no number', { a: NaN }],
  ['infinity', { a: -Infinity }],
  ['a large integer', { a: 1n }],
  ['a line break of Windows', { a: 'b\r\nc' }],
  ['a date', { a: new Date(0) }],
  ['an object twice', { a: twice, b: twice }],
  ['padded lines', { a: ' b\nc' }],
  ['a long key', { ['k'.repeat(1001)]: 1 }],
])('%s is left to cdk8s', (_, document) => {
  expect(writeBlocks(document)).toBeUndefined();
});

test('any number of different keys is written', () => {
  for (let i = 0; i < 5_000; i++) expect(writeBlocks({ [`key-${i}`]: 'a', [`${i}`]: 'yes' })).toBe(`"${i}": "yes"\nkey-${i}: a\n`);
});

test.each<[string, object]>([
  ['a mapping', { b: 'c', d: [{ e: 1 }] }],
  ['a list', [{ a: 1, b: 2 }, 'lines\n  of\ntext\n']],
  ['nothing', {}],
])('%s that stands in several documents is written as by cdk8s, wherever it stands', (_, value) => {
  shared(value);
  for (const document of [{ a: value }, { a: value, b: 1 }, { a: [value] }, { a: { a: value } }, { z: 0, a: value }]) {
    expect(writeBlocks(document)).toBe(Yaml.stringify(deepCopy(document)));
  }
  expect(writeBlocks({ a: value, b: value })).toBeUndefined();
});
