import { describeClass, describeShortage, largestOf } from './describe-nodes';
import { describeDomains, topologyField } from './describe-topology';
import { drainShortage, hasOneNode, nodeOfOtherCpu } from '../../analysis/nodes/drain';
import { onlyNode } from '../../analysis/nodes/node-selection';
import { placementOf, podShortage } from '../../analysis/nodes/placement';
import { topologyShortages } from '../../analysis/nodes/topology';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const HANGS = 'KubeVirt refuses to evict a guest with evictionStrategy LiveMigrate before it has moved: where it cannot, the drain of its node waits for good';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'drain/requires-other-node',
    level: FindingLevel.ADVISED,
    summary: 'A VM with evictionStrategy LiveMigrate must have another node that it can move to',
    why: `${HANGS}. One node carries a host name, and a pod of the same guest does not run beside the one that it moves from.`,
    fix: 'Select nodes by a label that several have, or write evictionStrategy: None.',
    * check(manifests, cluster) {
      const pinned = new Set<unknown>();
      for (const { manifest, written, path } of workloadsOf(manifests, cluster)) {
        if ((written.evictionStrategy ?? cluster.evictionStrategy) !== 'LiveMigrate') continue;
        const { nodeSelector, affinity } = written;
        const name = onlyNode(nodeSelector, affinity?.nodeAffinity?.[REQUIRED]);
        if (name === undefined) continue;
        pinned.add(manifest);
        const field = onlyNode(nodeSelector) === undefined ? 'affinity.nodeAffinity' : 'nodeSelector[kubernetes.io/hostname]';
        yield { manifest, field: `${path}.${field}`, got: `the node ${name}`, allowed: 'two nodes or more' };
      }
      const { pods, nodes } = placementOf(manifests, cluster);
      for (const each of pods) {
        const { manifest, path, isMigrated, bins: [bin] } = each;
        if (!isMigrated || bin === undefined || pinned.has(manifest) || !hasOneNode(each, nodes)) continue;
        yield { manifest, field: `${path}.evictionStrategy`, got: `one node that it fits, of ${describeClass(nodes[bin])}`, allowed: 'two nodes or more' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'drain/requires-like-cpu',
    level: FindingLevel.ADVISED,
    summary: 'A VM of CPU model host-model with evictionStrategy LiveMigrate must have another node with a CPU that takes it',
    why: `${HANGS}. A guest of host-model moves only to nodes that offer the CPU model of the node that it began on, label cpu-model-migration.node.kubevirt.io.`,
    fix: 'Name a CPU model that all of its nodes offer, or select nodes of one kind.',
    * check(manifests, cluster) {
      const { pods, nodes } = placementOf(manifests, cluster);
      for (const each of pods) {
        const { manifest, guest, isMigrated, bins } = each;
        if (!guest || !isMigrated || guest.spec.domain.cpu?.model !== 'host-model' || hasOneNode(each, nodes)) continue;
        const node = nodeOfOtherCpu(each, nodes);
        if (!node) continue;
        const others = [...new Set(bins.map((bin) => nodes[bin]).filter((other) => other !== node).map(({ hostCpuModel }) => hostCpuModel))];
        yield {
          manifest,
          field: guest.originOf('domain.cpu.model'),
          got: `host-model, which is ${node.hostCpuModel} on ${describeClass(node)} and ${others.join(', ')} elsewhere`,
          allowed: 'a CPU model that two of its nodes offer',
        };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'drain/fits-remaining-nodes',
    level: FindingLevel.ADVISED,
    summary: 'All VMs with evictionStrategy LiveMigrate must fit on the nodes of the Platform while one of them is drained',
    why: `${HANGS}. Counted are guests with runStrategy Always that must move, and nothing else on their nodes. While it moves, a guest keeps its place on the node that is `
      + 'drained, for anti-affinity and spread too.',
    fix: 'Add a node to the Platform, ask for less, or write evictionStrategy: None for what may stop.',
    * check(manifests, cluster) {
      const placement = placementOf(manifests, cluster);
      const { nodes, lasting } = placement;
      for (const shortage of topologyShortages(placement)) {
        if (!shortage.isDrain) continue;
        const { pods: { manifest }, needs } = shortage;
        yield { manifest, field: topologyField(shortage), got: `${needs} pods`, allowed: `${describeDomains(shortage)}, and room for one that moves` };
      }
      const found = podShortage(lasting, nodes) ? undefined : drainShortage(placement);
      if (!found) return;
      const { node, shortage } = found;
      const { manifest, path } = largestOf(shortage);
      const { allowed, ...told } = describeShortage(shortage);
      yield { manifest, field: `${path}.evictionStrategy`, ...told, allowed: `${allowed}, without one of nodes[${node.index}]` };
    },
  }),
];
