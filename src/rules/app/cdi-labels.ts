import type { LabelSelector, NetworkPolicy, NetworkPolicyPeer } from '../../../imports/kubernetes';
import { MakingRoles, roleBindings } from '../../manifests/bound-roles';
import { matchesSelector } from '../../manifests/label-index';
import type { Labels } from '../../manifests/label-index';
import type { Manifest } from '../../manifests/manifest';
import { mayAdmitPod } from '../../manifests/network-peer';
import { networkPolicies, openingsOf } from '../../manifests/network-policies';
import { ofKind } from '../../manifests/of-kind';
import { reservedIn } from '../../manifests/reserved-labels';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

type Policy = Manifest & NetworkPolicy;

const WORKER = 'containerized-data-importer';
const COMPONENT = 'cdi.kubevirt.io';
const IMPORTER = { 'app': WORKER, [COMPONENT]: 'importer', 'prometheus.cdi.kubevirt.io': 'true' };
const CLONE_SOURCE = { app: WORKER, [COMPONENT]: 'cdi-clone-source' };
const UPLOAD_SERVER = { app: WORKER, [COMPONENT]: 'cdi-upload-server' };
/** A pod of a namespace that is not known, without labels of CDI. */
const STRANGER = { labels: { app: undefined, [COMPONENT]: undefined } };

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'cdi-labels/avoids-open-egress',
    level: FindingLevel.ADVISED,
    summary: 'What NetworkPolicies open to the importers of CDI should not be the world, where tenants may make pods with their labels',
    why: `NetworkPolicies know importers by labels. Any pod or VM that carries app: ${WORKER} or ${COMPONENT}: importer leaves the namespace by the same way, `
      + 'past a default deny.',
    fix: 'Open the addresses of the registries only, or keep the labels for CDI with a ValidatingAdmissionPolicy on pods, as TenantNamespace does.',
    * check(manifests) {
      const open = policiesOf(manifests).filter(({ spec }) => means(spec?.podSelector, IMPORTER));
      const policies = networkPolicies(manifests);
      const roles = new MakingRoles(manifests);
      const tenants = new Set(roleBindings(manifests).filter((binding) => roles.areGivenBy(binding)).map(({ metadata }) => metadata.namespace));
      const { everywhere, namespaces } = reservedIn(manifests, WORKER);
      for (const manifest of open) {
        const { namespace } = manifest.metadata;
        if (!tenants.has(namespace) || everywhere || namespaces.has(namespace)) continue;
        const ofAnyPod = openingsOf(policies, { namespace, labels: {} }, 'Egress');
        if (!ofAnyPod || ofAnyPod.some(({ peers }) => leadsToTheWorld(peers))) continue;
        const i = (manifest.spec?.egress ?? []).findIndex(({ to }) => leadsToTheWorld(to));
        if (i >= 0) yield { manifest, field: `spec.egress[${i}]`, got: 'all addresses', allowed: 'the addresses that images come from' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'cdi-labels/avoids-open-ingress',
    level: FindingLevel.ADVISED,
    summary: 'Pods of CDI should let in the clone sources of namespaces that are named, not of all',
    why: `NetworkPolicies know clone sources by labels. Any pod or VM of any namespace that carries app: ${WORKER} or ${COMPONENT}: cdi-clone-source reaches the `
      + 'upload servers of this one.',
    fix: 'Name the namespaces that disks are cloned from, as `cloneSources` of a TenantNamespace does, or keep the labels for CDI in all namespaces with a '
      + 'ValidatingAdmissionPolicy on pods.',
    * check(manifests) {
      const open = policiesOf(manifests).flatMap((manifest) => cloneWays(manifest).map((field) => ({ manifest, field })));
      if (!open.length || reservedIn(manifests, WORKER).everywhere) return;
      const policies = networkPolicies(manifests);
      for (const { manifest, field } of open) {
        const openings = openingsOf(policies, { namespace: manifest.metadata.namespace, labels: UPLOAD_SERVER }, 'Ingress');
        if (!openings || openings.some((opening) => mayAdmitAnybody(opening.peers))) continue;
        yield { manifest, field, got: 'clone sources of all namespaces', allowed: 'clone sources of namespaces that are named' };
      }
    },
  }),
];

function policiesOf(manifests: readonly Manifest[]): readonly Policy[] {
  return ofKind<Policy>(manifests, 'networking.k8s.io/NetworkPolicy');
}

/** Whether a selector selects pods by these labels, and not pods without any. */
function means(selector: LabelSelector = {}, labels: Labels): boolean {
  return matchesSelector(selector, labels) && !matchesSelector(selector, {});
}

function leadsToTheWorld(peers: readonly NetworkPolicyPeer[] | undefined): boolean {
  return !peers?.length || peers.some(({ ipBlock }) => ipBlock?.cidr === '0.0.0.0/0' || ipBlock?.cidr === '::/0');
}

/** The peers of upload servers that mean the clone sources of all namespaces. */
function cloneWays({ spec }: Policy): string[] {
  if (!spec || !matchesSelector(spec.podSelector ?? {}, UPLOAD_SERVER)) return [];
  return (spec.ingress ?? []).flatMap(({ from = [] }, i) => from.flatMap(({ namespaceSelector, podSelector }, j) => (
    namespaceSelector && matchesSelector(namespaceSelector, {}) && means(podSelector, CLONE_SOURCE) ? [`spec.ingress[${i}].from[${j}]`] : []
  )));
}

/** Whether pods without labels of CDI get in as well, from a namespace that is not named. */
function mayAdmitAnybody(peers: readonly NetworkPolicyPeer[] | undefined): boolean {
  return !peers?.length || peers.some((peer) => matchesSelector(peer.namespaceSelector ?? {}, {}) && mayAdmitPod({ peers: [peer] }, STRANGER));
}
