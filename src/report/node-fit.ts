import type { NodeClassReport, NodesReport, PodShapeReport } from './report-data';
import { workloadId } from './workload-id';
import { describeAmount } from '../analysis/nodes/amounts';
import type { NodeClass } from '../analysis/nodes/node-class';
import { placementOf } from '../analysis/nodes/placement';
import type { PlacedPods } from '../analysis/nodes/placement';
import { groupBy } from '../kubernetes/group-by';
import type { Cluster, Manifest } from '../manifests/manifest';
import type { NodeGroup } from '../manifests/node-group';
import { describeObstacles } from '../rules/scheduling/describe-nodes';

/** What every launcher asks for, and every node that runs guests has: told only where it is missing. */
const USUAL = ['cpu', 'memory', 'ephemeral-storage', 'devices.kubevirt.io/kvm', 'devices.kubevirt.io/tun', 'devices.kubevirt.io/vhost-net'];
/** How many workloads of a shape are named. */
const EXAMPLES = 5;

/** The kinds of nodes of the Platform, and what fits which. Without nodes nothing is known. */
export function nodeFit(manifests: readonly Manifest[], cluster: Cluster): NodesReport {
  const { nodes, pods, lasting } = placementOf(manifests, cluster);
  return {
    classes: nodes.map((node) => classReport(node, cluster.nodes[node.index])),
    requested: { cpu: total(lasting, 'cpu') / 1000, memory: total(lasting, 'memory') },
    shapes: [...groupBy(pods, ({ shape }) => shape).values()].map(shapeReport).sort(byFit),
  };
}

function classReport({ index, count, capacity, taints }: NodeClass, { labels = {}, architecture }: NodeGroup): NodeClassReport {
  const [cpu, memory] = [capacity('cpu'), capacity('memory')];
  return {
    name: `nodes[${index}]`,
    count,
    ...cpu === undefined ? {} : { cpu: cpu / 1000 },
    ...memory === undefined ? {} : { memory },
    traits: [
      ...architecture ? [architecture] : [],
      ...Object.entries(labels).map(([key, value]) => (value ? `${key}=${value}` : key)),
      ...taints.map(({ key, value, effect }) => `taint ${key}${value ? `=${value}` : ''}:${effect}`),
    ],
  };
}

function shapeReport(pods: readonly PlacedPods[]): PodShapeReport {
  const [{ needs: { requests }, objections }] = pods;
  return {
    cpu: (requests.get('cpu') ?? 0) / 1000,
    memory: requests.get('memory') ?? 0,
    others: [...requests].filter(([resource]) => !USUAL.includes(resource)).map(([resource, amount]) => describeAmount(resource, amount)),
    pods: pods.reduce((sum, { written }) => sum + written, 0),
    workloads: pods.length,
    examples: pods.slice(0, EXAMPLES).map(({ manifest }) => workloadId(manifest)),
    objections: objections.map(describeObstacles),
  };
}

function total(pods: readonly PlacedPods[], resource: string): number {
  return pods.reduce((sum, { needs, lasting }) => sum + (needs.requests.get(resource) ?? 0) * lasting, 0);
}

/** What fits the fewest kinds of nodes first, then the largest. */
function byFit(a: PodShapeReport, b: PodShapeReport): number {
  const fits = ({ objections }: PodShapeReport) => objections.filter((text) => text === '').length;
  return fits(a) - fits(b) || b.memory - a.memory || b.cpu - a.cpu || (a.examples[0] < b.examples[0] ? -1 : 1);
}
