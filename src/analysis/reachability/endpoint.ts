import type { ObjectRef, PortSet } from './model';
import { PROTOCOLS } from './model';
import { protocolOf, refOf } from './policy';
import type { NamedPort } from './policy';
import { NO_PORTS, portsBetween, unitedPorts } from './port-set';
import type { PodLabels } from './selector';
import { at, entriesAt, listAt, textAt } from '../../kubernetes/untyped';
import { annotatedNetworks, NETWORKS } from '../../manifests/annotated-networks';
import { launcherLabels } from '../../manifests/launcher-pod';
import { groupOf, kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { POD_SPECS } from '../../manifests/pod-specs';
import { VMI_SPEC_PATHS } from '../../manifests/vmi';
import type { Workload } from '../../manifests/workload';

/** A port that a container or an interface gives a name to. */
export interface PodPort extends Required<NamedPort> {
  readonly port: number;
}

/** The pods of one workload, all alike. */
export interface Endpoint {
  /** Not given of pods that no manifest makes. */
  readonly workload?: ObjectRef;
  /** Not given of pods of any namespace that is not known. */
  readonly namespace?: string;
  readonly labels: PodLabels;
  readonly ports: readonly PodPort[];
  readonly hostNetwork: boolean;
  /** Whether it is on the network that pods get by default. The guest counts, not its launcher pod. */
  readonly isOnPodNetwork: boolean;
  /** The secondary networks that it is on, `namespace/name`. */
  readonly attachments: readonly string[];
  /** The ports that reach a guest; not given where all do. */
  readonly forwarded?: PortSet;
}

/** The pods that a manifest makes; `undefined` of what makes none. */
export function endpointOf(manifest: Manifest): Endpoint | undefined {
  const namespace = namespaceOf(manifest);
  const guestPath = VMI_SPEC_PATHS.get(kindOf(manifest));
  if (guestPath !== undefined) return guestEndpoint(manifest, namespace, guestPath.split('.'));
  const path = (POD_SPECS.get(kindOf(manifest)) ?? (isOfKubeVirt(manifest) ? undefined : 'spec.template.spec'))?.split('.');
  if (!path || !Array.isArray(at(manifest, ...path, 'containers'))) return undefined;
  const metadata = [...path.slice(0, -1), 'metadata'];
  const containers = [...listAt(manifest, ...path, 'initContainers'), ...listAt(manifest, ...path, 'containers')];
  return {
    workload: refOf(manifest, namespace),
    namespace,
    labels: labelsAt(manifest, metadata),
    ports: containers
      .flatMap((container) => listAt(container, 'ports'))
      .flatMap((port) => podPort(at(port, 'name'), at(port, 'containerPort'), port)),
    hostNetwork: at(manifest, ...path, 'hostNetwork') === true,
    isOnPodNetwork: true,
    attachments: annotatedNetworks(textAt(manifest, ...metadata, 'annotations', NETWORKS))
      .map((network) => `${network.namespace ?? namespace}/${network.name}`),
  };
}

function guestEndpoint(manifest: Manifest, namespace: string, path: readonly string[]): Endpoint {
  const metadata = path.length === 1 ? ['metadata'] : [...path.slice(0, -1), 'metadata'];
  const networks = listAt(manifest, ...path, 'networks');
  const interfaces = listAt(manifest, ...path, 'domain', 'devices', 'interfaces');
  const written = labelsAt(manifest, metadata);
  const hasDefault = !networks.length && at(manifest, ...path, 'domain', 'devices', 'autoattachPodInterface') !== false;
  const podNetwork = networks.find((network) => at(network, 'pod') !== undefined);
  const podInterface = podNetwork && interfaces.find((entry) => at(entry, 'name') === at(podNetwork, 'name'));
  const forwarded = podInterface && at(podInterface, 'masquerade') !== undefined ? forwardedBy(podInterface) : undefined;
  return {
    workload: refOf(manifest, namespace),
    namespace,
    labels: new Map([...written, ...ownLabels(manifest, path, written)]),
    ports: interfaces.flatMap((entry) => listAt(entry, 'ports')).flatMap((port) => podPort(at(port, 'name'), at(port, 'port'), port)),
    hostNetwork: false,
    isOnPodNetwork: hasDefault || podNetwork !== undefined,
    attachments: guestAttachments(networks, namespace),
    ...(forwarded ? { forwarded } : {}),
  };
}

/** The secondary networks that the pods of a manifest are on, without what else there is to tell of them. */
export function attachmentsOf(manifest: Manifest): Pick<Endpoint, 'namespace' | 'attachments'> | undefined {
  const path = VMI_SPEC_PATHS.get(kindOf(manifest));
  if (path === undefined) return endpointOf(manifest);
  const namespace = namespaceOf(manifest);
  return { namespace, attachments: guestAttachments(listAt(manifest, ...path.split('.'), 'networks'), namespace) };
}

function namespaceOf(manifest: Manifest): string {
  return textAt(manifest, 'metadata', 'namespace') ?? 'default';
}

function guestAttachments(networks: readonly unknown[], namespace: string): string[] {
  return networks
    .flatMap((network) => textAt(network, 'multus', 'networkName') ?? [])
    .map((name) => (name.includes('/') ? name : `${namespace}/${name}`));
}

/** The labels that KubeVirt adds. Pools and replica sets name their machines by themselves. */
function ownLabels(manifest: Manifest, path: readonly string[], written: PodLabels): [string, string][] {
  const name = textAt(manifest, 'metadata', 'name');
  const isOne = manifest.kind === 'VirtualMachine' || manifest.kind === 'VirtualMachineInstance';
  if (!isOne || name === undefined) return [['kubevirt.io', 'virt-launcher']];
  const workload = { labels: Object.fromEntries(written), written: { hostname: textAt(manifest, ...path, 'hostname') } };
  return entriesAt(launcherLabels(workload as unknown as Workload, name));
}

function forwardedBy(entry: unknown): PortSet | undefined {
  const [ports, ranges] = [listAt(entry, 'ports'), listAt(entry, 'portRanges')];
  if (!ports.length && !ranges.length) return undefined;
  return [
    ...ports.map((port) => [textAt(port, 'protocol'), at(port, 'port'), at(port, 'port')] as const),
    ...ranges.map((range) => [textAt(range, 'protocol'), at(range, 'start'), at(range, 'end')] as const),
  ].reduce((all, [written, first, last]) => {
    const protocol = protocolOf(written);
    return protocol && typeof first === 'number' && typeof last === 'number' ? unitedPorts(all, portsBetween(protocol, first, last)) : all;
  }, NO_PORTS);
}

function podPort(name: unknown, port: unknown, written: unknown): PodPort[] {
  const protocol = PROTOCOLS.find((each) => each === (textAt(written, 'protocol') ?? 'TCP'));
  return protocol && typeof name === 'string' && name && typeof port === 'number' ? [{ name, port, protocol }] : [];
}

function labelsAt(manifest: Manifest, metadata: readonly string[]): PodLabels {
  return new Map(entriesAt(manifest, ...metadata, 'labels'));
}

function isOfKubeVirt(manifest: Manifest): boolean {
  return /(?:^|\.)kubevirt\.io$/.test(groupOf(manifest));
}
