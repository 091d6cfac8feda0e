import { attachmentsOf } from '../../analysis/reachability/endpoint';
import type { EndpointClass, ObjectRef, Plane, Reachability } from '../../analysis/reachability/model';
import { NamespaceLabels } from '../../analysis/reachability/namespace-labels';
import { PlaneMap } from '../../analysis/reachability/plane-map';
import { isNoPort } from '../../analysis/reachability/port-set';
import { reachabilityOf } from '../../analysis/reachability/reachability';
import { groupBy } from '../../kubernetes/group-by';
import { networksOfPods } from '../../manifests/annotated-networks';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { networkPolicies } from '../../manifests/network-policies';
import { VMI_SPEC_PATHS, writtenVmiSpec } from '../../manifests/vmi';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/** How many namespaces of a network are looked at for each that is on it. */
const MOST_NAMESPACES = 20;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'shared-network/requires-multi-network-policy',
    level: FindingLevel.ADVISED,
    summary: 'A network that several namespaces share must have a MultiNetworkPolicy where NetworkPolicies keep these apart',
    why: 'NetworkPolicies hold on the network of the cluster alone. On a bridge, a VLAN or a secondary network that pods of both namespaces are attached to they '
      + 'reach each other on every port, whatever these say.',
    fix: 'Write a MultiNetworkPolicy for the attachment, give each namespace a VLAN or bridge of its own, or acknowledge this where the network is meant to join them.',
    * check(manifests) {
      if (!networkPolicies(manifests).size || !isAnyShared(manifests)) return;
      const reach = reachabilityOf(manifests);
      const byRef = new Map(manifests.map((manifest) => [keyOf(refOf(manifest)), manifest]));
      for (const plane of reach.planes) {
        if (plane.kind !== 'secondary' || plane.namespaces.length < 2 || plane.policies.length) continue;
        const classes = plane.classes.map((id) => reach.classes[id]);
        const sources = [...groupBy(classes, ({ namespace }) => namespace)].map(([, [first]]) => first);
        for (const target of classes) {
          const others = sources.filter(({ namespace }) => namespace !== target.namespace).slice(0, MOST_NAMESPACES);
          const source = others.find((each) => isKeptOff(reach, each, target));
          if (!source) continue;
          for (const ref of target.workloads) {
            const manifest = byRef.get(keyOf(ref));
            const field = manifest && attachmentField(manifest, plane);
            if (!manifest || field === undefined) continue;
            yield { manifest, field, got: `${plane.name}, on which ${source.name} is too`, allowed: `a network of namespace ${target.namespace} alone, or a MultiNetworkPolicy for it` };
          }
        }
      }
    },
  }),
];

/** Whether policies close the network of the cluster between two, on the side of the target. */
function isKeptOff(reach: Reachability, source: EndpointClass, target: EndpointClass): boolean {
  return reach.explain(source.id, target.id).some(({ plane, ports, ingress }) => (
    reach.planes[plane].kind !== 'secondary' && isNoPort(ports) && ingress.some(({ verdict, policies }) => verdict === 'denied' && policies.length > 0)
  ));
}

/** Whether pods of two namespaces are on one secondary network, which is seldom so and soon known. */
function isAnyShared(manifests: readonly Manifest[]): boolean {
  const attached = manifests.flatMap((manifest) => {
    const { namespace = '', attachments = [] } = attachmentsOf(manifest) ?? {};
    return attachments.map((attachment) => ({ namespace, attachment }));
  });
  if (new Set(attached.map(({ namespace }) => namespace)).size < 2) return false;
  const labels = new NamespaceLabels(manifests);
  const map = new PlaneMap(manifests, labels, labels.names());
  const planes = groupBy(attached, ({ attachment }) => map.ofAttachment(attachment));
  return [...planes.values()].some((on) => on.some(({ namespace }) => namespace !== on[0].namespace));
}

function attachmentField(manifest: Manifest, { attachments }: Plane): string | undefined {
  const { metadata: { namespace = 'default' } } = manifest;
  const path = VMI_SPEC_PATHS.get(kindOf(manifest));
  if (path !== undefined) {
    const { networks = [] } = writtenVmiSpec(manifest, path);
    const i = networks.findIndex(({ multus }) => {
      const name = multus?.networkName ?? '';
      return attachments.includes(name.includes('/') ? name : `${namespace}/${name}`);
    });
    return i < 0 ? undefined : `${path}.networks[${i}].multus.networkName`;
  }
  return networksOfPods(manifest)?.field;
}

function refOf({ apiVersion, kind, metadata: { namespace = 'default', name = '' } }: Manifest): ObjectRef {
  return { apiVersion, kind, namespace, name };
}

function keyOf({ apiVersion, kind, namespace, name }: ObjectRef): string {
  return JSON.stringify([apiVersion, kind, namespace, name]);
}
