import { parseQuantity } from '../../kubernetes/quantity';
import type { NodeGroup, NodeTaint } from '../../manifests/node-group';
import {
  ARCHITECTURE, CPU_MANAGER, CPU_MODEL, HOST_CPU_MODEL, HYPERVISORS, isWellKnownLabel, OLD_CPU_MANAGER,
} from '../../manifests/node-label';

/** Nodes that are alike, and what is known of them. */
export interface NodeClass {
  /** Where they stand among the nodes of the Platform. */
  readonly index: number;
  readonly count: number;
  readonly taints: readonly NodeTaint[];
  readonly numaCells?: readonly NumaCapacity[];
  /** The CPU model of the host, as far as it is known. */
  readonly hostCpuModel?: string;
  /** The CPU models that guests can name, as far as they are known. */
  readonly cpuModels?: readonly string[];
  /** What one node has of a resource; `undefined` where that is not known. */
  capacity(resource: string): number | undefined;
  /** The value of a label, `null` where the nodes do not have it, `undefined` where that is not known. */
  label(key: string): string | null | undefined;
}

/** What a NUMA cell has; `undefined` where that is not known. */
export interface NumaCapacity {
  readonly cpus: number;
  hugepages(size: string): number | undefined;
}

type HugePages = Pick<NodeGroup, 'hugepages2Mi' | 'hugepages1Gi'>;
type Bytes = { toKibibytes(options: { readonly rounding: number }): number };

/** `SizeRoundingBehavior.NONE` of cdk8s, which rules do not import. */
const UNROUNDED = 2;

export function nodeClassesOf(groups: readonly NodeGroup[]): NodeClass[] {
  return groups.map((group, index) => {
    const { count, taints = [], numaCells, labels = {}, cpuModels, hostCpuModel } = group;
    const listed = namesAfter(CPU_MODEL, labels);
    return {
      index,
      count,
      taints,
      numaCells: numaCells?.map((cell) => ({ cpus: cell.cpus, hugepages: (size) => hugepagesOf(cell, size) })),
      hostCpuModel: hostCpuModel ?? namesAfter(HOST_CPU_MODEL, labels)[0],
      cpuModels: cpuModels ?? (listed.length ? listed : undefined),
      capacity: (resource) => capacityOf(group, resource),
      label: (key) => labelOf(group, key),
    };
  });
}

function capacityOf(group: NodeGroup, resource: string): number | undefined {
  const { cpus, memory, extendedResources, kvm } = group;
  if (resource === 'cpu') return Math.ceil(cpus * 1000);
  if (resource === 'memory') return bytesOf(memory);
  if (resource.startsWith('hugepages-')) return hugepagesOf(group, resource.slice('hugepages-'.length));
  if (extendedResources && Object.hasOwn(extendedResources, resource)) return extendedResources[resource];
  if (HYPERVISORS.includes(resource)) return kvm === false ? 0 : undefined;
  return extendedResources && resource.includes('/') && !resource.startsWith('devices.kubevirt.io/') ? 0 : undefined;
}

function labelOf({ labels, architecture, cpuManager, cpuModels }: NodeGroup, key: string): string | null | undefined {
  if (key === ARCHITECTURE && architecture) return architecture;
  if (key === CPU_MANAGER && cpuManager !== undefined) return String(cpuManager);
  if (labels === undefined && cpuModels === undefined) return undefined;
  if (labels && Object.hasOwn(labels, key)) return labels[key];
  if (key === CPU_MANAGER) return labels?.[OLD_CPU_MANAGER];
  if (key.startsWith(CPU_MODEL)) {
    if (cpuModels) return cpuModels.includes(key.slice(CPU_MODEL.length)) ? 'true' : null;
    return namesAfter(CPU_MODEL, labels ?? {}).length ? null : undefined;
  }
  return labels === undefined || isWellKnownLabel(key) ? undefined : null;
}

/** The pages of the two sizes that are told, however the size is written. */
function hugepagesOf({ hugepages2Mi, hugepages1Gi }: HugePages, size: string): number | undefined {
  const bytes = parseQuantity(size);
  if (bytes === parseQuantity('2Mi')) return hugepages2Mi && bytesOf(hugepages2Mi);
  return bytes === parseQuantity('1Gi') ? hugepages1Gi && bytesOf(hugepages1Gi) : undefined;
}

function bytesOf(size: Bytes): number {
  return Math.ceil(size.toKibibytes({ rounding: UNROUNDED }) * 1024);
}

function namesAfter(prefix: string, labels: { readonly [key: string]: string }): string[] {
  return Object.keys(labels).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
}
