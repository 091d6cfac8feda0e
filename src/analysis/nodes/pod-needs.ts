import type { Amounts } from './amounts';
import type { NodeClass, NumaCapacity } from './node-class';
import { isExcluded, unmatchedLabels } from './node-selection';
import { untolerated } from './tolerates';
import type { NodeSelector, Toleration } from '../../../imports/kubernetes';

/** What a pod asks of its node. */
export interface PodNeeds {
  /** At least. */
  readonly requests: Amounts;
  readonly nodeSelector: { readonly [key: string]: string };
  readonly nodeAffinity?: NodeSelector;
  readonly tolerations: readonly Toleration[];
  /** Labels that nodes must have, whatever their value: the keys of spread constraints that hold. */
  readonly topologyKeys: readonly string[];
  readonly numa?: NumaNeeds;
  /** What of the memory is for the launcher beside its guest, in bytes, where that is known. */
  readonly memoryOverhead?: number;
}

/** A guest that is laid out like the NUMA cells of its node. */
export interface NumaNeeds {
  readonly cpus: number;
  /** The size of huge pages, as it is written. */
  readonly pageSize: string;
  /** In bytes. */
  readonly page: number;
  /** The memory of the guest, in pages. */
  readonly pages: number;
}

/** Why a pod cannot run on nodes. */
export interface Objection {
  readonly kind: 'resource' | 'nodeSelector' | 'nodeAffinity' | 'taint' | 'topologyKey' | 'numa';
  /** The resource, the label or the taint. */
  readonly name: string;
  readonly needs: number | string;
  readonly has: number | string | null;
}

/** Everything that certainly keeps a pod off the nodes. None: it may run there, by itself. */
export function objectionsTo({ requests, nodeSelector, nodeAffinity, tolerations, topologyKeys, numa }: PodNeeds, node: NodeClass): Objection[] {
  const objections: Objection[] = [];
  for (const [name, value] of unmatchedLabels(nodeSelector, node)) {
    objections.push({ kind: 'nodeSelector', name, needs: value, has: node.label(name)! });
  }
  if (nodeAffinity && isExcluded(nodeAffinity, node)) objections.push({ kind: 'nodeAffinity', name: 'node affinity', needs: 'its terms', has: null });
  for (const { key, value, effect } of untolerated(node.taints, tolerations)) {
    objections.push({ kind: 'taint', name: `${key}${value ? `=${value}` : ''}:${effect}`, needs: 'a toleration', has: null });
  }
  for (const name of topologyKeys.filter((key) => node.label(key) === null)) objections.push({ kind: 'topologyKey', name, needs: 'a value', has: null });
  for (const [name, needs] of requests) {
    const has = node.capacity(name);
    if (has !== undefined && needs > has) objections.push({ kind: 'resource', name, needs, has });
  }
  if (numa && node.numaCells && !fitsCells(numa, node.numaCells)) {
    objections.push({ kind: 'numa', name: numa.pageSize, needs: describeNuma(numa), has: null });
  }
  return objections;
}

/**
 * Whether there are cells that together have the CPUs, and each an equal share of the memory (`numaMapping` of KubeVirt v1.9.0,
 * `pkg/virt-launcher/virtwrap/converter/vcpu/vcpu.go`): a cell more or less makes another share.
 */
function fitsCells({ cpus, pageSize, page, pages }: NumaNeeds, cells: readonly NumaCapacity[]): boolean {
  return cells.some((_, i) => {
    const number = i + 1;
    if (cpus < number || pages < number) return false;
    const share = Math.floor(pages / number) * page;
    const large = cells.filter((cell) => cell.cpus >= 1 && share <= (cell.hugepages(pageSize) ?? Infinity));
    const best = large.map((cell) => Math.floor(cell.cpus)).sort((a, b) => b - a).slice(0, number);
    return best.length === number && best.reduce((sum, each) => sum + each, 0) >= cpus;
  });
}

function describeNuma({ cpus, pageSize, page, pages }: NumaNeeds): string {
  return `${cpus} CPUs and ${Math.ceil(pages * page / 2 ** 20)}Mi in pages of ${pageSize}`;
}
