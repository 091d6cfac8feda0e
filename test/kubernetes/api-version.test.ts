import { compareApiVersions } from '../../src/kubernetes/api-version';

test.each([
  [['v1alpha3', 'v1'], ['v1', 'v1alpha3']],
  [['v1beta1', 'v1alpha1', 'v1beta2'], ['v1beta2', 'v1beta1', 'v1alpha1']],
  [['v9', 'v10', 'v11alpha1', 'v3beta1'], ['v10', 'v9', 'v3beta1', 'v11alpha1']],
  [['foo10', 'v1', 'foo1'], ['v1', 'foo1', 'foo10']],
])('the API server prefers, of %j, %j', (versions, sorted) => {
  expect([...versions].sort(compareApiVersions)).toEqual(sorted);
});
