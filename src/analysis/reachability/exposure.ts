import type { Endpoint } from './endpoint';
import type { Exposure, ObjectRef, PortSet, Protocol } from './model';
import { protocolOf, refOf } from './policy';
import { NO_PORTS, portsBetween, unitedPorts } from './port-set';
import { at, entriesAt, listAt, textAt, textsAt } from '../../kubernetes/untyped';
import { isGatewayRoute } from '../../manifests/gateway-route';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';

/** A port of a Service that something outside is led to. */
export interface Published {
  readonly by: ObjectRef;
  readonly type: Exposure['type'];
  readonly service: Manifest;
  /** The port of the Service, by number or name; all where it is not given. */
  readonly port?: unknown;
}

/** What leads to pods from outside the cluster. */
export function publishedBy(manifests: readonly Manifest[]): Published[] {
  const services = new Map(ofKind(manifests, '/Service').map((service) => [keyOf(service), service]));
  const led = (by: Manifest, type: Exposure['type'], backends: readonly Backend[]): Published[] =>
    backends.flatMap(({ name, namespace, port }) => {
      const service = services.get(`${namespace ?? namespaceOf(by)}/${name}`);
      return service ? [{ by: refOf(by, namespaceOf(by)), type, service, port }] : [];
    });
  return manifests.flatMap((manifest): Published[] => {
    switch (kindOf(manifest)) {
      case '/Service':
        return serviceTypes(manifest).map((type) => ({ by: refOf(manifest, namespaceOf(manifest)), type, service: manifest }));
      case 'networking.k8s.io/Ingress':
        return led(manifest, 'Ingress', ingressBackends(manifest));
      case 'route.openshift.io/Route':
        return led(manifest, 'Route', [...backend(at(manifest, 'spec', 'to'))]);
      default:
        return isGatewayRoute(kindOf(manifest)) ? led(manifest, 'Route', routeBackends(manifest)) : [];
    }
  });
}

/** The pods behind a Service. */
export function behind(service: Manifest, endpoints: ReadonlyMap<string | undefined, readonly Endpoint[]>): Endpoint[] {
  const selector = entriesAt(service, 'spec', 'selector');
  if (!selector.length) return [];
  return (endpoints.get(namespaceOf(service)) ?? []).filter(({ labels }) => selector.every(([key, value]) => labels.get(key) === value));
}

/** The ports of a pod that a port of a Service, or all of them, send to. */
export function targetPorts(service: Manifest, wanted: unknown, endpoint: Pick<Endpoint, 'ports'>): PortSet {
  const all = listAt(service, 'spec', 'ports');
  const meant = wanted === undefined ? all : all.filter((entry) => at(entry, 'port') === wanted || at(entry, 'name') === wanted);
  return meant.reduce<PortSet>((sum, entry) => unitedPorts(sum, targetPort(entry, endpoint)), NO_PORTS);
}

/** The port of a pod that an entry of a Service sends to. */
export function targetPort(entry: unknown, { ports }: Pick<Endpoint, 'ports'>): PortSet {
  const protocol = protocolOf(textAt(entry, 'protocol'));
  const target = at(entry, 'targetPort') ?? at(entry, 'port');
  const number = typeof target === 'number' ? target : ports.find((port) => port.name === target && port.protocol === protocol)?.port;
  return protocol && number !== undefined ? portsBetween(protocol, number, number) : NO_PORTS;
}

/** The ports that a Service has. */
export function servicePorts(service: Manifest): { port: number; name?: string; protocol: Protocol; entry: unknown }[] {
  return listAt(service, 'spec', 'ports').flatMap((entry) => {
    const [port, protocol] = [at(entry, 'port'), protocolOf(textAt(entry, 'protocol'))];
    return typeof port === 'number' && protocol ? [{ port, name: textAt(entry, 'name'), protocol, entry }] : [];
  });
}

/** The Services by their own names; an alias by `ExternalName` stands for the Service of the cluster that it names. */
export function servicesOf(manifests: readonly Manifest[]): { readonly ref: ObjectRef; readonly service: Manifest }[] {
  const services = ofKind(manifests, '/Service');
  const byName = new Map(services.map((service) => [keyOf(service), service]));
  return services.map((service) => {
    const [, name, namespace] = /^([^.]+)\.([^.]+)\.svc(?:\.|$)/.exec(textAt(service, 'spec', 'externalName') ?? '') ?? [];
    return { ref: refOf(service, namespaceOf(service)), service: byName.get(`${namespace}/${name}`) ?? service };
  });
}

export function namespaceOf(manifest: Manifest): string {
  return textAt(manifest, 'metadata', 'namespace') ?? 'default';
}

interface Backend {
  readonly name: string;
  readonly namespace?: string;
  readonly port?: unknown;
}

function keyOf(manifest: Manifest): string {
  return `${namespaceOf(manifest)}/${textAt(manifest, 'metadata', 'name')}`;
}

function serviceTypes(service: Manifest): Exposure['type'][] {
  const type = textAt(service, 'spec', 'type');
  return [
    ...(type === 'LoadBalancer' || type === 'NodePort' ? ([type] as const) : []),
    ...(textsAt(service, 'spec', 'externalIPs').length ? (['ExternalIP'] as const) : []),
  ];
}

function ingressBackends(ingress: Manifest): Backend[] {
  const written = [
    at(ingress, 'spec', 'defaultBackend'),
    ...listAt(ingress, 'spec', 'rules')
      .flatMap((rule) => listAt(rule, 'http', 'paths'))
      .map((path) => at(path, 'backend')),
  ];
  return written.flatMap((entry) => {
    const name = textAt(entry, 'service', 'name');
    return name === undefined ? [] : [{ name, port: at(entry, 'service', 'port', 'number') ?? at(entry, 'service', 'port', 'name') }];
  });
}

function routeBackends(route: Manifest): Backend[] {
  return listAt(route, 'spec', 'rules')
    .flatMap((rule) => listAt(rule, 'backendRefs'))
    .flatMap((reference) => [...backend(reference)]);
}

function* backend(reference: unknown): Generator<Backend> {
  const name = textAt(reference, 'name');
  if (name === undefined || (textAt(reference, 'kind') ?? 'Service') !== 'Service') return;
  yield { name, namespace: textAt(reference, 'namespace'), port: at(reference, 'port') };
}
