import type { LabelSelector } from '../../../imports/kubernetes';
import { isMapping } from '../../kubernetes/is-mapping';
import { at, listAt, textAt, textsAt } from '../../kubernetes/untyped';
import { backendsOf } from '../../manifests/backends';
import { GATEWAY_GROUP, isGatewayRoute, parentGateways } from '../../manifests/gateway-route';
import { matchesSelector } from '../../manifests/label-index';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { kindsIn, ofKind, ofKinds } from '../../manifests/of-kind';
import { serviceKey, servicesOf } from '../../manifests/services';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, Violation } from '../rule';

const GRANT = `${GATEWAY_GROUP}/ReferenceGrant`;
/** What listeners of a protocol route (API overview of the Gateway API v1.6). */
const ROUTED: ReadonlyMap<string, readonly string[]> = new Map([
  ['HTTP', ['HTTPRoute', 'GRPCRoute']], ['HTTPS', ['HTTPRoute', 'GRPCRoute']], ['TLS', ['TLSRoute', 'TCPRoute']], ['TCP', ['TCPRoute']], ['UDP', ['UDPRoute']],
]);

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'gateway-route/matches-listener',
    level: FindingLevel.ADVISED,
    summary: 'A route must be one that a listener of its Gateway takes',
    why: 'It is admitted, and its status says NoMatchingParent, NotAllowedByListeners or NoMatchingListenerHostname: nothing is routed. A listener takes routes of its own namespace unless allowedRoutes says '
      + 'otherwise, kinds by its protocol, and hosts that its hostname covers.',
    fix: 'Add a listener for the route, or correct what it asks for.',
    * check(manifests) {
      const gateways = new Map(ofKind(manifests, `${GATEWAY_GROUP}/Gateway`).map((gateway) => [`${gateway.metadata.namespace}/${gateway.metadata.name}`, gateway]));
      if (!gateways.size) return;
      const namespaces = new Map(ofKind(manifests, '/Namespace').map(({ metadata }) => [metadata.name, metadata.labels ?? {}]));
      for (const route of ofKinds(manifests, kindsIn(manifests).filter(isGatewayRoute))) {
        for (const { field, parent, name, namespace } of parentGateways(route)) {
          const gateway = gateways.get(`${namespace}/${name}`);
          const violation = gateway && mismatch({ route, parent, field, gateway }, namespaces);
          if (violation) yield { manifest: route, other: gateway, ...violation };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'gateway-route/requires-grant',
    level: FindingLevel.ADVISED,
    summary: 'A route to a Service of another namespace must have a ReferenceGrant there',
    why: 'It is admitted, and its status says RefNotPermitted: requests are answered with 500 by an HTTPRoute and UNAVAILABLE by a GRPCRoute, and connections of others are refused.',
    fix: 'Add a ReferenceGrant to the namespace of the Service, from the kind and the namespace of the route, or move the route there.',
    * check(manifests) {
      const routes = ofKinds(manifests, kindsIn(manifests).filter(isGatewayRoute));
      if (!routes.length) return;
      const services = servicesOf(manifests);
      const grants = new Set(ofKind(manifests, GRANT).flatMap((grant) => listAt(grant.spec, 'from').map((from) => (
        `${grant.metadata.namespace} ${textAt(from, 'group')}/${textAt(from, 'kind')} ${textAt(from, 'namespace')}`
      ))));
      for (const manifest of routes) {
        const { namespace } = manifest.metadata;
        for (const { field, name, namespace: elsewhere } of backendsOf(manifest)) {
          if (namespace === elsewhere || !services.has(serviceKey(elsewhere, name)) || grants.has(`${elsewhere} ${kindOf(manifest)} ${namespace}`)) continue;
          yield { manifest, field, got: `${name} of namespace ${elsewhere}`, allowed: `a Service of namespace ${namespace}, or a ReferenceGrant in ${elsewhere}` };
        }
      }
    },
  }),
];

interface Attachment { readonly route: Manifest; readonly parent: unknown; readonly field: string; readonly gateway: Manifest }
type Namespaces = ReadonlyMap<string | undefined, { readonly [key: string]: string }>;

/** Why no listener takes the route, by the first reason that holds for all that are left. */
function mismatch({ route, parent, field, gateway }: Attachment, namespaces: Namespaces): Violation | undefined {
  const all = listAt(gateway.spec, 'listeners').filter(isMapping);
  const [section, port] = [textAt(parent, 'sectionName'), at(parent, 'port')];
  const named = all.filter((listener) => (section === undefined || listener.name === section) && (port === undefined || listener.port === port));
  const listeners = all.map((listener) => `${String(listener.name)} (${String(listener.protocol)} ${String(listener.port)})`).join(', ');
  if (!named.length) {
    const [key, got] = section === undefined ? ['port', port] : ['sectionName', section];
    return all.length ? { field: `${field}.${key}`, got, allowed: `a listener of Gateway ${gateway.metadata.name}: ${listeners}`, fix: 'Write the name or the port of a listener, or leave it out.' } : undefined;
  }
  const ofKindOfRoute = named.filter(({ protocol }) => ROUTED.get(String(protocol))?.includes(route.kind) ?? true);
  if (!ofKindOfRoute.length) return { field, got: route.kind, allowed: `what listeners of Gateway ${gateway.metadata.name} route: ${listeners}`, fix: 'Add a listener of the protocol of the route.' };
  const open = ofKindOfRoute.filter((listener) => letsIn(listener, route.metadata.namespace, gateway.metadata.namespace, namespaces));
  if (!open.length) return { field: `${field}.name`, got: `a route of namespace ${route.metadata.namespace}`, allowed: 'a route of a namespace that allowedRoutes of the listener lets in', fix: 'Write allowedRoutes: {namespaces: {from: All}} in the listener, or a Selector of the namespaces.' };
  const hostnames = textsAt(route.spec, 'hostnames');
  const covering = open.filter((listener) => !hostnames.length || !textAt(listener, 'hostname') || hostnames.some((hostname) => areAlike(hostname, textAt(listener, 'hostname')!)));
  if (covering.length) return undefined;
  return { field: 'spec.hostnames', got: hostnames, allowed: `hosts of ${open.map((listener) => textAt(listener, 'hostname')).join(', ')}`, fix: 'Write hosts that the hostname of a listener covers.' };
}

function letsIn(listener: unknown, namespace: string | undefined, own: string | undefined, namespaces: Namespaces): boolean {
  const from = textAt(listener, 'allowedRoutes', 'namespaces', 'from') ?? 'Same';
  const labels = namespaces.get(namespace);
  if (from === 'Same') return namespace === own;
  // The labels of a namespace that others make are not known.
  if (from !== 'Selector' || !labels) return from !== 'None';
  const selector = at(listener, 'allowedRoutes', 'namespaces', 'selector') as LabelSelector | undefined;
  return selector === undefined || matchesSelector(selector, { ...labels, 'kubernetes.io/metadata.name': namespace ?? '' });
}

/** Whether a host is covered by another: a wildcard stands for one label or more. */
function areAlike(one: string, other: string): boolean {
  const covers = (pattern: string, host: string) => pattern === host || (pattern.startsWith('*.') && host.endsWith(pattern.slice(1)));
  return covers(one, other) || covers(other, one);
}
