import type { ClusterObject } from './cluster-objects';
import { labelsOf, namesAfter, taintsOf } from './node-labels';
import type { WrittenTaint } from './node-labels';
import { canonicalQuantity } from '../../kubernetes/canonical-quantity';
import { isExtendedResource } from '../../kubernetes/extended-resource';
import { isLabelValue } from '../../kubernetes/label';
import { parseQuantity } from '../../kubernetes/quantity';
import { at, mappingAt, textAt } from '../../kubernetes/untyped';
import { Architecture } from '../../manifests/architecture';
import { ARCHITECTURE, CPU_MANAGER, CPU_MODEL, HOST_CPU_MODEL, HOST_NAME, HYPERVISORS, OLD_CPU_MANAGER } from '../../manifests/node-label';

const NANO = 10n ** 9n;

/** What a node says of itself, as a platform file holds it. */
export interface ReadNode {
  readonly name: string;
  readonly hostName?: string;
  /** In bytes. */
  readonly memory: bigint;
  /** All but the memory, which differs a little between machines of one kind. */
  readonly rest: { readonly [prop: string]: unknown };
  readonly labels: ReadonlyMap<string, string>;
  readonly taints: readonly WrittenTaint[];
}

/** How nodes are read. */
export interface NodeReading {
  /** Labels that are left out. */
  readonly ignoredLabels: ReadonlySet<string>;
  /** Whether guests need no device of a hypervisor. */
  readonly isEmulating: boolean;
  /** Whether some node has the device of a hypervisor: then one without it has none. */
  readonly hasHypervisors: boolean;
}

/** Whether a node lists the device that guests run on. */
export function listsHypervisor({ fields }: ClusterObject): boolean {
  return HYPERVISORS.some((device) => at(fields, 'status', 'allocatable', device) !== undefined);
}

/** A node; a reason where a Platform can say nothing of it. */
export function readNode(node: ClusterObject, reading: NodeReading): ReadNode | string {
  const { name, fields } = node;
  const os = textAt(fields, 'status', 'nodeInfo', 'operatingSystem') ?? textAt(fields, 'metadata', 'labels', 'kubernetes.io/os') ?? 'linux';
  if (os !== 'linux') return `it runs ${os}`;
  const architecture = textAt(fields, 'status', 'nodeInfo', 'architecture') ?? textAt(fields, 'metadata', 'labels', ARCHITECTURE);
  if (architecture !== undefined && !(Object.values(Architecture) as string[]).includes(architecture)) return `its architecture is ${architecture}`;
  const [cpus, memory] = [amountOf(node, 'cpu'), amountOf(node, 'memory')];
  if (!cpus || !memory || memory < NANO) return 'its status.allocatable says no CPUs, or no memory';
  const labels = labelsOf(node, reading.ignoredLabels);
  const taints = taintsOf(node);
  const rest = {
    ...architecture === undefined ? {} : { architecture },
    cpus: Number(cpus) / 1e9,
    ...pagesOf(node),
    ...guestFacts(node, reading),
    extendedResources: devicesOf(node),
    labels: Object.fromEntries(labels),
    ...taints.length ? { taints } : {},
  };
  const hostName = textAt(fields, 'metadata', 'labels', HOST_NAME);
  return { name, ...hostName === undefined || !isLabelValue(hostName) ? {} : { hostName }, memory: memory / NANO, rest, labels, taints };
}

function pagesOf(node: ClusterObject): { readonly [prop: string]: string } {
  return Object.fromEntries(['2Mi', '1Gi'].flatMap((size) => {
    const amount = amountOf(node, `hugepages-${size}`);
    return amount === undefined ? [] : [[`hugepages${size}`, canonicalQuantity(amount, 'BinarySI')]];
  }));
}

/** What virt-handler says of a node in its labels and devices. */
function guestFacts(node: ClusterObject, { isEmulating, hasHypervisors }: NodeReading): { readonly [prop: string]: unknown } {
  const label = (key: string) => textAt(node.fields, 'metadata', 'labels', key);
  const manager = [CPU_MANAGER, OLD_CPU_MANAGER].map(label).find((value) => value === 'true' || value === 'false');
  const models = namesAfter(CPU_MODEL, node);
  const [hostModel] = namesAfter(HOST_CPU_MODEL, node);
  return {
    ...isEmulating || !hasHypervisors ? {} : { kvm: HYPERVISORS.some((device) => (amountOf(node, device) ?? 0n) > 0n) },
    ...manager === undefined ? {} : { cpuManager: manager === 'true' },
    ...hostModel === undefined ? {} : { hostCpuModel: hostModel },
    ...models.length ? { cpuModels: models } : {},
  };
}

/** Every device that device plugins list, but for KubeVirt's own. */
function devicesOf(node: ClusterObject): { readonly [resource: string]: number } {
  const names = Object.keys(mappingAt(node.fields, 'status', 'allocatable')).sort();
  return Object.fromEntries(names.filter((name) => isExtendedResource(name) && !name.startsWith('devices.kubevirt.io/')).flatMap((name) => {
    const amount = amountOf(node, name);
    return amount === undefined || amount % NANO !== 0n ? [] : [[name, Number(amount / NANO)] as const];
  }));
}

/** What pods can be given, in billionths; nothing where that is less than nothing, or no quantity. */
function amountOf({ fields }: ClusterObject, resource: string): bigint | undefined {
  const written = at(fields, 'status', 'allocatable', resource);
  if (typeof written !== 'string' && typeof written !== 'number') return undefined;
  const text = String(written);
  const amount = text.length > 40 ? undefined : parseQuantity(text);
  return amount !== undefined && amount >= 0n ? amount : undefined;
}

/** The architecture that all nodes have. */
export function commonArchitecture(nodes: readonly ReadNode[]): unknown {
  const all = new Set(nodes.map(({ rest }) => rest.architecture));
  return all.size === 1 ? [...all][0] : undefined;
}
