import type { Manifest } from './manifest';
import { fieldsAt } from '../kubernetes/fields-at';
import { textAt } from '../kubernetes/untyped';

export const GATEWAY_GROUP = 'gateway.networking.k8s.io';
const ROUTE = /^gateway\.networking\.k8s\.io\/\w+Route$/;
const PARENTS = fieldsAt('spec.parentRefs[]');

/** A Gateway that a route is for, and where the route says so. */
export interface ParentGateway {
  readonly field: string;
  readonly parent: unknown;
  readonly name?: string;
  readonly namespace?: string;
}

/** Whether a kind, `<group>/<kind>`, is a route of the Gateway API. */
export function isGatewayRoute(kind: string): boolean {
  return ROUTE.test(kind);
}

/** The Gateways that a route is for; a route may be for something else, too. */
export function parentGateways(route: Manifest): ParentGateway[] {
  return PARENTS(route).flatMap(({ field, value: parent }): ParentGateway[] => {
    const isGateway = (textAt(parent, 'kind') ?? 'Gateway') === 'Gateway' && (textAt(parent, 'group') ?? GATEWAY_GROUP) === GATEWAY_GROUP;
    return isGateway ? [{ field, parent, name: textAt(parent, 'name'), namespace: textAt(parent, 'namespace') ?? route.metadata.namespace }] : [];
  });
}
