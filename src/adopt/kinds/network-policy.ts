import { selectedBy } from './selected';
import { labelExpressionsOf } from './selector';
import { isEmptyMapping, isMapping } from '../../kubernetes/is-mapping';
import { at, listAt, textAt } from '../../kubernetes/untyped';
import type { Adoption, Surroundings, Written } from '../adopter';
import { policyTypesOf } from '../as-stored';
import { fields, list, makePlus, plus } from '../expression';
import type { Expression, Optional } from '../expression';
import { memberOfPlus, number, text, texts, textsByKey, value } from '../values';

/** A network policy. cdk8s-plus has rules of one peer each, and ports by number. */
export function networkPolicyAdopter({ metadata, spec }: Written, surroundings: Surroundings): Adoption | undefined {
  const name = textAt(metadata, 'name') ?? 'policy';
  const types = policyTypesOf(spec);
  const selector = podsOf(at(spec, 'podSelector'), surroundings, name);
  const [ingress, egress] = (['ingress', 'egress'] as const).map((direction) => (
    trafficOf(listAt(spec, direction), `${name}-${direction}`, direction === 'ingress' ? 'from' : 'to', surroundings)
  ));
  const isWhole = selector !== undefined && [['Ingress', ingress], ['Egress', egress]].every(([type, traffic]) => traffic !== undefined || !types.includes(type));
  return isWhole ? {
    type: plus('NetworkPolicy'),
    props: fields({
      selector: selector === 'all' ? undefined : selector,
      ingress: types.includes('Ingress') ? ingress : undefined,
      egress: types.includes('Egress') ? egress : undefined,
    }),
    isAllOrNothing: true,
  } : undefined;
}

/** The pods that a policy is for: all where it does not say. */
function podsOf(selector: unknown, surroundings: Surroundings, name: string): Optional | 'all' {
  if (isEmptyMapping(selector)) return 'all';
  return isByLabels(selector) ? selectedBy(at(selector, 'matchLabels'), surroundings, name) : pods(selector, undefined, name, surroundings);
}

function trafficOf(rules: readonly unknown[], name: string, peers: 'from' | 'to', surroundings: Surroundings): Optional {
  const byDefault = (word: 'ALLOW' | 'DENY') => fields({ default: memberOfPlus('NetworkPolicyTrafficDefault', word) });
  if (rules.length === 0) return byDefault('DENY');
  if (rules.length === 1 && isEmptyMapping(rules[0])) return byDefault('ALLOW');
  const written = list(rules.map((rule) => ruleOf(rule, name, peers, surroundings)));
  return written && fields({ rules: written });
}

function ruleOf(rule: unknown, name: string, peers: 'from' | 'to', surroundings: Surroundings): Optional {
  const [only, ...others] = listAt(rule, peers);
  const ports = list(listAt(rule, 'ports').map(portOf));
  const peer = only === undefined || others.length > 0 ? undefined : peerOf(only, name, surroundings);
  return peer && (ports ?? listAt(rule, 'ports').length === 0) ? fields({ peer, ports }) : undefined;
}

function peerOf(peer: unknown, name: string, surroundings: Surroundings): Optional {
  if (!isMapping(peer)) return undefined;
  const { ipBlock, podSelector, namespaceSelector } = peer;
  if (ipBlock !== undefined) return blockOf(ipBlock, name, surroundings);
  const namespaces = namespaceSelector === undefined ? undefined : namespacesOf(namespaceSelector, name, surroundings);
  if (namespaceSelector !== undefined && (!namespaces || isEmptyMapping(podSelector ?? {}))) return namespaces;
  return pods(podSelector, namespaces, name, surroundings);
}

function pods(selector: unknown, namespaces: Optional, name: string, { scope, freshId }: Surroundings): Optional {
  const id = freshId(`${name}-pods`);
  if (isEmptyMapping(selector)) return makePlus('Pods', 'all', scope, id, fields({ namespaces }));
  const expressions = labelExpressionsOf(selector);
  return expressions && makePlus('Pods', 'select', scope, id, fields({
    labels: textsByKey(at(selector, 'matchLabels')), expressions: list(expressions), namespaces,
  }));
}

const NAME = 'kubernetes.io/metadata.name';

function namespacesOf(selector: unknown, name: string, { scope, freshId }: Surroundings): Optional {
  const labels = at(selector, 'matchLabels');
  const id = freshId(`${name}-namespaces`);
  if (isEmptyMapping(selector)) return makePlus('Namespaces', 'all', scope, id);
  const called = isByLabels(selector) && isMapping(labels) && Object.keys(labels).length === 1 ? text(labels[NAME]) : undefined;
  if (called) return makePlus('Namespaces', 'select', scope, id, fields({ names: list([called]) }));
  const expressions = labelExpressionsOf(selector);
  return expressions && makePlus('Namespaces', 'select', scope, id, fields({ labels: textsByKey(labels), expressions: list(expressions) }));
}

function blockOf(block: unknown, name: string, { scope, freshId }: Surroundings): Optional {
  const [cidr, except] = [at(block, 'cidr'), texts(at(block, 'except'))];
  if (typeof cidr !== 'string') return undefined;
  const id = freshId(`${name}-addresses`);
  if (except === undefined && cidr === '0.0.0.0/0') return makePlus('NetworkPolicyIpBlock', 'anyIpv4', scope, id);
  if (except === undefined && cidr === '::/0') return makePlus('NetworkPolicyIpBlock', 'anyIpv6', scope, id);
  return makePlus('NetworkPolicyIpBlock', cidr.includes(':') ? 'ipv6' : 'ipv4', scope, id, value(cidr), except);
}

function portOf(written: unknown): Optional {
  const [port, endPort] = [number(at(written, 'port')), number(at(written, 'endPort'))];
  const protocol = at(written, 'protocol') ?? 'TCP';
  if (port && (protocol === 'TCP' || protocol === 'UDP')) return ofProtocol(protocol === 'TCP' ? 'tcp' : 'udp', port, endPort);
  const custom = memberOfPlus('NetworkProtocol', protocol);
  return custom && (port ?? at(written, 'port') === undefined) ? makePlus('NetworkPolicyPort', 'of', fields({ protocol: custom, port, endPort })) : undefined;
}

function ofProtocol(protocol: 'tcp' | 'udp', port: Expression, endPort: Optional): Expression {
  return endPort ? makePlus('NetworkPolicyPort', `${protocol}Range`, port, endPort) : makePlus('NetworkPolicyPort', protocol, port);
}

function isByLabels(selector: unknown): boolean {
  return at(selector, 'matchExpressions') === undefined && textsByKey(at(selector, 'matchLabels')) !== undefined;
}
