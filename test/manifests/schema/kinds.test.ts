import { versionsOf } from '../../../src/manifests/schema/kinds';
import { newestUpstreams } from '../../../src/manifests/schema/upstream';
import { schemaErrors } from '../../../src/manifests/schema/validator';

test.each([
  ['', 'Secret', ['v1'], 'Namespaced', false],
  ['rbac.authorization.k8s.io', 'ClusterRole', ['v1'], 'Cluster', false],
  ['autoscaling', 'HorizontalPodAutoscaler', ['v1', 'v2'], 'Namespaced', false],
  ['kubevirt.io', 'VirtualMachine', ['v1', 'v1alpha3'], 'Namespaced', true],
  ['instancetype.kubevirt.io', 'VirtualMachineClusterInstancetype', ['v1beta1'], 'Cluster', true],
])('%s/%s', (group, kind, served, scope, custom) => {
  const versions = versionsOf(group, kind) ?? new Map();
  expect([...versions.keys()]).toEqual(served);
  expect([...versions.values()].map((known) => [known.scope, known.custom])).toEqual(served.map(() => [scope, custom]));
});

test('an unknown kind', () => {
  expect(versionsOf('example.com', 'VirtualMachine')).toBeUndefined();
});

test('every known kind has a schema that compiles', () => {
  for (const { group, kind } of newestUpstreams().flatMap(({ kinds }) => kinds)) {
    for (const known of versionsOf(group, kind)?.values() ?? []) {
      expect([kind, Array.isArray(schemaErrors(known, {}))]).toEqual([kind, true]);
    }
  }
});
