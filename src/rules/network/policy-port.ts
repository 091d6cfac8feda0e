import type { NetworkPolicy } from '../../../imports/kubernetes';
import { LabelIndex } from '../../manifests/label-index';
import type { Manifest } from '../../manifests/manifest';
import { podsOfPeer } from '../../manifests/network-policy-peers';
import type { PodSelection } from '../../manifests/network-policy-peers';
import { ofKind } from '../../manifests/of-kind';
import { ownedNamespaces } from '../../manifests/owned-namespaces';
import { podsWithPorts, portNames } from '../../manifests/pod-ports';
import type { NamedPorts } from '../../manifests/pod-ports';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';
import { mayMakePods } from '../workloads/pod-selector';

/** A port that a policy means by its name, and the pods that should have it; `undefined` where it is not known which those are. */
interface NamedPort {
  readonly field: string;
  readonly got: string;
  readonly pods: readonly (PodSelection | undefined)[];
}

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'policy-port/references-container-port',
    level: FindingLevel.ADVISED,
    summary: 'A port that a NetworkPolicy means by its name must be one of a pod that it lets in to, or out to, in a namespace that the app makes',
    why: 'Kubernetes looks the name up among the ports of the containers of each pod that is called; the launcher of a guest has those that its interfaces name. A name that no '
      + 'pod has opens nothing: connections time out. The app makes the whole namespace, so what is meant should be in it.',
    fix: 'Name the containerPort, or the port of the interface; correct the name, or write the number.',
    * check(manifests, cluster) {
      const owned = ownedNamespaces(manifests);
      if (!owned.size) return;
      const named = ofKind<Manifest & NetworkPolicy>(manifests, 'networking.k8s.io/NetworkPolicy').flatMap((manifest) => (
        namedPortsOf(manifest).map((port) => ({ manifest, ...port }))
      ));
      if (!named.length) return;
      const open = new Set(manifests.filter(mayMakePods).map(({ metadata }) => metadata.namespace));
      const index = new LabelIndex(podsWithPorts(manifests, cluster));
      for (const { manifest, field, got, pods } of named) {
        const known = pods.flatMap((selection) => (selection && owned.has(selection.namespace) && !open.has(selection.namespace) ? [selection] : []));
        const [first] = known.flatMap(({ namespace, selector }) => index.find(namespace, selector) ?? []);
        if (!first || known.length < pods.length || cluster.unread.has(got)) continue;
        const hasName = ({ ports, isInjected }: NamedPorts) => isInjected || ports.includes(got);
        const isThere = known.some(({ namespace, selector }) => index.find(namespace, selector, hasName));
        if (!isThere) yield { manifest, field, got, allowed: portNames(first) };
      }
    },
  }),
];

function namedPortsOf({ metadata: { namespace }, spec }: Manifest & NetworkPolicy): NamedPort[] {
  const { ingress = [], egress = [], podSelector: selector = {} } = spec ?? {};
  const own = hasLabels(selector) ? { namespace, selector } : undefined;
  return [
    ...ingress.map(({ ports = [] }, i) => ({ ports, path: `spec.ingress[${i}]`, pods: [own] })),
    ...egress.map(({ ports = [], to = [] }, i) => ({ ports, path: `spec.egress[${i}]`, pods: to.length ? to.map((peer) => podsOfPeer(peer, namespace)) : [undefined] })),
  ].flatMap(({ ports, path, pods }) => ports.flatMap(({ port: got }, i): NamedPort[] => (
    typeof got === 'string' ? [{ field: `${path}.ports[${i}].port`, got, pods: pods.map((each) => (each && hasLabels(each.selector) ? each : undefined)) }] : []
  )));
}

/** What selects all pods means those as well that KubeVirt and CDI make, which have ports of their own. */
function hasLabels({ matchLabels = {}, matchExpressions = [] }: PodSelection['selector']): boolean {
  return Object.keys(matchLabels).length + matchExpressions.length > 0;
}
