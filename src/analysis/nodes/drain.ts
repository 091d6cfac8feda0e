import type { NodeClass } from './node-class';
import { itemsOf, nodeShortage } from './placement';
import type { NodeShortage, PlacedPods, Placement } from './placement';

/** How many kinds of nodes are tried. Fewer miss a drain, and never make one fail. */
const TRIED = 20;
/** Models of hosts by AMD; those of Intel begin otherwise, and none of the two runs on the other. */
const AMD = /^(?:EPYC|Opteron|Dhyana|phenom|athlon)/i;
const INTEL = /^(?:\w*lake|\w*Rapids|\w*Forest|Haswell|Broadwell|IvyBridge|SandyBridge|Westmere|Nehalem|Penryn|Conroe|Snowridge|Denverton|KnightsMill)\b/i;

/** Whether there is one node only that the pods can be on, so that they cannot move. */
export function hasOneNode({ bins, onlyNode }: PlacedPods, nodes: readonly NodeClass[]): boolean {
  return onlyNode !== undefined || (bins.length === 1 && nodes[bins[0]].count === 1);
}

/**
 * A kind of nodes of which one cannot be drained: the guests that must move off it do not fit on the others, even without anything else there.
 * Only guests that last and can move count.
 */
export function drainShortage({ lasting, nodes }: Placement): { readonly node: NodeClass; readonly shortage: NodeShortage } | undefined {
  const moving = lasting.filter((pods) => pods.isMigrated && !hasOneNode(pods, nodes));
  if (!moving.length) return undefined;
  const used = new Set(moving.flatMap(({ bins }) => bins));
  const items = itemsOf(moving);
  for (const node of nodes.filter(({ index }) => used.has(index)).slice(0, TRIED)) {
    const shortage = nodeShortage(items, nodes.map((each) => (each === node ? { ...each, count: each.count - 1 } : each)));
    if (shortage) return { node, shortage };
  }
  return undefined;
}

/** A node whose guests of `host-model` no other node takes, since its CPU is unlike theirs. */
export function nodeOfOtherCpu({ bins }: PlacedPods, nodes: readonly NodeClass[]): NodeClass | undefined {
  const candidates = bins.map((bin) => nodes[bin]);
  const models = candidates.map(({ hostCpuModel }) => hostCpuModel);
  if (candidates.length < 2 || models.includes(undefined)) return undefined;
  const areAllUnlike = new Set(models).size === models.length && candidates.every(({ count }) => count === 1);
  return candidates.find((node) => node.count === 1 && candidates.every((other) => other === node || areUnlike(node, other)))
    ?? (areAllUnlike && candidates.every(({ cpuModels }) => !cpuModels) ? candidates[0] : undefined);
}

/** Whether what began on one node certainly cannot go on on the other (`prepareNodeSelectorForHostCpuModel` of KubeVirt v1.9.0). */
function areUnlike({ hostCpuModel: model = '' }: NodeClass, other: NodeClass): boolean {
  const otherModel = other.hostCpuModel ?? '';
  if (other.cpuModels) return model !== otherModel && !other.cpuModels.includes(model);
  return (AMD.test(model) && INTEL.test(otherModel)) || (INTEL.test(model) && AMD.test(otherModel));
}
