import { placementOf, podShortage } from '../../analysis/nodes/placement';
import { topologyShortages } from '../../analysis/nodes/topology';
import { groupBy } from '../../kubernetes/group-by';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';
import { describeShortage, largestOf } from './describe-nodes';
import { describeDomains, topologyField } from './describe-topology';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'node-room/fits-pods',
    level: FindingLevel.UNSTARTABLE,
    summary: 'All pods that run at the same time must fit on the nodes of the Platform together',
    why: 'The API server admits them all, and some stay Pending for good. Counted are the pods of guests with runStrategy Always, and of Deployments and the like at the '
      + 'minimum of their autoscaler. That they do not fit is certain: they need more in sum than all their nodes have, or are, of some size, more than there are places.',
    fix: 'Ask for less, run fewer of them, or complete the nodes of the Platform.',
    * check(manifests, cluster) {
      const { lasting, nodes } = placementOf(manifests, cluster);
      const namespaces = [...groupBy(lasting, ({ manifest }) => manifest.metadata.namespace).values()];
      const ofOne = namespaces.flatMap((pods) => podShortage(pods, nodes) ?? []);
      for (const shortage of ofOne.length ? ofOne : [podShortage(lasting, nodes)]) {
        if (!shortage) continue;
        const { manifest, path } = largestOf(shortage);
        yield { manifest, field: path, ...describeShortage(shortage) };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'node-room/fits-topology',
    level: FindingLevel.UNSTARTABLE,
    summary: 'Pods that must not share a node or a zone must be no more than the Platform has of them',
    why: 'The API server admits them all, and those beyond the last free node or zone stay Pending for good: the scheduler of Kubernetes keeps to required anti-affinity, '
      + 'and to a spread with whenUnsatisfiable: DoNotSchedule and minDomains.',
    fix: 'Run fewer of them, prefer instead of require, or complete the nodes of the Platform.',
    * check(manifests, cluster) {
      for (const shortage of topologyShortages(placementOf(manifests, cluster))) {
        if (shortage.isDrain) continue;
        yield { manifest: shortage.pods.manifest, field: topologyField(shortage), got: `${shortage.needs} pods`, allowed: describeDomains(shortage) };
      }
    },
  }),
];
