import { asRead } from '../../../src/manifests/normalized';
import { judge, virtualMachine } from '../judge';

test.each([
  ['v1', 'Secret', []],
  ['example.com/v1beta1', 'Unheard', []],
  ['', 'Secret', [['object/has-valid-api-version', 'apiVersion', '']]],
  [undefined, 'Secret', [['object/has-valid-api-version', 'apiVersion']]],
  ['a/b/c', 'Secret', [['object/has-valid-api-version', 'apiVersion', 'a/b/c']]],
  ['V1', 'Secret', [['object/has-valid-api-version', 'apiVersion', 'V1']]],
  [1, 'Secret', [['object/has-valid-api-version', 'apiVersion', '1']]],
  ['v1', undefined, [['object/has-valid-kind', 'kind']]],
  ['v1', 'Not a kind', [['object/has-valid-kind', 'kind', 'Not a kind']]],
])('%s %s', (apiVersion, kind, found) => {
  expect(judge({ apiVersion, kind, metadata: { name: 't' } })).toEqual(found);
});

test('what is no object at all', () => {
  expect(judge([null, 'text', []] as never)).toEqual([
    ['object/has-valid-api-version', 'apiVersion'], ['object/has-valid-api-version', 'apiVersion'],
    ['object/has-valid-api-version', 'apiVersion'],
    ['object/has-valid-kind', 'kind'], ['object/has-valid-kind', 'kind'], ['object/has-valid-kind', 'kind'],
  ]);
});

test('fields that are null go, entries of lists stay', () => {
  expect(asRead({ a: null, b: [null, { c: null, d: 1 }], e: { f: undefined } })).toEqual({ b: [null, { d: 1 }], e: {} });
  const vm = virtualMachine();
  expect(asRead(vm)).toBe(vm);
});
