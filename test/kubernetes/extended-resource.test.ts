import { isExtendedResource } from '../../src/kubernetes/extended-resource';

test.each(['intel.com/sriov', 'a/b', 'nvidia.com/GA102GL_A10', `example.com/${'a'.repeat(63)}`])('%s is one', (name) => {
  expect(isExtendedResource(name)).toBe(true);
});

test.each([
  '', 'cpu', '/a', 'a/', 'a/b/c', 'Intel.com/sriov', 'intel..com/sriov', '-a/b', 'a/-b', 'a/b-', `a/${'b'.repeat(64)}`, `${'a'.repeat(254)}/b`,
])('%j is none', (name) => {
  expect(isExtendedResource(name)).toBe(false);
});
