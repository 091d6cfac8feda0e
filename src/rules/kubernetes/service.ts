import { all, differBy, dnsLabel, emptyOr, labelKey, labelValue, must, port, portNumber, requires } from './check';
import type { Check } from './check';
import { definePlacesRule } from './places';
import { isDnsSubdomain } from '../../kubernetes/dns-name';
import { isIpAddress } from '../../kubernetes/ip-address';
import type { ObjectRule } from '../rule';

const SERVICE = '/Service';
/** Fields of Services that are balanced only. */
const BALANCED = ['allocateLoadBalancerNodePorts', 'loadBalancerClass', 'loadBalancerSourceRanges'];

const named: Check = function* (ports: readonly { readonly name?: string }[]) {
  if (ports.length < 2) return;
  for (const [i, { name }] of ports.entries()) if (!name) yield { field: `[${i}].name`, got: name, allowed: 'a name where there are several ports' };
};
const targetPort: Check = function* (target) {
  if (target === 0 || target === '') return;
  for (const violation of port(target)) yield { ...violation, allowed: 'a port from 1 to 65535, or the name of a port' };
};
const needed: Check = function* ({ type: given, ports = [], clusterIP, externalName = '' }) {
  const type = given || 'ClusterIP';
  if (type === 'ExternalName') {
    if (!isDnsSubdomain(externalName.replace(/\.$/, ''))) yield { field: 'externalName', got: externalName || undefined, allowed: 'a DNS name' };
    return;
  }
  if (!ports.length && clusterIP !== 'None') yield { field: 'ports', got: ports, allowed: 'a port, or clusterIP: None' };
  if (type !== 'ClusterIP' && clusterIP === 'None') yield { field: 'clusterIP', got: clusterIP, allowed: `another address, or type ClusterIP instead of ${type}` };
};
const ofType: Check = function* (spec: { readonly [field: string]: unknown }) {
  const type = spec.type || 'ClusterIP';
  const { ports = [], externalIPs = [], externalTrafficPolicy, healthCheckNodePort, sessionAffinity, sessionAffinityConfig } = spec;
  if (type !== 'LoadBalancer') {
    for (const field of BALANCED) {
      const given = spec[field];
      if (given !== undefined && !(Array.isArray(given) && !given.length)) yield { field, got: given, allowed: 'nothing, or type LoadBalancer' };
    }
  }
  if (type === 'ClusterIP') {
    for (const [i, { nodePort }] of (ports as readonly { readonly nodePort?: number }[]).entries()) {
      if (nodePort) yield { field: `ports[${i}].nodePort`, got: nodePort, allowed: 'nothing, or type NodePort or LoadBalancer' };
    }
    if (externalTrafficPolicy && !(externalIPs as readonly string[]).length) {
      yield { field: 'externalTrafficPolicy', got: externalTrafficPolicy, allowed: 'nothing, or type NodePort or LoadBalancer' };
    }
  }
  if (healthCheckNodePort && !(type === 'LoadBalancer' && externalTrafficPolicy === 'Local')) {
    yield { field: 'healthCheckNodePort', got: healthCheckNodePort, allowed: 'nothing, or type LoadBalancer with externalTrafficPolicy Local' };
  }
  const timeout = (sessionAffinityConfig as { readonly clientIP?: { readonly timeoutSeconds?: number } } | undefined)?.clientIP?.timeoutSeconds;
  if (sessionAffinity === 'ClientIP' && timeout !== undefined && (timeout < 1 || timeout > 86_400)) {
    yield { field: 'sessionAffinityConfig.clientIP.timeoutSeconds', got: timeout, allowed: '1 to 86400' };
  }
};
interface Addressed {
  readonly type?: string;
  readonly clusterIP?: string;
  readonly clusterIPs?: readonly string[];
  readonly ipFamilies?: readonly string[];
}

const NONE = 'None';
const TRAFFIC = ['PreferClose', 'PreferSameZone', 'PreferSameNode'];
/** Addresses that are of one machine or link only, or of none. */
const SPECIAL = /^(?:0\.0\.0\.0$|127\.|169\.254\.|224\.0\.0\.|::1?$|fe[89ab][0-9a-f]:|ff02:)/i;

