import { isGatewayRoute } from './gateway-route';
import { kindOf } from './manifest';
import type { Manifest } from './manifest';
import { fieldsAt } from '../kubernetes/fields-at';
import { isMapping } from '../kubernetes/is-mapping';

/** A Service that requests from outside are routed to. */
export interface Backend {
  /** Where its name stands. */
  readonly field: string;
  readonly name: string;
  readonly namespace?: string;
  /** Its port, by number or name. */
  readonly port?: number | string;
}

interface Fields { readonly [key: string]: unknown }

const INGRESS_BACKENDS = fieldsAt('spec.defaultBackend.service', 'spec.rules[].http.paths[].backend.service');

/** The Services that an Ingress, a route of the Gateway API or a Route of OpenShift leads to. */
export function backendsOf(manifest: Manifest): Backend[] {
  const kind = kindOf(manifest);
  if (kind === 'networking.k8s.io/Ingress') return ingressBackends(manifest);
  if (isGatewayRoute(kind)) return gatewayBackends(manifest);
  return kind === 'route.openshift.io/Route' ? routeBackend(manifest) : [];
}

function ingressBackends(manifest: Manifest): Backend[] {
  return INGRESS_BACKENDS(manifest).map(({ field, value }) => {
    const { name, port } = value as { readonly name: string; readonly port?: { readonly number?: number; readonly name?: string } };
    return { field: `${field}.name`, name, namespace: manifest.metadata.namespace, port: port?.number ?? port?.name };
  });
}

/** There is no schema of these kinds: their fields may be anything. */
function gatewayBackends({ spec, metadata }: Manifest): Backend[] {
  return entriesOf(spec, 'rules').flatMap(([i, rule]) => entriesOf(rule, 'backendRefs').flatMap(([j, { group = '', kind = 'Service', name, namespace, port }]) => {
    if (group !== '' || kind !== 'Service' || typeof name !== 'string') return [];
    const elsewhere = typeof namespace === 'string' ? namespace : metadata.namespace;
    return [{ field: `spec.rules[${i}].backendRefs[${j}].name`, name, namespace: elsewhere, port: portOf(port) }];
  }));
}

function routeBackend({ spec, metadata: { namespace } }: Manifest): Backend[] {
  if (!isMapping(spec) || !isMapping(spec.to) || typeof spec.to.name !== 'string') return [];
  const port = isMapping(spec.port) ? portOf(spec.port.targetPort) : undefined;
  return [{ field: 'spec.to.name', name: spec.to.name, namespace, port }];
}

function entriesOf(value: unknown, key: string): [number, Fields][] {
  const list = isMapping(value) ? value[key] : undefined;
  return Array.isArray(list) ? list.flatMap((entry: unknown, i): [number, Fields][] => (isMapping(entry) ? [[i, entry]] : [])) : [];
}

function portOf(port: unknown): number | string | undefined {
  return typeof port === 'number' || typeof port === 'string' ? port : undefined;
}
