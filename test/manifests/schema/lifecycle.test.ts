import { compareReleases } from '../../../src/kubernetes/release';
import { KNOWN_RELEASES, releasesOf } from '../../../src/manifests/releases';
import { allGroups } from '../../../src/manifests/schema/groups';
import { versionsOf } from '../../../src/manifests/schema/kinds';
import { kindUntil, lifecycleOf } from '../../../src/manifests/schema/lifecycle';
import { KUBERNETES } from '../../../src/manifests/schema/upstream';

const NEWEST = releasesOf({});
/** Types whose lifecycle is otherwise in these releases: put off later, or not written down yet. */
const OTHERWISE = ['1.30', '1.31'].flatMap((release) => [
  'certificates.k8s.io/ClusterTrustBundle/v1alpha1', 'admissionregistration.k8s.io/ValidatingAdmissionPolicy/v1alpha1',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding/v1alpha1',
].map((name) => `${release} ${name}`));

test.each(KNOWN_RELEASES.kubernetes)('Kubernetes %s serves, and warns of, what the lifecycles say', (kubernetes) => {
  const releases = { ...NEWEST, kubernetes };
  const strange: string[] = [];
  for (const [group, { kinds }] of allGroups(releases)) {
    for (const kind of kinds) {
      for (const { version, deprecated, project } of versionsOf(group, kind, releases)!.values()) {
        if (project !== KUBERNETES) continue;
        const lifecycle = lifecycleOf(group, kind, version);
        const removed = lifecycle && compareReleases(lifecycle.removed, kubernetes) <= 0;
        const warned = lifecycle !== undefined && compareReleases(lifecycle.deprecated, kubernetes) <= 0;
        if (removed || warned !== deprecated.includes(version)) strange.push(`${kubernetes} ${group}/${kind}/${version}`);
      }
    }
  }
  expect(strange.filter((each) => !OTHERWISE.includes(each))).toEqual([]);
});

test.each([
  ['policy', 'PodDisruptionBudget', 'v1beta1', { deprecated: '1.21', removed: '1.25', replacement: 'policy/v1 PodDisruptionBudget' }],
  ['networking.k8s.io', 'IngressClass', 'v1beta1', { deprecated: '1.19', removed: '1.22', replacement: 'networking.k8s.io/v1 IngressClass' }],
  ['policy', 'PodDisruptionBudget', 'v1', undefined],
  ['policy', 'PodDisruptionBudgetList', 'v1beta1', undefined],
  ['kubevirt.io', 'VirtualMachine', 'v1alpha3', undefined],
  ['', 'Pod', 'v1', undefined],
])('%s %s %s', (group, kind, version, expected) => expect(lifecycleOf(group, kind, version)).toEqual(expected));

test.each([
  ['resource.k8s.io', 'PodSchedulingContext', '1.31', undefined],
  ['resource.k8s.io', 'PodSchedulingContext', '1.32', 'Kubernetes 1.32'],
  ['resource.k8s.io', 'PodSchedulingContext', '1.36', 'Kubernetes 1.32'],
  ['resource.k8s.io', 'ResourceClass', undefined, 'Kubernetes 1.31'],
  ['resource.k8s.io', 'Unheard', '1.36', undefined],
  ['example.com', 'PodSchedulingContext', '1.36', undefined],
])('%s %s on Kubernetes %s is gone since', (group, kind, kubernetes, until) => expect(kindUntil(group, kind, { ...NEWEST, kubernetes })).toBe(until));
