import { fieldAt, fieldOf } from '../../src/kubernetes/field-path';

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
