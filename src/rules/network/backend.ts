import type { Service } from '../../../imports/kubernetes';
import { backendsOf } from '../../manifests/backends';
import { serviceKey, servicePort, servicesOf } from '../../manifests/services';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'backend/references-port',
    level: FindingLevel.ADVISED,
    summary: 'An Ingress or a route must lead to a port that its Service has',
    why: 'It is admitted, and requests are answered with 500 or 503: the controller finds no endpoint for a port that the Service does not have. What counts is '
      + 'the port of the Service, not its targetPort.',
    fix: 'Write the port of the Service, by number or, in an Ingress, by name.',
    * check(manifests) {
      const services = servicesOf(manifests);
      if (!services.size) return;
      for (const manifest of manifests) {
        for (const { field, name, namespace, port } of backendsOf(manifest)) {
          const service = services.get(serviceKey(namespace, name));
          if (!service || port === undefined || !hasPorts(service) || isFound(service, port, manifest.kind)) continue;
          yield { manifest, field: portField(field, manifest.kind, port), got: port, allowed: `a port of Service ${name}: ${portsOf(service)}` };
        }
      }
    },
  }),
];

/** A Route of OpenShift names the port of the Service or that of its pods. */
function isFound(service: Service, port: number | string, kind: string): boolean {
  return servicePort(service, port) !== undefined || (kind === 'Route' && (service.spec?.ports ?? []).some(({ targetPort, port: own }) => port === (targetPort ?? own)));
}

function hasPorts({ spec: { type, ports = [] } = {} }: Service): boolean {
  return type !== 'ExternalName' && ports.length > 0;
}

function portsOf({ spec: { ports = [] } = {} }: Service): string {
  return ports.map(({ port, name }) => (name ? `${port} (${name})` : `${port}`)).join(', ');
}

function portField(field: string, kind: string, port: number | string): string {
  if (kind === 'Route') return 'spec.port.targetPort';
  const path = `${field.slice(0, -'name'.length)}port`;
  if (kind !== 'Ingress') return path;
  return `${path}.${typeof port === 'number' ? 'number' : 'name'}`;
}
