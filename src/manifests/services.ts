import type { Manifest } from './manifest';
import { ofKind } from './of-kind';
import type { Service, ServicePort } from '../../imports/kubernetes';

/** Services by namespace and name. */
export type Services = ReadonlyMap<string, Manifest & Service>;

/** A port of pods; the number is not known where they name it. */
export interface PodPort {
  readonly port?: number;
  readonly protocol: string;
}

export function servicesOf(manifests: readonly Manifest[]): Services {
  return new Map(ofKind<Manifest & Service>(manifests, '/Service')
    .map((service) => [serviceKey(service.metadata.namespace, service.metadata.name), service]));
}

export function serviceKey(namespace: string | undefined, name: string | undefined): string {
  return JSON.stringify([namespace, name]);
}

/** The port of a Service by its number or name; the only one where neither is given. */
export function servicePort({ spec: { ports = [] } = {} }: Service, wanted: number | string | undefined): ServicePort | undefined {
  return wanted === undefined && ports.length === 1 ? ports[0] : ports.find(({ port, name }) => wanted === port || wanted === (name ?? ''));
}

/** The port of the pods behind a port of a Service. */
export function podPortOf({ port, targetPort = port, protocol }: ServicePort): PodPort {
  return { port: typeof targetPort === 'number' ? targetPort : undefined, protocol: protocol || 'TCP' };
}
