import { CDI_APP, CDI_COMPONENT } from './cdi-labels';
import type { IsolationExceptions, NetworkIsolation } from './isolation';
import { SharedService, SharedServiceDirection } from './shared-service';
import type { NetworkPolicyEgressRule, NetworkPolicyPeer, NetworkPolicyPort, NetworkPolicySpec } from '../../imports/kubernetes';
import { toCidr } from '../kubernetes/ip-block';
import type { PlatformDns } from '../platform/dns';

/** Where the components that a tenant needs are found. */
export interface IsolationSurroundings {
  readonly kubevirt: string;
  readonly cdi: string;
  readonly dns: PlatformDns;
}

interface Labels { [key: string]: string }

const CDI_WORKER = { app: CDI_APP };
const CLONE_SOURCE = { ...CDI_WORKER, [CDI_COMPONENT]: 'cdi-clone-source' };
const UPLOAD_SERVER = { ...CDI_WORKER, [CDI_COMPONENT]: 'cdi-upload-server' };
/** CDI's workers serve metrics and take uploads and host-assisted clones here. */
const CDI_PORT = tcp(8443);
const IMAGE_PORTS = [tcp(443), CDI_PORT];
/** By which the Service of a VirtualMachineExport finds the exporter. */
const EXPORT_SERVICE = 'kubevirt.io.virt-export-service';
const EXPORT_PORT = tcp(8443);
/** Stands for all sources of images or clones. */
export const EVERYTHING = '*';
/** Answers that are too large for UDP come over TCP. */
const DNS_PORT = 53;

/** A NetworkPolicy: which there are depends on the isolation alone, what they let through on where the components are. */
export interface IsolationPolicy {
  readonly name: string;
  readonly specIn: (surroundings: IsolationSurroundings) => NetworkPolicySpec;
}

/** The NetworkPolicies of an isolated tenant, in the order they are emitted. */
export function isolationPolicies(isolation: NetworkIsolation): IsolationPolicy[] {
  const { sameTenant, exceptions } = isolation;
  if (!exceptions) return [];
  return [
    policy('default-deny', () => ({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] })),
    ...sameTenant ? [policy('allow-same-tenant', () => ({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [{ podSelector: {} }] }],
      egress: [{ to: [{ podSelector: {} }] }],
    }))] : [],
    policy('allow-dns', ({ dns }) => ({
      podSelector: {},
      policyTypes: ['Egress'],
      egress: [{ to: [pods(dns.namespace, dns.podLabels)], ports: [udp(dns.port), tcp(dns.port)] }, ...dnsAddresses(dns)],
    })),
    ...sharedServices(exceptions.sharedServices ?? []),
    ...sameTenant ? [policy('allow-virt-api', ({ kubevirt }) => ({
      podSelector: { matchLabels: { 'kubevirt.io': 'virt-launcher' } },
      policyTypes: ['Ingress'],
      ingress: [{ from: [pods(kubevirt, { 'kubevirt.io': 'virt-api' })] }],
    }))] : [],
    policy('allow-cdi', ({ cdi }) => ({
      podSelector: { matchLabels: CDI_WORKER },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [pods(cdi), ...peers(CLONE_SOURCE, exceptions.cloneSources)], ports: [CDI_PORT] }],
      egress: cdiEgress(exceptions),
    })),
    ...exceptions.exports ? [policy('allow-exports', ({ kubevirt }) => ({
      podSelector: { matchExpressions: [{ key: EXPORT_SERVICE, operator: 'Exists' }] },
      policyTypes: ['Ingress'],
      ingress: [{ from: [pods(kubevirt, { 'kubevirt.io': 'virt-exportproxy' })], ports: [EXPORT_PORT] }],
    }))] : [],
  ];
}

function sharedServices(services: readonly SharedService[]): IsolationPolicy[] {
  const towards = (direction: SharedServiceDirection) =>
    services.filter((service) => [direction, SharedServiceDirection.BOTH].includes(service.direction ?? SharedServiceDirection.EGRESS));
  const ingress = towards(SharedServiceDirection.INGRESS).map((service) => ({ from: [servicePods(service)], ...servicePorts(service) }));
  const egress = towards(SharedServiceDirection.EGRESS).map((service) => ({ to: [servicePods(service)], ...servicePorts(service) }));
  if (services.length === 0) return [];
  return [policy('allow-shared-services', () => ({
    podSelector: {},
    policyTypes: [...ingress.length > 0 ? ['Ingress' as const] : [], ...egress.length > 0 ? ['Egress' as const] : []],
    ...ingress.length > 0 ? { ingress } : {},
    ...egress.length > 0 ? { egress } : {},
  }))];
}

/** Where everything may be fetched, that is on the ports of the upload servers, too. */
function cdiEgress({ imageSources = [], cloneTargets }: IsolationExceptions): NetworkPolicyEgressRule[] {
  if (imageSources.includes(EVERYTHING)) return [{ ports: IMAGE_PORTS }];
  return [...imageFetching(imageSources), { to: peers(UPLOAD_SERVER, cloneTargets), ports: [CDI_PORT] }];
}

function imageFetching(sources: readonly string[]): NetworkPolicyEgressRule[] {
  return sources.length > 0 ? [{ to: sources.map((cidr) => ({ ipBlock: { cidr } })), ports: IMAGE_PORTS }] : [];
}

/** What answers in the network of the nodes, where policies find nothing by labels. */
function dnsAddresses({ addresses }: PlatformDns): NetworkPolicyEgressRule[] {
  const to = addresses.map((address) => ({ ipBlock: { cidr: toCidr(address) ?? address } }));
  return to.length > 0 ? [{ to, ports: [udp(DNS_PORT), tcp(DNS_PORT)] }] : [];
}

/** The other end of clones: in the tenant itself, and in the namespaces that are let through. */
function peers(labels: Labels, namespaces: readonly string[] = []): NetworkPolicyPeer[] {
  if (namespaces.includes(EVERYTHING)) return [{ namespaceSelector: {}, podSelector: { matchLabels: labels } }];
  return [{ podSelector: { matchLabels: labels } }, ...namespaces.map((namespace) => pods(namespace, labels))];
}

function servicePods({ namespace, podLabels }: SharedService): NetworkPolicyPeer {
  return pods(namespace, podLabels);
}

function servicePorts({ tcpPorts = [], udpPorts = [] }: SharedService): { ports?: NetworkPolicyPort[] } {
  const largeAnswers = udpPorts.includes(DNS_PORT) && !tcpPorts.includes(DNS_PORT) ? [DNS_PORT] : [];
  const ports = [...[...tcpPorts, ...largeAnswers].map(tcp), ...udpPorts.map(udp)];
  return ports.length > 0 ? { ports } : {};
}

/** Both selectors in one peer: as two peers, the second would mean pods of the tenant itself. */
function pods(namespace: string, labels?: Labels): NetworkPolicyPeer {
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    ...(labels ? { podSelector: { matchLabels: labels } } : {}),
  };
}

function tcp(port: number): NetworkPolicyPort {
  return { protocol: 'TCP', port };
}

function udp(port: number): NetworkPolicyPort {
  return { protocol: 'UDP', port };
}

function policy(name: string, specIn: IsolationPolicy['specIn']): IsolationPolicy {
  return { name, specIn };
}
