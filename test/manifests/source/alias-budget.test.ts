import { documentsOf } from '../../../src/manifests/source/document';

/** The answers of `sigs.k8s.io/yaml` v1.6.0 to the same texts. */
const EXCESSIVE = 'document contains excessive aliasing';
const bomb = (levels: number, width: number) => ['a0: &a0 [x]', ...Array.from({ length: levels }, (_, i) => (
  `a${i + 1}: &a${i + 1} [${Array(width).fill(`*a${i}`).join(',')}]`
)), ''].join('\n');
const list = (length: number, entry: string) => `[${Array(length).fill(entry).join(',')}]`;

test.each<[string, string, string | undefined]>([
  ['nine levels of nine aliases', bomb(9, 9), EXCESSIVE],
  ['a few aliases', 'a: &a [1, 2]\nb: [*a, *a]\n', undefined],
  ['25,000 values from aliases', `a: &a ${list(500, '1')}\nb: ${list(50, '*a')}\n`, undefined],
  ['750,000 values from aliases', `a: &a ${list(500, '1')}\nb: ${list(1500, '*a')}\n`, EXCESSIVE],
  ['a bomb in the items of a List', `apiVersion: v1\nkind: List\nitems:\n- ${bomb(9, 9).replaceAll('\n', '\n  ').trimEnd()}\n`, EXCESSIVE],
  ['a merge key', 'a: &a {x: 1}\nb:\n  <<: *a\n  z: 2\n', undefined],
  ['a sequence that contains itself', 'a: &x [*x]\n', "anchor 'x' value contains itself"],
  ['a mapping that contains itself', 'a: &x {b: {c: *x}}\n', "anchor 'x' value contains itself"],
  ['an anchor that is defined again', 'a: &x 1\nb: *x\nc: &x [2]\nd: *x\n', undefined],
  ['nesting of 150', `a: ${'['.repeat(150)}${']'.repeat(150)}\n`, undefined],
  ['nesting beyond what is read', `a: ${'['.repeat(1001)}${']'.repeat(1001)}\n`, 'nesting exceeded maxDepth (1000)'],
])('%s', (_, text, reason) => {
  expect([...documentsOf('f', text)].flatMap(({ problems }) => problems.map((problem) => problem.reason))).toEqual(reason === undefined ? [] : [reason]);
});

test('the place is that of the outermost alias', () => {
  const [{ problems: [{ position }] }] = [...documentsOf('f', `a: &a ${list(500, '1')}\nb:\n- 1\n- ${list(1500, '*a')}\n`)];
  expect(position).toEqual({ line: 4, column: 379 });
});
