import fc from 'fast-check';
import { documentsOf } from '../../../src/manifests/source/document';
import { textViolation } from '../../../src/rules/object/yaml';

const read = (text: string) => [...documentsOf('f.yaml', text)];

/** Streams as k8s.io/apimachinery's NewYAMLOrJSONDecoder takes them apart. */
test.each<[string, string, unknown[]]>([
  ['nothing', '', []],
  ['one', 'a: 1\n', [{ a: 1 }]],
  ['comments after the dashes', '--- # c\na: 1\n---   \nb: 1\n', [{ a: 1 }, { b: 1 }]],
  ['empty ones', '---\n---\n\n---\na: 1\n---\n', [{ a: 1 }]],
  ['only a comment', 'a: 1\n---\n# only\n---\nb: 1\n', [{ a: 1 }, null, { b: 1 }]],
  ['a byte order mark', '\uFEFFa: 1\n', [{ a: 1 }]],
  ['lines that end as on Windows', 'a: 1\r\n---\r\nb: 1\r\n', [{ a: 1 }, { b: 1 }]],
  ['dashes within a block', 'a: |\n  x\n  ---\n  y\n', [{ a: 'x\n---\ny\n' }]],
  ['JSON, indented with tabs', '{\n\t"a": 1\n}', [{ a: 1 }]],
  ['JSON after YAML', 'a: 1\n---\n{"b":2}\n', [{ a: 1 }, { b: 2 }]],
  ['JSON after JSON', '{"a":1}\n{"b":2}{"c":3}', [{ a: 1 }, { b: 2 }, { c: 3 }]],
  ['YAML after JSON', '{"a":1} # c\n{b: 2}\n', [{ a: 1 }, { b: 2 }]],
  ['a tab before a value', 'a:\t1\n', [{ a: 1 }]],
  ['a list', '- a: 1\n', [[{ a: 1 }]]],
])('%s', (_, text, values) => {
  const documents = read(text);
  expect(documents.map(({ value }) => value)).toEqual(values);
  expect(documents.flatMap(({ problems }) => problems)).toEqual([]);
});

test.each<[string, string, number, number, RegExp, RegExp]>([
  ['a tab', 'a:\n\tb: 1\n', 2, 1, /tab/, /spaces/],
  ['an unclosed quote', 'a: "x\n', 2, 1, /./, /line before/],
  ['a colon too many', 'a: b: c\n', 1, 5, /./, /Correct/],
  ['in the second document', 'a: 1\n---\nb: [\n', 4, 1, /./, /Correct/],
  ['an alias of another document', 'a: &x 1\n---\nb: *x\n', 3, 5, /alias/, /Correct/],
  ['text after the dashes', 'a: 1\n--- {b: 1}\n', 2, 4, /dashes/, /next line/],
  ['a template', 'a: 1\n---\nb: {{ .Values.x }}\n', 3, 4, /template/, /helm template/],
  ['a template around lines', '{{- if .Values.x }}\na: 1\n{{- end }}\n', 1, 1, /template/, /helm template/],
  ['what git could not merge', 'a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n', 2, 1, /git/, /Keep one/],
  ['a space that is none, on the line before', 'a:\u00A0b\nc: d\n', 1, 3, /U\+00A0, which looks like a space/, /plain space/],
  ['a quote that is none', 'a: b: “c”\n', 1, 7, /U\+201C, which looks like a quote/, /Write "/],
  ['four dashes', 'a: 1\n----\nb: 1\n', 2, 4, /dashes/, /three dashes/],
  ['a placeholder in a flow collection', 'a: { b: ${NAME}, c: d }\n', 1, 10, /placeholder that is not quoted/, /^Quote it: "\$\{NAME\}", or fill it in first/],
  ['a placeholder within a text there', 'a: { b: disk-${NAME}.img }\n', 1, 15, /placeholder/, /^Quote it: "disk-\$\{NAME\}\.img"/],
  ['a placeholder that no text begins with', 'a:\n  b: %%NAME%%\n', 2, 6, /placeholder/, /^Quote it: "%%NAME%%"/],
  ['what an example leaves out', 'a:\n  b: c\n  [...]\nd: e\n', 3, 8, /left out/, /^Write what is left out/],
  ['an indented separator', 'a: "x"\n ---\nb: 1\n', 2, 2, /separator/, /Begin the line/],
  ['a key that is a list', '? [a]\n: b\n', 1, 1, /key must be a string/, /Correct/],
  ['JSON after JSON, where a document began', '---\n{"a":1}\n{"b":2}\n', 3, 1, /end of the stream/, /Correct/],
  ['a mapping after one that is no JSON', '{a: 1}\n{"b":2}\n', 2, 1, /end of the stream/, /Correct/],
  ['what comes after the end', 'a: 1\n...\nb: 2\n', 2, 1, /ends here/, /Correct/],
])('%s cannot be read', (_, text, line, column, reason, fix) => {
  const problems = read(text).flatMap((document) => document.problems);
  expect(problems).toEqual([expect.objectContaining({ position: { line, column }, reason: expect.stringMatching(reason) })]);
  const [violation] = problems.map(textViolation);
  expect([violation.rule.id, violation.fix ?? violation.rule.fix]).toEqual(['yaml/has-valid-syntax', expect.stringMatching(fix)]);
});

const DASH = 'Begin it with a dash if it is another entry of the list, otherwise remove one of them.';

test.each<[string, string, unknown, string | undefined]>([
  ['where a dash is missing', 'a:\n  - b: 1\n    c: 2\n    b: 3\n', { a: [{ b: 1, c: 2 }, { b: 3 }] }, DASH],
  ['where dashes are on the level of their key', 'a:\n- b: 1\n  b: 3\n', { a: [{ b: 1 }, { b: 3 }] }, DASH],
  ['in no list', 'a:\n  b: 1\n  b: 3\n', undefined, undefined],
  ['that is there a third time', 'a:\n  - b: 1\n    b: 3\n    b: 4\n', undefined, undefined],
  ['in a flow mapping', 'a: [{b: 1, b: 2}]\n', undefined, undefined],
  ['that begins another object', 'kind: A\nmetadata: {}\nkind: B\n', undefined,
    'Write --- on a line before it if another object begins here: of two without it, the first is lost.'],
])('a repeated key %s', (_, text, meant, fix) => {
  const [document] = read(text);
  expect([document.meant, document.problems[0].fix]).toEqual([meant, fix]);
});

test('a mistake hides nothing in other documents', () => {
  expect(read('a: [\n---\nb: 1\n').map(({ value }) => value)).toEqual([null, { b: 1 }]);
});

test('of a key that is written twice the last one counts, as with kubectl', () => {
  const [document] = read('# c\nm:\n  a: 1\n  "a": 2\n');
  expect(document.value).toEqual({ m: { a: 2 } });
  expect(document.problems).toEqual([expect.objectContaining({ duplicateKey: 'a', position: { line: 4, column: 4 } })]);
  expect(textViolation(document.problems[0])).toMatchObject({ rule: { id: 'yaml/has-unique-keys' }, got: 'a' });
});

test('any text is read, or told to be unreadable', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('---', '\n', 'a', ':', ' ', '-', '[', '{', '"', "'", '&x', '*x', '\t', '<<', '|', '#', '%', '\r\n', '...')), (parts) => {
    for (const { value, problems } of read(parts.join(''))) {
      expect(value === null || problems.every(({ duplicateKey }) => duplicateKey !== undefined)).toBe(true);
    }
  }));
});