/** `ValidateServiceClusterIPsRelatedFields` */
const addresses: Check = function* ({ type, clusterIP = '', clusterIPs = [], ipFamilies = [] }: Addressed) {
  if (type === 'ExternalName') return;
  if (clusterIPs.length && clusterIPs[0] !== clusterIP) yield { field: 'clusterIPs', got: clusterIPs, allowed: clusterIP ? `${clusterIP} first, as in clusterIP` : 'nothing without clusterIP' };
  for (const [field, address] of [['clusterIP', clusterIP], ...clusterIPs.slice(1).map((each, i) => [`clusterIPs[${i + 1}]`, each])]) {
    if (address && !(field === 'clusterIP' && address === NONE) && !isLegacyIp(address)) yield { field, got: address, allowed: field === 'clusterIP' ? 'an IP address, or None' : 'an IP address' };
  }
  if (clusterIPs.length > 2 || (clusterIPs.length === 2 && (clusterIPs[0] === NONE || clusterIPs[0].includes(':') === clusterIPs[1].includes(':')))) {
    yield { field: 'clusterIPs', got: clusterIPs, allowed: 'None alone, or one address of each family' };
  }
  if (new Set(ipFamilies).size < ipFamilies.length) yield { field: 'ipFamilies', got: ipFamilies, allowed: 'each family once' };
};

/** Kubernetes still takes numbers with zeros before them. */
function isLegacyIp(address: string): boolean {
  return isIpAddress(address.replace(/(^|\.)0+(?=\d)/g, '$1'));
}

const selector: Check = function* (labels: { readonly [key: string]: string }) {
  for (const [key, value] of Object.entries(labels)) {
    for (const { allowed } of [...labelKey(key), ...labelValue(value)]) yield { field: `[${key}]`, got: `${key}: ${value}`, allowed };
  }
};

export const rules: readonly ObjectRule[] = [
  definePlacesRule({
    id: 'service/has-valid-port',
    summary: 'Ports of a Service must be numbers from 1, and have names where there are several',
    fix: 'Write a port from 1 to 65535, its target as a number without quotes or as the name of a port, and a name for each.',
    places: {
      [SERVICE]: {
        'spec.ports': named,
        'spec.ports[].port': portNumber,
        'spec.ports[].targetPort': targetPort,
        'spec.ports[].name': emptyOr(dnsLabel),
        'spec.ports[].appProtocol': labelKey,
      },
    },
  }),
  definePlacesRule({
    id: 'service/has-unique-port',
    summary: 'Ports of a Service must differ in their names, and in protocol and number',
    fix: 'Give each port its own name and number.',
    places: {
      [SERVICE]: {
        'spec.ports': all(
          differBy(({ name }) => name || undefined, 'name'),
          differBy((entry) => `${entry.port}/${entry.protocol ?? 'TCP'}`),
          differBy(({ nodePort, protocol = 'TCP' }) => (nodePort ? `${nodePort}/${protocol}` : undefined), 'nodePort'),
        ),
      },
    },
  }),
  definePlacesRule({
    id: 'service/requires-ports',
    summary: 'A Service must have ports, unless it is headless or only another name',
    fix: 'Add a port; or write clusterIP: None, or type: ExternalName with an externalName.',
    places: { [SERVICE]: { '': requires('spec'), 'spec': needed } },
  }),
  definePlacesRule({
    id: 'service/matches-type',
    summary: 'What only some types of Services have must not stand in others',
    fix: 'Remove the field, or change the type.',
    places: { [SERVICE]: { spec: ofType } },
  }),
  definePlacesRule({
    id: 'service/has-valid-selector',
    summary: 'The selector of a Service must select labels that can exist, and its addresses must be some',
    fix: 'Correct the value.',
    places: {
      [SERVICE]: {
        'spec.selector': selector,
        'spec': addresses,
        'spec.trafficDistribution': must((word) => TRAFFIC.includes(word), TRAFFIC.join(', ')),
        'spec.externalIPs[]': must((address: string) => isLegacyIp(address) && !SPECIAL.test(address), 'an IP address that others can reach'),
      },
    },
  }),
];
