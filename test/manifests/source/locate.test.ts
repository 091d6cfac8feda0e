import { fieldOf } from '../../../src/kubernetes/field-path';
import { documentsOf } from '../../../src/manifests/source/document';
import { Locator } from '../../../src/manifests/source/locate';

const TEXT = `\
# one
a: 1
---
# two
apiVersion: v1
"kind": 'List'
items:
- metadata: &m
    labels:
      example.com/a: yes
      x: "quoted"
  spec: {volumes: [{name: a}, {name: b}]}
-   metadata: *m
    x: 1
    x: 0755
`;
const [, document] = documentsOf('f.yaml', TEXT);
const locator = new Locator(document);

test.each<[string, number, number, string | undefined]>([
  ['', 5, 1, undefined],
  ['apiVersion', 5, 1, 'v1'],
  ['kind', 6, 1, undefined],
  ['items', 7, 1, undefined],
  ['items[0]', 8, 3, undefined],
  ['items[0].metadata.labels[example.com/a]', 10, 7, 'yes'],
  ['items[0].metadata.labels.x', 11, 7, undefined],
  ['items[0].spec.volumes[1].name', 12, 32, 'b'],
  ['items[0].spec.volumes[1].size', 12, 31, undefined],
  ['items[0].spec.domain.cpu.cores', 12, 3, undefined],
  ['items[1]', 13, 5, undefined],
  ['items[1].metadata.labels.x', 13, 5, undefined],
  ['items[1].x', 15, 5, '0755'],
  ['items[2]', 7, 1, undefined],
  ['nowhere', 5, 1, undefined],
])('%s', (field, line, column, text) => {
  expect(locator.find(field)).toEqual({ line, column, text });
});

test.each([
  ['{"a\\nb": 1}', 'a\nb'],
  ['{"a\\/b": 1}', 'a/b'],
  ['"\\x41 b": 1', 'A b'],
  ['{"a\n  b": 1}', 'a b'],
  ['"a\tb": 1', 'a\tb'],
])('a key in double quotes, %j', (text, key) => {
  const [quoted] = documentsOf('f.yaml', `# a\n${text}`);
  expect(new Locator(quoted).find(fieldOf('', key))).toEqual(expect.objectContaining({ line: 2, column: text.startsWith('{') ? 2 : 1 }));
});
