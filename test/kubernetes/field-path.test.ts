import { fieldAt, fieldOf, keysOf, pathOf, pointerTo } from '../../src/kubernetes/field-path';

const root = { spec: { volumes: [{ name: 'a' }] }, metadata: { labels: { 'example.com/a': 'b', '0': 'c' } } };

test.each([
  ['', '', root],
  ['/spec/volumes/0/name', 'spec.volumes[0].name', 'a'],
  ['/metadata/labels/example.com~1a', 'metadata.labels[example.com/a]', 'b'],
  ['/metadata/labels/0', 'metadata.labels[0]', 'c'],
])('%j', (pointer, field, value) => {
  expect(fieldAt(root, pointer)).toEqual({ field, value });
});

test('a field of the top', () => {
  expect([fieldOf('', 'spec'), fieldOf('data', 'tls.key'), fieldOf('spec', 'a-b')]).toEqual(['spec', 'data[tls.key]', 'spec.a-b']);
});

test.each([['', []], ['/a', ['a']], ['/metadata/labels/a~1b~0c/0', ['metadata', 'labels', 'a/b~c', '0']]])('the keys of %j', (pointer, keys) => {
  expect(keysOf(pointer)).toEqual(keys);
  expect(pointerTo(keys)).toBe(pointer);
});

test('the path of what is not there', () => {
  expect(pathOf(root, ['spec', 'volumes', '0', 'disk', 'bus'])).toBe('spec.volumes[0].disk.bus');
});
