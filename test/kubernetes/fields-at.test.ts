import { fieldsAt } from '../../src/kubernetes/fields-at';

const root = { a: { b: 1 }, list: [{ c: 2 }, {}, { c: 3, inner: [{ d: 4 }] }], none: [null, 1, 'a'] };

test.each<[path: string, found: [field: string, value: unknown][]]>([
  ['a.b', [['a.b', 1]]],
  ['a.x.y', []],
  ['a[].b', []],
  ['list[].c', [['list[0].c', 2], ['list[2].c', 3]]],
  ['list[].inner[].d', [['list[2].inner[0].d', 4]]],
  ['list[]', [['list[0]', root.list[0]], ['list[1]', {}], ['list[2]', root.list[2]]]],
  ['none[].a', []],
  ['none.a', []],
])('%s', (path, found) => {
  expect(fieldsAt(path)(root).map(({ field, value }) => [field, value])).toEqual(found);
});

test('several paths at once, each value with the path that it was looked for at', () => {
  const paths = ['list[].inner[].d', 'a.b', 'list[].c', 'list[]', 'a.x', 'none[].a'];
  expect(fieldsAt(...paths)(root).filter(({ field }) => field !== 'list[1]').map(({ path, field }) => [path, field])).toEqual([
    ['list[]', 'list[0]'], ['list[].c', 'list[0].c'], ['list[]', 'list[2]'], ['list[].inner[].d', 'list[2].inner[0].d'], ['list[].c', 'list[2].c'], ['a.b', 'a.b'],
  ]);
});
