import { compareVersions, customResources } from '../../../projenrc/import/custom-resource';

test.each([
  [['v1alpha3', 'v1'], ['v1', 'v1alpha3']],
  [['v1beta1', 'v1alpha1', 'v1beta2'], ['v1beta2', 'v1beta1', 'v1alpha1']],
  [['v9', 'v10', 'v11alpha1', 'v3beta1'], ['v10', 'v9', 'v3beta1', 'v11alpha1']],
  [['foo10', 'v1', 'foo1'], ['v1', 'foo1', 'foo10']],
])('the API server prefers, of %j, %j', (versions, sorted) => {
  expect([...versions].sort(compareVersions)).toEqual(sorted);
});

test('documents that are no CRD, and empty ones, are passed over', () => {
  expect(customResources('---\n---\nkind: ConfigMap\n---\nkind: List\nitems: [{ kind: Secret }]\n')).toEqual([]);
});

test('a CRD without a served schema is refused', () => {
  const yaml = 'kind: CustomResourceDefinition\nspec: { names: { kind: Boat }, versions: [{ name: v1, served: false }] }';
  expect(() => customResources(yaml)).toThrow('CustomResourceDefinition Boat serves no version with a schema');
});
