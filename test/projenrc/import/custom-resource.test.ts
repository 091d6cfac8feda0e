import { customResources } from '../../../projenrc/import/custom-resource';

test('documents that are no CRD, and empty ones, are passed over', () => {
  expect(customResources('---\n---\nkind: ConfigMap\n---\nkind: List\nitems: [{ kind: Secret }]\n')).toEqual([]);
});

test('a CRD without a served schema is refused', () => {
  const yaml = 'kind: CustomResourceDefinition\nspec: { names: { kind: Boat }, versions: [{ name: v1, served: false }] }';
  expect(() => customResources(yaml)).toThrow('CustomResourceDefinition Boat serves no version with a schema');
});
