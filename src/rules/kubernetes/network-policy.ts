import { must, port } from './check';
import type { Check } from './check';
import { definePlacesRule } from './places';
import { isIpAddress, isIpv6Address } from '../../kubernetes/ip-address';
import type { ObjectRule } from '../rule';
import { labelSelectorViolations } from '../subjects/label-selector';

const POLICY = 'networking.k8s.io/NetworkPolicy';
const CIDR_WORDS = 'an address and the length of its prefix, such as 10.0.0.0/8';
const PORTS = ['spec.ingress[].ports[]', 'spec.egress[].ports[]'];
const PEERS = ['spec.ingress[].from[]', 'spec.egress[].to[]'];

const cidr = must(isCidr, CIDR_WORDS);
const inside: Check = function* ({ cidr: outer = '', except = [] }) {
  const around = networkOf(outer);
  if (!around) return;
  for (const [i, inner] of (except as readonly string[]).entries()) {
    const part = networkOf(inner);
    if (part && (part.length <= around.length || !part.bits.startsWith(around.bits.slice(0, around.length)))) {
      yield { field: `except[${i}]`, got: inner, allowed: `a smaller network inside ${outer}` };
    }
  }
};
const ends: Check = function* ({ port: first, endPort }) {
  if (endPort === undefined) return;
  if (typeof first !== 'number') yield { field: 'endPort', got: endPort, allowed: 'nothing, or a number as port' };
  else if (endPort < first || endPort > 65_535) yield { field: 'endPort', got: endPort, allowed: `${first} to 65535` };
};
const peer: Check = function* (value) {
  if (!value.podSelector && !value.namespaceSelector && !value.ipBlock) {
    yield { field: '', allowed: 'podSelector, namespaceSelector or ipBlock; to mean everybody, leave the whole list out' };
  } else if (value.ipBlock && (value.podSelector || value.namespaceSelector)) {
    yield { field: '', got: Object.keys(value), allowed: 'ipBlock alone, or selectors' };
  }
};

function over<T>(paths: readonly string[], ending: string, check: T): { readonly [path: string]: T } {
  return Object.fromEntries(paths.map((path) => [path + ending, check]));
}

export const rules: readonly ObjectRule[] = [
  definePlacesRule({
    id: 'network-policy/has-valid-port',
    summary: 'A port of a NetworkPolicy must be a number from 1, or the name of a port',
    why: 'The API server refuses port 0 and what cannot be the name of a port (ValidateNetworkPolicyPort of Kubernetes v1.34). kplus.NetworkPolicyPort.allTcp() writes '
      + 'port 0 with endPort 65535.',
    fix: 'Leave out the ports to mean all, or write port: 1 with endPort: 65535.',
    places: { [POLICY]: { ...over(PORTS, '.port', port), ...over(PORTS, '', ends) } },
  }),
  definePlacesRule({
    id: 'network-policy/has-valid-peer',
    summary: 'A peer of a NetworkPolicy must have selectors, or an ipBlock alone',
    fix: 'Write selectors or an ipBlock; leave the list out to mean everybody.',
    places: { [POLICY]: over(PEERS, '', peer) },
  }),
  definePlacesRule({
    id: 'network-policy/has-valid-cidr',
    summary: 'An ipBlock must be a network, and its exceptions parts of it',
    fix: 'Write the network as 10.0.0.0/8, and in except networks inside it.',
    places: { [POLICY]: { ...over(PEERS, '.ipBlock', inside), ...over(PEERS, '.ipBlock.cidr', cidr), ...over(PEERS, '.ipBlock.except[]', cidr) } },
  }),
  definePlacesRule({
    id: 'network-policy/has-valid-selector',
    summary: 'Selectors of a NetworkPolicy must select labels that can exist',
    fix: 'Write keys and values as labels have them; In and NotIn take values, Exists and DoesNotExist take none.',
    places: {
      [POLICY]: {
        'spec.podSelector': labelSelectorViolations,
        ...over(PEERS, '.podSelector', labelSelectorViolations),
        ...over(PEERS, '.namespaceSelector', labelSelectorViolations),
        'spec.policyTypes': must((types) => types.length <= 2, 'at most two types'),
      },
    },
  }),
];

/** The bits of an IPv4 network's address, and how many of them count. */
function networkOf(text: string): { readonly bits: string; readonly length: number } | undefined {
  const [address, length] = text.split('/');
  if (!isCidr(text) || isIpv6Address(address)) return undefined;
  return { bits: address.split('.').map((part) => Number(part).toString(2).padStart(8, '0')).join(''), length: Number(length) };
}

function isCidr(text: string): boolean {
  const [address, length, ...more] = text.split('/');
  const plain = address.replace(/(^|\.)0+(?=\d)/g, '$1');
  return !more.length && /^\d{1,3}$/.test(length ?? '') && isIpAddress(plain) && Number(length) <= (isIpv6Address(plain) ? 128 : 32);
}
