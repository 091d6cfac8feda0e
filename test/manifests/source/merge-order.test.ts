import { documentsOf } from '../../../src/manifests/source/document';

/** What kubectl v1.34 makes of them: what is merged overrides what stands before it. */
test.each<[string, string, unknown]>([
  ['a key before it is overridden', 'a: 9\n<<: {a: 1, b: 2}\n', { a: 1, b: 2 }],
  ['a key after it overrides', '<<: {a: 1, b: 2}\na: 9\n', { a: 9, b: 2 }],
  ['of two the second counts', '<<: {a: 1}\n<<: {a: 2}\n', { a: 2 }],
  ['of a list the first counts', 'a: 9\n<<: [{a: 1}, {a: 2, b: 3}]\n', { a: 1, b: 3 }],
  ['lists within lists', '<<: [{<<: [{a: 1}, {a: 2}]}, {a: 3}]\n', { a: 1 }],
  ['a list with an anchor and its alias', '<<: [&x {a: 1}, *x]\n', { a: 1 }],
  ['nothing', 'a: 9\n<<: []\n', { a: 9 }],
  ['a value that looks like a key', 'a: <<\nb: [<<, [1, 2]]\n', { a: '<<', b: ['<<', [1, 2]] }],
  ['a key in quotes', '"<<": [1, 2]\n', { '<<': [1, 2] }],
])('%s', (_, text, value) => {
  expect([...documentsOf('f.yaml', text)].map((document) => [document.value, document.problems])).toEqual([[value, []]]);
});

test('a list as long as nobody writes one is told, and no crash', () => {
  const entries = Array.from({ length: 60_000 }, (_, i) => `  - {k${i}: 1}\n`).join('');
  const [{ problems }] = documentsOf('f.yaml', `<<:\n${entries}`);
  expect(problems).toMatchObject([{ reason: 'abnormal merge sequence size' }]);
});
