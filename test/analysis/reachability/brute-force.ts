import { BlockList, isIPv6 } from 'node:net';
import { Protocol, PROTOCOLS } from '../../../src/analysis/reachability/model';

/**
 * Who reaches whom, asked for one pod, one other, one port and one protocol at a time, as the documents of the API say it: no classes, no sets, no index.
 */
interface Labels {
  readonly [key: string]: string;
}
interface Named {
  readonly name: string;
  readonly containerPort: number;
  readonly protocol?: string;
}

export interface Pod {
  readonly namespace: string;
  readonly labels: Labels;
  readonly ports: readonly Named[];
  /** On the network of its node. */
  readonly hostNetwork?: boolean;
  /** A guest: where its interface lists ports, no others lead to it. */
  readonly isGuest?: boolean;
}

export interface Address {
  readonly address: string;
}

export type Peer = Pod | Address;

export interface Situation {
  readonly namespaces: { readonly [name: string]: Labels };
  readonly policies: readonly any[];
}

const isPod = (peer: Peer): peer is Pod => 'namespace' in peer;

export function isReachable(from: Peer, to: Peer, port: number, protocol: Protocol, situation: Situation): boolean {
  // What comes from a node or goes to it no policy stops; who forwards ports to a guest does not forward others.
  if (isPod(to) && to.isGuest && to.ports.length && !to.ports.some((entry) => entry.containerPort === port && (entry.protocol ?? 'TCP') === protocol)) return false;
  if ([from, to].some((peer) => isPod(peer) && peer.hostNetwork)) return true;
  return isLetThrough('egress', from, to, to, port, protocol, situation) && isLetThrough('ingress', to, from, to, port, protocol, situation);
}

type Side = 'ingress' | 'egress';

function isLetThrough(side: Side, own: Peer, peer: Peer, target: Peer, port: number, protocol: Protocol, situation: Situation): boolean {
  if (!isPod(own)) return true;
  const { policies, namespaces } = situation;
  const inTier = (isBaseline: boolean) =>
    policies
      .filter(
        ({ kind, spec }) =>
          kind === (isBaseline ? 'BaselineAdminNetworkPolicy' : 'AdminNetworkPolicy') || spec.tier === (isBaseline ? 'Baseline' : 'Admin'),
      )
      .sort((a, b) => a.spec.priority - b.spec.priority)
      .filter(({ spec: { subject } }) => isOfAdminPeer(subject, own, namespaces))
      .flatMap(({ spec }) => spec[side] ?? [])
      .find(
        (rule: any) =>
          (rule.from ?? rule.to).some((entry: any) => isOfAdminPeer(entry, peer, namespaces)) && hasAdminPort(rule, target, port, protocol),
      );
  const admin = inTier(false);
  if (admin && admin.action !== 'Pass') return admin.action !== 'Deny';
  const own_ = policies.filter(
    ({ kind, metadata, spec }) =>
      kind === 'NetworkPolicy' &&
      metadata.namespace === own.namespace &&
      isSelected(spec.podSelector, own.labels) &&
      (spec.policyTypes ?? ['Ingress', ...(spec.egress?.length ? ['Egress'] : [])]).includes(side === 'ingress' ? 'Ingress' : 'Egress'),
  );
  if (own_.length) {
    return own_.some(({ metadata: { namespace }, spec }) =>
      (spec[side] ?? []).some(
        (rule: any) => isOfPeers(rule.from ?? rule.to, peer, namespace, namespaces) && hasPort(rule.ports, target, port, protocol),
      ),
    );
  }
  return inTier(true)?.action !== 'Deny';
}

function isOfPeers(peers: readonly any[] | undefined, peer: Peer, namespace: string, namespaces: Situation['namespaces']): boolean {
  if (!peers?.length) return true;
  return peers.some(({ ipBlock, namespaceSelector, podSelector = {} }) => {
    if (ipBlock) return !isPod(peer) && blockContains(ipBlock, peer.address);
    if (!isPod(peer)) return false;
    const isThere = namespaceSelector ? isSelected(namespaceSelector, labelsOf(peer.namespace, namespaces)) : peer.namespace === namespace;
    return isThere && isSelected(podSelector, peer.labels);
  });
}

function isOfAdminPeer({ namespaces: selector, pods, networks }: any, peer: Peer, namespaces: Situation['namespaces']): boolean {
  if (networks) return networks.some((cidr: string) => (isPod(peer) ? cidr.endsWith('/0') : blockContains({ cidr }, peer.address)));
  if (!isPod(peer)) return false;
  const labels = labelsOf(peer.namespace, namespaces);
  return selector ? isSelected(selector, labels) : isSelected(pods.namespaceSelector, labels) && isSelected(pods.podSelector, peer.labels);
}

function hasPort(ports: readonly any[] | undefined, target: Peer, port: number, protocol: Protocol): boolean {
  if (!ports?.length) return true;
  return ports.some(({ port: wanted, endPort, protocol: spoken = 'TCP' }) => {
    if (spoken !== protocol) return false;
    if (wanted === undefined) return true;
    return typeof wanted === 'number' ? port >= wanted && port <= (endPort ?? wanted) : isNamed(wanted, target, port, protocol);
  });
}

function hasAdminPort({ ports, protocols }: any, target: Peer, port: number, protocol: Protocol): boolean {
  if (!ports && !protocols) return true;
  return [...(ports ?? []), ...(protocols ?? [])].some(({ portNumber, portRange, namedPort, destinationNamedPort, ...entry }: any) => {
    const name = namedPort ?? destinationNamedPort;
    if (name) return isNamed(name, target, port, protocol);
    if (portNumber) return portNumber.protocol === protocol && portNumber.port === port;
    if (portRange) return (portRange.protocol ?? 'TCP') === protocol && port >= portRange.start && port <= portRange.end;
    const spoken = entry[protocol.toLowerCase()];
    if (!spoken) return false;
    const { number, range } = spoken.destinationPort ?? {};
    return range ? port >= range.start && port <= range.end : number === undefined || number === port;
  });
}

function isNamed(name: string, target: Peer, port: number, protocol: Protocol): boolean {
  return isPod(target) && target.ports.some((entry) => entry.name === name && entry.containerPort === port && (entry.protocol ?? 'TCP') === protocol);
}

/** By Node.js, and not as we compute it. */
function blockContains({ cidr, except = [] }: { readonly cidr: string; readonly except?: readonly string[] }, address: string): boolean {
  const isIn = (block: string) => {
    const [net, length] = block.split('/');
    const list = new BlockList();
    list.addSubnet(net, Number(length), isIPv6(net) ? 'ipv6' : 'ipv4');
    return isIPv6(net) === isIPv6(address) && list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  };
  return isIn(cidr) && !except.some(isIn);
}

function labelsOf(namespace: string, namespaces: Situation['namespaces']): Labels {
  return { ...namespaces[namespace], 'kubernetes.io/metadata.name': namespace };
}

export function isSelected({ matchLabels = {}, matchExpressions = [] }: any, labels: Labels): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values }: any) => {
      if (operator === 'Exists') return key in labels;
      if (operator === 'DoesNotExist') return !(key in labels);
      return (operator === 'In') === (key in labels && values.includes(labels[key]));
    })
  );
}

export { PROTOCOLS };
