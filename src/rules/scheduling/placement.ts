import { placementOf } from '../../analysis/nodes/placement';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';
import { describeNeeds, describeObjections, fieldOf, memoryParts } from './describe-nodes';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'placement/fits-node',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A pod, that of a guest too, must fit one of the nodes of the Platform',
    why: 'The API server admits it, and its pod stays Pending for good: the scheduler of Kubernetes finds no node with enough of everything, with the labels that are '
      + 'asked for and without taints that are not tolerated. The pod of a guest needs its memory and overhead, and of CPUs a share by cpuAllocationRatio, or all of them '
      + 'where they are dedicated.',
    fix: 'Ask for less, select other nodes or tolerate their taint; or complete the nodes of the Platform.',
    * check(manifests, cluster) {
      const { pods, nodes } = placementOf(manifests, cluster);
      for (const each of pods) {
        if (each.bins.length) continue;
        yield {
          manifest: each.manifest,
          field: fieldOf(each),
          got: describeNeeds(each),
          allowed: describeObjections(each, nodes),
          calculation: memoryParts(each),
        };
      }
    },
  }),
];
