import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { constructFromEvents, dump } from 'js-yaml';
import { isShared } from '../../../src/kubernetes/shared';
import { BlockMemory } from '../../../src/manifests/source/block-memory';
import { readBlocks } from '../../../src/manifests/source/block-reader';
import { documentsOf } from '../../../src/manifests/source/document';
import { eventsOf } from '../../../src/manifests/source/events';
import { KUBERNETES_YAML } from '../../../src/manifests/source/kubernetes-yaml';

/** What js-yaml reads, if it reads one document. */
function readByJsYaml(text: string): unknown {
  try {
    const documents = constructFromEvents(eventsOf(text), { source: text, schema: KUBERNETES_YAML, maxTotalMergeKeys: -1 });
    return documents.length === 1 ? documents[0] : undefined;
  } catch {
    return undefined;
  }
}

/** Nothing else than js-yaml reads, the order of keys included. */
function expectSame(text: string, memory?: BlockMemory): unknown {
  const value = readBlocks(text, memory);
  if (value !== undefined) expect([text, JSON.stringify(value), value]).toStrictEqual([text, JSON.stringify(readByJsYaml(text)), readByJsYaml(text)]);
  return value;
}

test.each<[string, string, unknown]>([
  ['mappings and lists', 'a:\n  b: c\n  d:\n    - e\n    - f: g\n      h: i\n', { a: { b: 'c', d: ['e', { f: 'g', h: 'i' }] } }],
  ['a list at the column of its key', 'a:\n- b\n-  c: 1\n   d: 2\ne: f\n', { a: ['b', { c: 1, d: 2 }], e: 'f' }],
  ['lists in lists', 'a:\n  - - b\n    - c\n  -\n    - d\n  -\n', { a: [['b', 'c'], ['d'], null] }],
  ['nothing', 'a:\nb: {}\nc: []\nd: ~\n', { a: null, b: {}, c: [], d: null }],
  ['words and numbers', 'a: yes\nb: 0755\nc: 1e3\nd: 1:30\ne: .5\nf: -1\ng: --x\nh: n\n', { a: true, b: 493, c: 1000, d: '1:30', e: 0.5, f: -1, g: '--x', h: false }],
  ['a list of words', 'a: [b]\nc:\n- [ d-e , no]\n', { a: ['b'], c: [['d-e', false]] }],
  ['quotes', 'a: "b: c # d"\nb: \'"\'\nc: ""\n', { a: 'b: c # d', b: '"', c: '' }],
  ['blocks', 'a: |\n  b\n\n   c\nd: |-\n  e\n\nf: g\n', { a: 'b\n\n c\n', d: 'e', f: 'g' }],
  ['a block in a list', 'a:\n- |\n  # b\n- c\n', { a: ['# b\n', 'c'] }],
  ['comments', '# a\nb: c # d\n  # e\n\nf: g#h\n', { b: 'c', f: 'g#h' }],
  ['links', 'a: http://b:80/c\n', { a: 'http://b:80/c' }],
  ['names of methods', 'constructor: a\ntoString: b\n', { constructor: 'a', toString: 'b' }],
  ['no line end', 'a: b', { a: 'b' }],
])('%s', (_, text, value) => expect(expectSame(text)).toStrictEqual(value));

test.each([
  '', 'a', '- a\n', 'a: &b c\n', 'a: *b\n', 'a: !!str b\n', 'a: [1]\n', 'a: [b, ]\n', 'a: [b: c]\n', 'a: {b: c}\n', 'a: >\n  b\n', 'a: |+\n  b\n', 'a: |2\n  b\n', 'a: |\n  b', 'a: "\\n"\n', 'a: \'b\'\'c\'\n',
  'a: b\n  c\n', 'a: "b\n  c"\n', 'a: b: c\n', 'a: 1\na: 2\n', 'a:\n  b: 1\n c: 2\n', 'a\n', '"a": b\n', '1: b\n', 'on: b\n', '<<: b\n', 'a: <<\n', '__proto__: b\n', '? a\n', 'a:\tb\n', 'a: b\r\n',
  'a: ü\n', 'a: b\n...\n', '%YAML 1.1\n', 'a: -\n', 'a: @b\n', 'a: |\n  b\n # c\n', 'a:\n- b\n c: d\n', 'a:\n  - b\n  c: d\n', 'a: |\nb: c\n', 'a : b\n', 'a: # b\n',
])('js-yaml decides of %j', (text) => expect(readBlocks(text)).toBeUndefined());

