import { Yaml } from 'cdk8s';
import { writeBlocks } from '../../src/synth/block-writer';

test.each<[string, object]>([
  ['plain values', { a: 'b', c: 1, d: -5, e: true, f: false, g: null }],
  ['nothing', {}],
  ['empty values', { a: {}, b: [], c: [{}, [], [[]]] }],
  ['sequences', { a: ['b', { c: 1, d: [2, { e: 3 }] }, [4, [5]]] }],
  ['quotes', { a: 'yes', b: '1.5', c: '', d: "it's", true: '#', 8080: 'a: b' }],
  ['lines', { a: 'b\nc', d: { e: ['f\n\n  g\n', 'h'] } }],
])('%s are written as by cdk8s', (_, document) => {
  expect(writeBlocks(document)).toBe(Yaml.stringify(document));
});

const twice = { a: 1 };
test.each<[string, unknown]>([
  ['text', 'a'],
  ['a sequence', [1]],
  ['a fraction', { a: 0.5 }],
  ['a large number', { a: 2 ** 60 }],
  ['zero below zero', { a: -0 }],
  ['undefined', { a: undefined }],
  ['a date', { a: new Date(0) }],
  ['an object twice', { a: twice, b: twice }],
  ['both quotes', { a: '\'"#: ' }],
  ['an escape', { a: '#\t' }],
  ['letters of other scripts in quotes', { a: '#ä' }],
  ['padded lines', { a: ' b\nc' }],
  ['a long key', { ['k'.repeat(1001)]: 1 }],
])('%s is left to js-yaml', (_, document) => {
  expect(writeBlocks(document)).toBeUndefined();
});
