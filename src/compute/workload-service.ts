import { ApiObject, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { ExposedPort, ExposeViaIngressOptions, ExposeViaServiceOptions } from './expose-options';
import { backendByPortName } from '../cdk8s-plus-internals';
import { ipFamily } from '../kubernetes/ip-address';
import { omitEmpty } from '../kubernetes/omit-empty';
import { throwIfAny, UsageError } from '../usage-error';

const OUTSIDE: readonly kplus.ServiceType[] = [kplus.ServiceType.LOAD_BALANCER, kplus.ServiceType.NODE_PORT];

/** A port of the guest as the launcher's container has it. */
type GuestContainerPort = kplus.ContainerPort;

/** The service in front of a workload. What cdk8s-plus has no prop for is patched into it. */
export function workloadService(
  workload: kplus.Resource & kplus.IPodSelector, guestPorts: readonly GuestContainerPort[], options: ExposeViaServiceOptions,
): kplus.Service {
  const { name = workload.name, selector = workload, headless = false } = options;
  const ports = options.ports ?? guestPorts.map(defaultPort);
  const id = options.name ? `Service-${options.name}` : 'Service';
  throwIfAny(workload, [...idProblems(workload, id, name), ...portProblems(ports, guestPorts, options), ...outsideProblems(options)]);
  const service = new kplus.Service(workload, id, {
    selector,
    ports: ports.map(({ targetPortName, ...port }) => ({ ...port, targetPort: numberOf(targetPortName, guestPorts) ?? port.targetPort })),
    type: options.serviceType,
    clusterIP: headless ? 'None' : undefined,
    publishNotReadyAddresses: options.publishNotReadyAddresses,
    loadBalancerSourceRanges: options.loadBalancerSourceRanges,
    metadata: { name, namespace: workload.metadata.namespace, annotations: annotationsOf(options) },
  });
  ApiObject.of(service).addJsonPatch(...patchesOf(ports, options));
  return service;
}

/** Adds the rule of a service to an ingress: for its first port. */
export function addIngressRule(ingress: kplus.Ingress, path: string, service: kplus.Service, options: ExposeViaIngressOptions): void {
  const { host, byPortName = false, pathType } = options;
  const [{ name, port }] = service.ports;
  throwIfAny(service, byPortName && name === undefined ? [{
    what: 'byPortName', got: true, allowed: 'a first port with a name', fix: 'Give the port of the service a name, such as "http".',
  }] : []);
  const backend = byPortName && name !== undefined ? backendByPortName(service, name) : kplus.IngressBackend.fromService(service, { port });
  if (host === undefined) ingress.addRule(path, backend, pathType);
  else ingress.addHostRule(host, path, backend, pathType);
}

function defaultPort({ number, name, protocol }: GuestContainerPort): ExposedPort {
  return { port: number, targetPort: number, name: name ?? `${(protocol ?? kplus.Protocol.TCP).toLowerCase()}-${number}`, protocol };
}

function numberOf(wanted: string | undefined, guestPorts: readonly GuestContainerPort[]): number | undefined {
  return wanted === undefined ? undefined : guestPorts.find(({ name }) => name === wanted)?.number;
}

function annotationsOf({ addressPool, loadBalancerIps }: ExposeViaServiceOptions): { [key: string]: string } | undefined {
  return omitEmpty({ 'metallb.io/address-pool': addressPool?.name, 'metallb.io/loadBalancerIPs': loadBalancerIps?.join(',') });
}

function patchesOf(ports: readonly ExposedPort[], { externalTrafficPolicy, sessionAffinity }: ExposeViaServiceOptions): JsonPatch[] {
  const fields = Object.entries({ externalTrafficPolicy, sessionAffinity }).filter(([, value]) => value !== undefined);
  return [
    ...fields.map(([field, value]) => JsonPatch.add(`/spec/${field}`, value)),
    ...ports.flatMap(({ targetPortName }, i) => (targetPortName === undefined ? [] : [JsonPatch.add(`/spec/ports/${i}/targetPort`, intOrString(targetPortName))])),
  ];
}

/** Patches come before cdk8s-plus writes its object, in which a port that may be a name is a value of its own. */
function intOrString(value: string): object {
  return { value };
}

function* idProblems(workload: kplus.Resource, id: string, name: string): Generator<UsageError> {
  if (workload.node.tryFindChild(id) === undefined) return;
  yield { what: 'name of exposeViaService', got: name, allowed: 'one that no other service of the workload has', fix: 'Give this service a `name` of its own.' };
}

function* portProblems(
  ports: readonly ExposedPort[], guestPorts: readonly GuestContainerPort[], { selector }: ExposeViaServiceOptions,
): Generator<UsageError> {
  if (ports.length === 0) {
    yield {
      what: 'ports of a service', got: 'none', allowed: 'at least one', fix: 'Pass `ports`, or give the guest\'s pod network its `ports`.',
    };
  }
  const names = guestPorts.flatMap(({ name }) => name ?? []);
  for (const { targetPortName: got, targetPort } of ports) {
    if (got === undefined) continue;
    if (targetPort !== undefined) {
      yield { what: 'targetPortName', got, allowed: 'a name without `targetPort`', fix: 'Keep one of them.' };
    } else if (!selector && !names.includes(got)) {
      const allowed = names.length ? `the name of a port of the guest: ${names.join(', ')}` : 'none: no port of the guest has a name';
      yield { what: 'targetPortName', got, allowed, fix: 'Name the port among `ports` of the guest\'s pod network, or write its number in `targetPort`.' };
    }
  }
}

function* outsideProblems(options: ExposeViaServiceOptions): Generator<UsageError> {
  const { serviceType = kplus.ServiceType.CLUSTER_IP, headless, externalTrafficPolicy, loadBalancerIps = [], ...others } = options;
  const { addressPool, loadBalancerSourceRanges } = others;
  if (headless && serviceType !== kplus.ServiceType.CLUSTER_IP) {
    yield { what: 'headless', got: serviceType, allowed: 'CLUSTER_IP', fix: 'Make a second service: a load balancer needs an address in the cluster.' };
  }
  if (externalTrafficPolicy && !OUTSIDE.includes(serviceType)) {
    yield { what: 'externalTrafficPolicy', got: serviceType, allowed: 'LOAD_BALANCER, NODE_PORT', fix: 'Leave it out: nothing comes from outside.' };
  }
  for (const [what, got] of Object.entries({ addressPool: addressPool?.name, loadBalancerIps: options.loadBalancerIps, loadBalancerSourceRanges })) {
    if (got === undefined || serviceType === kplus.ServiceType.LOAD_BALANCER) continue;
    yield { what, got, allowed: 'none but with ServiceType.LOAD_BALANCER', fix: 'Set serviceType, or leave it out.' };
  }
  for (const got of loadBalancerIps.filter((address) => ipFamily(address) === undefined)) {
    yield { what: 'loadBalancerIps', got, allowed: 'IP addresses', fix: "Write '192.0.2.10'." };
  }
}
