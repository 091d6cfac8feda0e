import { all, differBy, dnsLabel, emptyOr, labelKey, labelValue, must, port, portNumber } from './check';
import type { Check } from './check';
import { definePlacesRule } from './places';
import { isDnsSubdomain } from '../../kubernetes/dns-name';
import { isIpAddress } from '../../kubernetes/ip-address';
import type { ObjectRule } from '../rule';

const SERVICE = '/Service';
/** `ValidateNonSpecialIP`: unspecified, loopback, link-local. */
const SPECIAL_ADDRESS = /^(?:0\.0\.0\.0$|127\.|169\.254\.|224\.0\.0\.|::1?$|fe[89ab][0-9a-f]:|ff.2:)/i;
/** Fields of Services that are balanced only. */
const BALANCED = ['allocateLoadBalancerNodePorts', 'loadBalancerClass', 'loadBalancerSourceRanges'];

const named: Check = function* (ports: readonly { readonly name?: string }[]) {
  if (ports.length < 2) return;
  for (const [i, { name }] of ports.entries()) if (!name) yield { field: `[${i}].name`, got: name, allowed: 'a name where there are several ports' };
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
        'spec.ports[].targetPort': must((target) => target === 0 || target === '' || [...port(target)].length === 0, 'a port from 1 to 65535, or the name of a port'),
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
    places: { [SERVICE]: { spec: needed } },
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
        'spec.ipFamilies': differBy((family) => family),
        'spec.externalIPs[]': all(
          must((address: string) => isIpAddress(address.replace(/(^|\.)0+(?=\d)/g, '$1')), 'an IP address'),
          must((address: string) => !SPECIAL_ADDRESS.test(address), 'an address of one host, which neither the host itself nor its link has by itself'),
        ),
      },
    },
  }),
];
