import { documentsOf } from '../../../src/manifests/source/document';

const read = (text: string) => [...documentsOf('f.yaml', text)].flatMap(({ problems }) => problems);

/** kubectl v1.34 refuses them. */
test.each<[string, string, number, number]>([
  ['behind an entry in quotes', 'a:\n- "x"k: v\n', 2, 6],
  ['behind an entry in quotes, after a space', 'a:\n- "x" k: v\n', 2, 7],
  ['behind an entry that is a list', 'a:\n- [b] c: d\n', 2, 7],
  ['behind a quote that was meant to open a text', 'a: "b\n"c": d\n', 2, 2],
  ['behind a quote within an entry', 'a:\n- "b\n"c": d\n', 3, 2],
  ['behind an anchor on the line of its parent', 'a: &x k: v\n', 1, 5],
  ['behind a tag on the line of its parent', 'a: !t "k": v\n', 1, 4],
])('a key %s is a mistake', (_, text, line, column) => {
  expect(read(text)).toMatchObject([{ position: { line, column }, reason: 'bad indentation of a mapping entry' }]);
});

test.each([
  '- &x a: b\n', '- - !t a: b\n', '&x a: b\n', 'a: &x\n  b: c\n', '? a\n: b: c\n', '- ? a\n  : b\n', '? |\n  a\n: b\n', 'x: &x y\n*x : b\n', '"a": b\n\'c\': d\n', 'a: {b: c, d: e}\n', '!!str a: b\r\n!t c: d\r\n',
])('%j is none', (text) => expect(read(text).filter(({ reason }) => reason.startsWith('bad'))).toEqual([]));
