import { readCsv } from '../../src/edge/csv';

const texts = (text: string) => readCsv(text).rows.map((row) => row.map((cell) => cell.text));

test.each<[string, string, string[][]]>([
  ['nothing', '', []],
  ['lines', 'a,b\n1,2\n', [['a', 'b'], ['1', '2']]],
  ['carriage returns', 'a,b\r\n1,2\r\n', [['a', 'b'], ['1', '2']]],
  ['a byte order mark', '\uFEFFa\n1', [['a'], ['1']]],
  ['empty lines and cells', 'a,b\n\n,\n1,\n\n', [['a', 'b'], ['', ''], ['1', '']]],
  ['quotes', '"a","b ""c"", d"\n"1\n2",3', [['a', 'b "c", d'], ['1\n2', '3']]],
  ['spaces', ' a , b\n', [['a', 'b']]],
])('%s', (_, text, rows) => {
  expect(texts(text)).toEqual(rows);
  expect(readCsv(text).problem).toBeUndefined();
});

test.each([
  ['a quote that is not closed', 'a\n1,"2', { line: 2, column: 3, got: '"2', allowed: 'a quote that is closed' }],
  ['a quote within a cell', 'a\n1"2', { line: 2, column: 1, got: '1"2', allowed: 'quotes around the whole cell, doubled within it' }],
  ['text after a quote', '"a"b', { line: 1, column: 1, got: 'b', allowed: 'a comma or the end of the line after a closing quote' }],
  ['a carriage return by itself', 'a\rb', { line: 1, column: 1, got: 'a', allowed: 'lines that end with a line feed, or a carriage return before it' }],
])('%s', (_, text, problem) => expect(readCsv(text).problem).toEqual(problem));

test('places are told after quoted lines', () => {
  expect(readCsv('"x\ny",b\nc').rows.flat().map(({ line, column }) => [line, column])).toEqual([[1, 1], [2, 4], [3, 1]]);
});

test('a cell of a megabyte', () => {
  const long = 'x""'.repeat(350_000);
  expect(texts(`"${long}"`)[0][0]).toHaveLength(700_000);
});