test('what tools write is read here, as js-yaml reads it', () => {
  const folder = join(__dirname, '..', '..', 'golden');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  const documents = files.flatMap((file) => [...documentsOf(file, readFileSync(join(folder, file), 'utf8'))]);
  const read = documents.filter(({ text }) => expectSame(text) !== undefined);
  expect(read.length / documents.length).toBeGreaterThan(0.9);
});

const LINE = fc.tuple(
  fc.constantFrom('', '  ', '    ', '      ', ' ', '- ', '  - ', '    - ', '- - ', '-'),
  fc.constantFrom('', 'a:', 'b: ', 'a:b', 'key.x/y-z: ', 'on: ', '0: ', '"q": ', '? ', '# ', 'b:  '),
  fc.constantFrom('', 'text', 'a b', 'true', 'No', '~', '12', '0x1F', '1_0', '1.5e3', '.inf', '"x"', '"x\\n"', "'y'", "'y''z'", '[]', '{}', '[a, b]', '[a,no ]', '[a b]', '[[a]]', '{a: b}', '|', '|-', '|+', '>', '|2', '&x a', '*x', '!t a', '<<',
    'a # b', 'a#b', '#c', 'a: b', 'x:', ':x', '-x', '- x', '--', '@', '`', '%', ',', '?', '? x', 'http://a:1', '...', 'é', '  ', 'a ', '"a" ', '"a" b', '=', '9:30'),
  fc.constantFrom('\n', '\n', '\n', '\n', '\n\n', '\n\n  \n', ''),
);

test('any lines mean what they mean to js-yaml, or are left to it', () => {
  fc.assert(fc.property(fc.array(LINE, { maxLength: 8 }), (lines) => void expectSame(lines.map((parts) => parts.join('')).join(''))), { numRuns: 20_000 });
});

test('what was read before means the same where it stands again', () => {
  const edits = fc.array(fc.tuple(fc.nat(12), fc.nat(1), fc.array(LINE, { maxLength: 2 })), { maxLength: 2 });
  const alike = fc.tuple(fc.array(LINE, { maxLength: 12 }), fc.array(edits, { minLength: 1, maxLength: 3 }));
  const documents = alike.map(([first, all]) => all.reduce((texts, each) => {
    const lines = [...texts[texts.length - 1]];
    for (const [at, removed, added] of each) lines.splice(at, removed, ...added);
    return [...texts, lines];
  }, [first]));
  fc.assert(fc.property(documents, (texts) => {
    const memory = new BlockMemory();
    for (const lines of texts) expectSame(lines.map((parts) => parts.join('')).join(''), memory);
  }), { numRuns: 20_000 });
});

const ALIKE = 'kind: A\nspec:\n  a:\n    b: 1\n    text: |\n      c\n  list:\n  - d: e\n    f: g\n  - d: h\n';

test.each<[string, string, readonly string[]]>([
  ['the same text', ALIKE, ['spec']],
  ['a change elsewhere', ALIKE.replace('d: h', 'd: i'), ['spec.a', 'spec.list.0']],
  ['one line more', ALIKE.replace('g\n', 'g\n    j: k\n'), ['spec.a', 'spec.list.1']],
  ['one line more of a text', ALIKE.replace('c\n', 'c\n      # k\n'), ['spec.list']],
  ['another key in front', ALIKE.replace('  a:', '  z: 1\n  a:'), ['spec.a', 'spec.list']],
  ['another column', 'kind: A\nspec:\n   a:\n    b: 1\n    text: |\n      c\n', ['spec.a']],
])('equal blocks are one value: %s', (_, text, equal) => {
  const memory = new BlockMemory();
  const [first, second] = [ALIKE, text].map((each) => expectSame(each, memory));
  const paths = ['spec', 'spec.a', 'spec.list', 'spec.list.0', 'spec.list.1'];
  const at = (value: unknown, path: string) => path.split('.').reduce<unknown>((each, key) => (each as { readonly [key: string]: unknown } | undefined)?.[key], value);
  const found = paths.filter((path) => at(first, path) !== undefined && at(first, path) === at(second, path));
  expect(found).toEqual(paths.filter((path) => equal.some((each) => path === each || path.startsWith(`${each}.`))));
  expect(found.map((path) => isShared(at(first, path)))).toEqual(found.map((path) => equal.includes(path)));
});

test('any value that is written means what it means to js-yaml, or is left to it', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('a', ' ', '\n', '#', ':', '-', '"', "'", '1', '.', 'y') }));
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, text, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.array(tie('value'), { maxLength: 3 }), tie('mapping')),
    mapping: fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  }));
  fc.assert(fc.property(fc.dictionary(text, value, { minKeys: 1, maxKeys: 4 }), (mapping) => void expectSame(dump(mapping))), { numRuns: 2_000 });
});
