import type * as crypto from 'crypto';
import type { Labels } from './label-index';
import type { Workload } from './workload';
import type { Interface, Port, PortRange, VirtualMachineInstanceSpec } from '../../imports/kubevirt.io';
import { isPortNumber } from '../kubernetes/port';

/** Labels of KubeVirt on launcher pods whose values a manifest does not tell: who made them, on which node, for which revision. */
const UNKNOWN = /^(?:kubevirt\.io\/(?:created-by|nodeName|migration[a-zA-Z]*|outdatedLauncherImage|vm-pool-revision-name)$|pr\.kubevirt\.io\/)/;
const NAME_LABEL = 'vm.kubevirt.io/name';
const ID_LABEL = 'vmi.kubevirt.io/id';
/** `DNS1035LabelMaxLength`, and how many digits of the hash follow what is left of a longer name. */
const [MAX_ID, HASH_DIGITS] = [63, 8];
const TCP = 'TCP';
const PROTOCOLS: readonly string[] = [TCP, 'UDP', 'SCTP'];

/** What masquerade passes on to a guest. */
export interface ForwardedPorts {
  readonly ports: readonly Port[];
  readonly ranges: readonly PortRange[];
}

/** Whether the value of a label on launcher pods is known only to the cluster. */
export function isUnknownLauncherLabel(key: string): boolean {
  return UNKNOWN.test(key);
}

/**
 * The labels of the launcher pod, as `podLabels` of KubeVirt writes them, but for those of which `isUnknownLauncherLabel` holds. `name` is that
 * of the VMI.
 */
export function launcherLabels({ labels, written: { hostname } }: Workload, name: string): Labels {
  return { ...labels, 'kubevirt.io': 'virt-launcher', [NAME_LABEL]: hostname || name.split('.')[0].slice(0, MAX_ID), [ID_LABEL]: idOf(name) };
}

/** `CalculateVirtualMachineInstanceID` of KubeVirt. */
function idOf(name: string): string {
  if (name.length <= MAX_ID) return name;
  // Few names are that long.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { createHash } = require('crypto') as typeof crypto;
  return `${name.slice(0, MAX_ID - HASH_DIGITS - 1)}-${createHash('sha1').update(name).digest('hex').slice(0, HASH_DIGITS)}`;
}

/** The interface of a guest on the pod network. */
export function podInterface({ networks = [], domain }: VirtualMachineInstanceSpec): Interface | undefined {
  const network = networks.find(({ pod }) => pod !== undefined);
  return network && domain.devices?.interfaces?.find(({ name }) => name === network.name);
}

/** The ports to which traffic from the pod network is confined; `undefined` where all reach the guest, or where nothing forwards. */
export function forwardedPorts(spec: VirtualMachineInstanceSpec): ForwardedPorts | undefined {
  const { masquerade, ports = [], portRanges: ranges = [] } = podInterface(spec) ?? {};
  return masquerade && ports.length + ranges.length > 0 && ports.every(isPort) ? { ports, ranges } : undefined;
}

/** Of what is no port or protocol one cannot tell which is meant. */
function isPort({ port, protocol }: Port): boolean {
  return isPortNumber(port) && (!protocol || PROTOCOLS.includes(protocol));
}

export function forwards({ ports, ranges }: ForwardedPorts, port: number, protocol: string): boolean {
  return ports.some((entry) => entry.port === port && (entry.protocol || TCP) === protocol)
    || ranges.some(({ start, end, protocol: spoken }) => spoken === protocol && start <= port && port <= end);
}

/** The names of the container ports of a launcher pod, which are those of the ports of all interfaces. */
export function namedPorts({ domain }: VirtualMachineInstanceSpec): readonly Port[] {
  return (domain.devices?.interfaces ?? []).flatMap(({ ports = [] }) => ports).filter(({ name }) => name);
}

/** The ports that are forwarded, for people. */
export function forwardedText({ ports, ranges }: ForwardedPorts): string {
  return [
    ...ports.map(({ port, protocol }) => `${port}/${protocol || TCP}`), ...ranges.map(({ start, end, protocol }) => `${start}-${end}/${protocol}`),
  ].join(', ');
}
