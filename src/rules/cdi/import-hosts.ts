import type { Service } from '../../../imports/kubernetes';
import { isIpAddress } from '../../kubernetes/ip-address';
import { LabelIndex } from '../../manifests/label-index';
import type { Labelled } from '../../manifests/label-index';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { admitsAddress, mayAdmitPod } from '../../manifests/network-peer';
import type { PeerPod } from '../../manifests/network-peer';
import { opensPort } from '../../manifests/network-policies';
import type { Opening } from '../../manifests/network-policies';
import { podsOf } from '../../manifests/pods';
import { podPortOf, serviceKey, servicePort, servicesOf } from '../../manifests/services';
import type { Services } from '../../manifests/services';

/** What the importers of a namespace call. */
interface Destination {
  readonly host: string;
  readonly port: number;
  readonly namespace?: string;
}

/** A Service of the cluster; without its name where it cannot be told. */
interface ServiceName {
  readonly service?: string;
  readonly namespace?: string;
}

/** `<service>.<namespace>.svc`, `<pod>.<service>.<namespace>.svc`, with and without the domain of the cluster. */
const OF_SERVICE = /(?:^|\.)([^.]+)\.([^.]+)\.svc(?:\.|$)/;
const DNS_PORT = 53;

/** The hosts that importers call: addresses, Services of the cluster, and names outside of it. */
export class ImportHosts {
  private readonly services: Services;
  private readonly pods: LabelIndex<Labelled>;

  constructor(manifests: readonly Manifest[], cluster: Cluster) {
    this.services = servicesOf(manifests);
    this.pods = new LabelIndex(podsOf(manifests, cluster));
  }

  /** Whether what is open may lead to a host. */
  public canBeReached(destination: Destination, openings: readonly Opening[]): boolean {
    const { host, port, namespace } = destination;
    const address = addressOf(host);
    if (address !== undefined) return openings.some((opening) => opensPort(opening, port, 'TCP') && admitsAddress(opening, address));
    const name = this.serviceName(host, namespace);
    if (!name) return openings.some((opening) => opensPort(opening, port, 'TCP') && leadsOutside(opening));
    if (!name.service) return openings.some((opening) => mayOpenTarget(opening, port));
    const service = this.services.get(serviceKey(name.namespace, name.service));
    if (service?.spec?.type === 'ExternalName') return true;
    const known = service && servicePort(service, port);
    const pod: PeerPod = { namespace: name.namespace, isNeighbour: name.namespace === namespace, labels: this.podLabels(service) };
    return openings.some((opening) => (
      mayAdmitPod(opening, pod) && (known ? opensPort(opening, podPortOf(known).port, 'TCP') : mayOpenTarget(opening, port))
    ));
  }

  /** The Service that a host is of; `undefined` for a host outside of the cluster. */
  private serviceName(host: string, namespace: string | undefined): ServiceName | undefined {
    const labels = host.split('.');
    if (labels.length === 1) return { service: host, namespace };
    const [, service, elsewhere] = OF_SERVICE.exec(host) ?? [];
    if (service) return { service, namespace: elsewhere };
    const [first, second] = labels;
    if (labels.length === 2 && this.services.has(serviceKey(second, first))) return { service: first, namespace: second };
    return host.endsWith('.cluster.local') ? {} : undefined;
  }

  private podLabels(service: (Manifest & Service) | undefined): Labelled['labels'] {
    const { selector } = service?.spec ?? {};
    const pod = selector && this.pods.find(service?.metadata.namespace, { matchLabels: selector });
    return pod?.labels ?? selector ?? {};
  }
}

/** The address that a host of a URL is. */
export function addressOf(host: string): string | undefined {
  const address = host.startsWith('[') ? host.slice(1, -1) : host;
  return isIpAddress(address) ? address : undefined;
}

/** Whether an opening may lead out of the cluster. */
function leadsOutside({ peers }: Opening): boolean {
  return !peers?.length || peers.some(({ ipBlock }) => ipBlock !== undefined);
}

/**
 * Whether an opening may open the port of the pods behind a Service that is not known. It may be another than that of the Service where the
 * opening is made for pods, other than for a DNS.
 */
function mayOpenTarget(opening: Opening, port: number): boolean {
  if (opensPort(opening, port, 'TCP')) return true;
  const isForPods = opening.peers?.some(({ ipBlock }) => !ipBlock) ?? false;
  return isForPods && opensPort(opening, undefined, 'TCP') && !opensPort(opening, DNS_PORT, 'TCP');
}
