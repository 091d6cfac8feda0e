import { readBy, withParagraph } from '../../../projenrc/readers/docstring';

const numbers = (count: number) => Array.from({ length: count }, (_, i) => `${i + 1}`);

test.each([
  [['A'], [], 'Read by `A`.'],
  [['A', 'B'], ['a/b'], 'Read by `A`, `B`, and by the rule `a/b`.'],
  [[], ['a/b', 'a/c'], 'Read by the rules `a/b`, `a/c`.'],
  [[], numbers(12), 'Read by the rules `1`, `2`, `3`, `4`, `5`, `6`, `7`, `8`, `9`, `10`, `11`, `12`.'],
  [[], numbers(13), 'Read by 13 rules: docs/platform-readers.md#nodes.cpus.'],
  [['A'], numbers(13), 'Read by `A`, and by 13 rules: docs/platform-readers.md#nodes.cpus.'],
])('constructs %j and rules %j', (constructs, rules, text) => {
  expect(readBy({ constructs, rules }, 'nodes.cpus')).toBe(text);
});

test.each([
  ['one line', '/** The key. */', '/**\n   * The key.\n   *\n   * Read by `A`.\n   */'],
  ['tags', '/**\n   * The key.\n   *\n   * @default - none\n   */', '/**\n   * The key.\n   *\n   * Read by `A`.\n   *\n   * @default - none\n   */'],
  ['paragraphs', '/**\n   * The key,\n   * or two.\n   *\n   * More.\n   */', '/**\n   * The key,\n   * or two.\n   *\n   * More.\n   *\n   * Read by `A`.\n   */'],
])('a docstring with %s, which stays as it is when written again', (_, before, after) => {
  expect(withParagraph(before, 'Read by `A`.', '  ')).toBe(after);
  expect(withParagraph(after, 'Read by `A`.', '  ')).toBe(after);
});

test('what was generated before is replaced, however many lines it had', () => {
  const before = '/**\n   * The key.\n   *\n   * Read by `B`,\n   * `C`.\n   *\n   * @default 1\n   */';
  expect(withParagraph(before, 'Read by `A`.', '  ')).toBe('/**\n   * The key.\n   *\n   * Read by `A`.\n   *\n   * @default 1\n   */');
});

test('long text is wrapped', () => {
  const lines = withParagraph('/** The key. */', `Read by ${'`abcdefgh`, '.repeat(40)}end.`, '  ').split('\n');
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(150);
  expect(lines.length).toBeGreaterThan(6);
});
