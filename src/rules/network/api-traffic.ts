import type { PodSpec } from '../../../imports/kubernetes';
import { fieldsAt } from '../../kubernetes/fields-at';
import { roleBindings } from '../../manifests/bound-roles';
import { groupOf, kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { mayAdmitOutsiders } from '../../manifests/network-peer';
import { networkPolicies, openingsOf, opensPort } from '../../manifests/network-policies';
import { POD_SPECS } from '../../manifests/pod-specs';
import { podLabelsOf } from '../../manifests/pods';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/** Policies of other kinds, which may open what NetworkPolicies close. */
const OTHER_POLICIES = /^(?:cilium\.io|(?:crd\.)?projectcalico\.org|policy\.networking\.k8s\.io|crd\.antrea\.io)$/;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'api-traffic/requires-egress-to-api-server',
    level: FindingLevel.ADVISED,
    summary: 'NetworkPolicies must let pods call the API server whose service account has a role',
    why: 'The API server is no pod: where egress is denied, no selector of pods opens the way to it, and kubectl and every client in the pod time out.',
    fix: 'Allow egress to the addresses that kubectl get endpointslices -n default kubernetes shows, with an ipBlock: `apiServers` of a SnapshotSchedule, or '
      + '`connections.allowTo` of the workload. Where the pods do not call it, write automountServiceAccountToken: false.',
    * check(manifests) {
      const policies = networkPolicies(manifests);
      if (!policies.size || manifests.some((manifest) => OTHER_POLICIES.test(groupOf(manifest)))) return;
      const bound = new Set(roleBindings(manifests).flatMap(({ metadata, subjects = [] }) => (
        subjects.filter(({ kind }) => kind === 'ServiceAccount').map(({ name, namespace = metadata.namespace }) => `${namespace}/${name}`)
      )));
      const silent = new Set(manifests.filter(hasNoToken).map(({ metadata: { namespace, name } }) => `${namespace}/${name}`));
      for (const manifest of manifests) {
        const pod = podOf(manifest);
        if (!pod) continue;
        const { metadata: { namespace } } = manifest;
        const { path, labels, spec: { serviceAccountName: name = 'default', automountServiceAccountToken: mounts, hostNetwork } } = pod;
        const account = `${namespace}/${name}`;
        if (hostNetwork || !bound.has(account) || !(mounts ?? !silent.has(account))) continue;
        const openings = openingsOf(policies, { namespace, labels }, 'Egress');
        if (!openings || openings.some((opening) => mayAdmitOutsiders(opening) && opensPort(opening, undefined, 'TCP'))) continue;
        yield { manifest, field: `${path}.serviceAccountName`, got: `${name}, which has a role, and no way to the API server`, allowed: 'egress to the API server' };
      }
    },
  }),
];

function hasNoToken(manifest: Manifest & { readonly automountServiceAccountToken?: boolean }): boolean {
  return kindOf(manifest) === '/ServiceAccount' && manifest.automountServiceAccountToken === false;
}

function podOf(manifest: Manifest) {
  const path = POD_SPECS.get(kindOf(manifest));
  const [spec] = path === undefined ? [] : fieldsAt(path)(manifest);
  return spec && { path: spec.field, spec: spec.value as PodSpec, labels: podLabelsOf(manifest)[0] ?? {} };
}
