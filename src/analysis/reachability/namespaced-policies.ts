import { ANY } from './atoms';
import type { Atoms } from './atoms';
import type { PortSet } from './model';
import { protocolOf, protocolPorts, refOf, rulePorts } from './policy';
import type { Direction, NamedPort, Policy, Rule, RulePorts } from './policy';
import { ALL_PORTS } from './port-set';
import { selectorOf } from './selector';
import { at, listAt, textAt, textsAt } from '../../kubernetes/untyped';
import type { Manifest } from '../../manifests/manifest';
import { kindOf } from '../../manifests/manifest';

const FIELDS: { readonly [direction in Direction]: { readonly rules: string; readonly peers: string } } = {
  Ingress: { rules: 'ingress', peers: 'from' },
  Egress: { rules: 'egress', peers: 'to' },
};
/** The annotation by which a MultiNetworkPolicy names its networks. */
const POLICY_FOR = 'k8s.v1.cni.cncf.io/policy-for';

export function isNamespacedPolicy(manifest: Manifest): boolean {
  return kindOf(manifest) === 'networking.k8s.io/NetworkPolicy' || isMultiNetworkPolicy(manifest);
}

/** A NetworkPolicy, or a MultiNetworkPolicy, which reads the same but for its networks. */
export function namespacedPolicy(manifest: Manifest, atoms: Atoms): Policy {
  const namespace = textAt(manifest, 'metadata', 'namespace') ?? 'default';
  const isMulti = isMultiNetworkPolicy(manifest);
  const types = typesOf(manifest, isMulti);
  const rulesOf = (direction: Direction): readonly Rule[] => {
    const { rules, peers } = FIELDS[direction];
    return listAt(manifest, 'spec', rules).map((rule, i) => ({
      action: 'allow',
      peers: peersOf(listAt(rule, peers), namespace, atoms, isMulti),
      ports: portsOf(listAt(rule, 'ports')),
      field: `spec.${rules}[${i}]`,
    }));
  };
  return {
    ref: refOf(manifest, namespace),
    tier: 'namespace',
    priority: 0,
    subject: atoms.podsIn(namespace, selectorOf(at(manifest, 'spec', 'podSelector'))),
    rules: { ...(types.has('Ingress') ? { Ingress: rulesOf('Ingress') } : {}), ...(types.has('Egress') ? { Egress: rulesOf('Egress') } : {}) },
    ...(isMulti ? { attachments: attachmentsOf(manifest, namespace) } : {}),
  };
}

/**
 * As the API server defaults them of a NetworkPolicy. It does not of a MultiNetworkPolicy, and without them what enforces those takes the directions that have
 * rules (`getEnabledPolicyTypes` of multi-networkpolicy-iptables): one without rules restricts nothing.
 */
function typesOf(manifest: Manifest, isMulti: boolean): ReadonlySet<string> {
  const written = textsAt(manifest, 'spec', 'policyTypes');
  if (written.length) return new Set(written);
  const isGiven = ({ rules }: typeof FIELDS[Direction]) => listAt(manifest, 'spec', rules).length > 0;
  return new Set([...!isMulti || isGiven(FIELDS.Ingress) ? ['Ingress'] : [], ...isGiven(FIELDS.Egress) ? ['Egress'] : []]);
}

function isMultiNetworkPolicy(manifest: Manifest): boolean {
  return kindOf(manifest) === 'k8s.cni.cncf.io/MultiNetworkPolicy';
}

function attachmentsOf(manifest: Manifest, namespace: string): string[] {
  const names = textAt(manifest, 'metadata', 'annotations', POLICY_FOR)?.split(',') ?? [];
  return names
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => (name.includes('/') ? name : `${namespace}/${name}`));
}

function peersOf(peers: readonly unknown[], namespace: string, atoms: Atoms, isMulti: boolean): number[] {
  if (!peers.length) return [ANY];
  return peers.flatMap((peer): number[] => {
    const cidr = textAt(peer, 'ipBlock', 'cidr');
    // Addresses on secondary networks are in no manifest: a pod that has one may have any.
    if (cidr !== undefined) return [isMulti ? ANY : atoms.addresses(cidr, textsAt(peer, 'ipBlock', 'except'), false)];
    const [namespaces, pods] = [at(peer, 'namespaceSelector'), at(peer, 'podSelector')];
    if (namespaces !== undefined) return [atoms.podsOf(selectorOf(namespaces), selectorOf(pods))];
    return pods === undefined ? [] : [atoms.podsIn(namespace, selectorOf(pods))];
  });
}

function portsOf(ports: readonly unknown[]): RulePorts {
  if (!ports.length) return { numbers: ALL_PORTS, names: [] };
  return rulePorts(
    ports.flatMap((entry): (PortSet | NamedPort)[] => {
      const protocol = protocolOf(textAt(entry, 'protocol'));
      const port = at(entry, 'port');
      if (typeof port === 'string') return protocol === undefined ? [] : [{ name: port, protocol }];
      return [protocolPorts(protocol, port, at(entry, 'endPort') ?? port)];
    }),
  );
}
