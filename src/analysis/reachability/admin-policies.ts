import type { Atoms } from './atoms';
import type { PortSet } from './model';
import { protocolOf, protocolPorts, refOf, rulePorts } from './policy';
import type { Direction, NamedPort, Policy, Rule, RulePorts } from './policy';
import { ALL_PORTS } from './port-set';
import { selectorOf } from './selector';
import { at, listAt, textAt, textsAt } from '../../kubernetes/untyped';
import { groupOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';

const GROUP = 'policy.networking.k8s.io';
const KINDS = ['AdminNetworkPolicy', 'BaselineAdminNetworkPolicy', 'ClusterNetworkPolicy'];
const ACTIONS = new Map<string | undefined, Rule['action']>([
  ['Allow', 'allow'],
  ['Accept', 'allow'],
  ['Deny', 'deny'],
  ['Pass', 'pass'],
]);
const FIELDS: { readonly [direction in Direction]: { readonly rules: string; readonly peers: string } } = {
  Ingress: { rules: 'ingress', peers: 'from' },
  Egress: { rules: 'egress', peers: 'to' },
};
const PROTOCOL_FIELDS = [
  ['tcp', 'TCP'],
  ['udp', 'UDP'],
  ['sctp', 'SCTP'],
] as const;

export function isAdminPolicy(manifest: Manifest): boolean {
  return groupOf(manifest) === GROUP && KINDS.includes(manifest.kind);
}

/** An AdminNetworkPolicy or BaselineAdminNetworkPolicy (v1alpha1), or the ClusterNetworkPolicy that follows both (v1alpha2). */
export function adminPolicy(manifest: Manifest, atoms: Atoms): Policy {
  const { kind } = manifest;
  const isBaseline = kind === 'BaselineAdminNetworkPolicy' || (kind === 'ClusterNetworkPolicy' && textAt(manifest, 'spec', 'tier') === 'Baseline');
  const priority = at(manifest, 'spec', 'priority');
  const [subject] = podPeers(at(manifest, 'spec', 'subject'), atoms);
  const rulesOf = (direction: Direction): readonly Rule[] => {
    const { rules, peers } = FIELDS[direction];
    return listAt(manifest, 'spec', rules).flatMap((rule, i): Rule[] => {
      const action = ACTIONS.get(textAt(rule, 'action'));
      const shared = { ports: portsOf(rule), field: `spec.${rules}[${i}]` };
      return action ? [{ action, peers: listAt(rule, peers).flatMap((peer) => peersOf(peer, atoms)), ...shared }] : [];
    });
  };
  return {
    ref: refOf(manifest),
    tier: isBaseline ? 'baseline' : 'admin',
    priority: typeof priority === 'number' ? priority : 0,
    // A subject that says nothing is for no pod.
    subject: subject ?? -1,
    rules: { Ingress: rulesOf('Ingress'), Egress: rulesOf('Egress') },
  };
}

function podPeers(peer: unknown, atoms: Atoms): number[] {
  const [namespaces, pods] = [at(peer, 'namespaces'), at(peer, 'pods')];
  return [
    ...(namespaces === undefined ? [] : [atoms.podsOf(selectorOf(namespaces), selectorOf(undefined))]),
    ...(pods === undefined ? [] : [atoms.podsOf(selectorOf(at(pods, 'namespaceSelector')), selectorOf(at(pods, 'podSelector')))]),
  ];
}

function peersOf(peer: unknown, atoms: Atoms): number[] {
  return [
    ...podPeers(peer, atoms),
    ...(at(peer, 'nodes') === undefined ? [] : [atoms.nodes()]),
    // A network is matched against the addresses of pods as well: all of a family have one in the whole of it.
    ...textsAt(peer, 'networks').map((cidr) => atoms.addresses(cidr, [], cidr.endsWith('/0'))),
  ];
}

function portsOf(rule: unknown): RulePorts {
  const entries = [...listAt(rule, 'ports'), ...listAt(rule, 'protocols')];
  if (!entries.length) return { numbers: ALL_PORTS, names: [] };
  return rulePorts(
    entries.flatMap((entry): (PortSet | NamedPort)[] => {
      const name = textAt(entry, 'namedPort') ?? textAt(entry, 'destinationNamedPort');
      if (name !== undefined) return [{ name }];
      const [number, range] = [at(entry, 'portNumber'), at(entry, 'portRange')];
      if (number !== undefined) return [protocolPorts(protocolOf(textAt(number, 'protocol')), at(number, 'port') ?? null)];
      if (range !== undefined) return [protocolPorts(protocolOf(textAt(range, 'protocol')), at(range, 'start') ?? null, at(range, 'end'))];
      return PROTOCOL_FIELDS.filter(([field]) => at(entry, field) !== undefined).map(([field, protocol]) => {
        const port = at(entry, field, 'destinationPort');
        return port === undefined
          ? protocolPorts(protocol, undefined)
          : protocolPorts(protocol, at(port, 'number') ?? at(port, 'range', 'start') ?? null, at(port, 'number') ?? at(port, 'range', 'end'));
      });
    }),
  );
}
