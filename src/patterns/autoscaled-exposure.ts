import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { AutoscaledServiceIngress } from './autoscaled-service-ingress';
import { ScalableWorkload } from '../compute';

/** How a workload is reached. */
export interface Exposed {
  readonly service: kplus.Service;
  readonly ingress?: kplus.Ingress;
}

/** The Service in front of pods, and the way in from outside if there is one. */
export function exposePods(
  scope: Construct, name: string, selector: kplus.IPodSelector, ports: kplus.ServicePort[], wanted?: AutoscaledServiceIngress,
): Exposed {
  const service = new kplus.Service(scope, 'Service', { metadata: { name }, selector, ports });
  if (!wanted) return { service };
  const { host, path = '/', ingress = new kplus.Ingress(scope, 'Ingress', { metadata: { name } }) } = wanted;
  const backend = kplus.IngressBackend.fromService(service, { port: ports[0].port });
  if (host === undefined) ingress.addRule(path, backend);
  else ingress.addHostRule(host, path, backend);
  return { service, ingress };
}

/** The same in front of guests; it opens an isolated tenant to the ingress controller, too. */
export function exposeGuests(guests: ScalableWorkload, ports: kplus.ServicePort[], wanted?: AutoscaledServiceIngress): Exposed {
  if (!wanted) return { service: guests.exposeViaService({ ports }) };
  const { host, path = '/', ingress: given } = wanted;
  const ingress = guests.exposeViaIngress(path, { ports, host, ingress: given });
  return { service: guests.node.findChild('Service') as kplus.Service, ingress };
}
