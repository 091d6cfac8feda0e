import { documentsOf } from '../../../src/manifests/source/document';
import { Locator } from '../../../src/manifests/source/locate';

const read = (text: string) => [...documentsOf('a.yaml', text)];

/** What sigs.k8s.io/yaml v1.6.0 makes of each text. */
test.each<[what: string, text: string, value: unknown]>([
  ['a sequence that closes at the indentation of its key', 'a:\n  b: [\n    "c",\n  ]\n  d: 1\n', { a: { b: ['c'], d: 1 } }],
  ['a mapping that closes in the first column', 'metadata: {\n  name: a\n}\nb: 1\n', { metadata: { name: 'a' }, b: 1 }],
  ['entries in the first column', 'a:\n- b: {\nc: d, # e\nf: [\n]\n}\n', { a: [{ b: { c: 'd', f: [] } }] }],
  ['single-quoted text', 'spec:\n  config: \'{\n    "a": 1\n  }\'\n  b: 1\n', { spec: { config: '{ "a": 1 }', b: 1 } }],
  ['double-quoted text', 'a:\n  b: "c\n\nd\\\n e"\n', { a: { b: 'c\nde' } }],
  ['a dash as a value', 'a: [b, -f, -]\nc: [-,-]\nd: {e: -}\nf: "[-]"\n', { a: ['b', '-f', '-'], c: ['-', '-'], d: { e: '-' }, f: '[-]' }],
  ['binary', 'a: !!binary aGk=\n', { a: 'hi' }],
  ['unknown tags', 'a: !Ref 1\nb: !Sub {c: 1}\nd: !!set [1]\n', { a: '1', b: { c: 1 }, d: [1] }],
])('%s is read', (_, text, value) => {
  expect(read(text)).toMatchObject([{ value, problems: [] }]);
});

test.each<[text: string, reason: string, line: number, column: number]>([
  ['a: {\n  b: 1\nc: 2\n', 'missed comma between flow collection entries', 3, 1],
  ['a: "b\nc: d\n', 'unexpected end of the stream within a double quoted scalar', 3, 1],
  ['a: !!binary "?"\n', 'cannot resolve a node with !<tag:yaml.org,2002:binary> explicit tag', 1, 4],
  ['~: a\n', 'a key must be a string', 1, 1],
])('%j is not YAML', (text, reason, line, column) => {
  expect(read(text)).toMatchObject([{ value: null, problems: [{ reason, position: { line, column } }] }]);
});

test('fields behind text of too little indentation are where they stand', () => {
  const [document] = read('a:\n  b: {\nc: d\n  }\n  e: f\n');
  const locator = new Locator(document);
  expect([locator.find('a.b.c'), locator.find('a.e')]).toEqual([{ line: 3, column: 1, text: 'd' }, { line: 5, column: 3, text: 'f' }]);
});

test('JSON objects need no separator, as kubectl reads them', () => {
  const documents = read('\n{"a": 1} {"b": 2}\n{"c": {\n"d": 3}}\n');
  expect(documents.map(({ value, problems }) => [value, problems])).toEqual([[{ a: 1 }, []], [{ b: 2 }, []], [{ c: { d: 3 } }, []]]);
  const places = ['a', 'b', 'c.d'].map((field, i) => new Locator(documents[i]).find(field));
  expect(places).toMatchObject([{ line: 2, column: 2 }, { line: 2, column: 11 }, { line: 4, column: 1 }]);
});

test.each([
  ['{"a": 1}\n{"b": }}\n', 2, 1],
  ['{"a": 1} b\n', 1, 10],
])('%j is no stream of JSON objects', (text, line, column) => {
  expect(read(text)).toMatchObject([{ problems: [{ position: { line, column } }] }]);
});

test('a mistake in a stream of JSON is where it stands', () => {
  expect(read('{"a": 1} {"b": 1, "b": 2}')).toMatchObject([{ value: { a: 1 } }, { value: { b: 2 }, problems: [{ duplicateKey: 'b', position: { line: 1, column: 20 } }] }]);
});
