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
