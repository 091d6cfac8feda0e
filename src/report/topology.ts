import { flowsOf } from './flows';
import type { Box, TopologyReport } from './report-data';
import type { Reachability } from '../analysis/reachability/model';
import type { Topology, TopologyNode } from '../analysis/topology/model';
import { topologyOf } from '../analysis/topology/topology';
import { layoutOf } from '../diagram/layout';
import { METRICS, widthOf } from '../diagram/metrics';
import type { Cluster, Manifest } from '../manifests/manifest';

/** How many nodes a drawing can have that people read, and of how many namespaces it is where there are more. */
const [MOST_NODES, FEW] = [120, 8];
/** How high a box outside is, how far below the next begins, and how far they are from all else, in pixels. */
const OUTSIDE = { height: 32, step: 56, gap: 40 };
/** Relations that carry no data. */
const DASHED: readonly string[] = ['governs', 'scales', 'acts-on'];

/**
 * The topology, placed, and who reaches whom in it. Where it is too large to read, that of the first namespaces; nothing where those are, too.
 *
 * @param namespaces in the order in which they matter
 */
export function topologyReport(
  manifests: readonly Manifest[], cluster: Cluster, reach: Reachability, namespaces: readonly string[],
): TopologyReport | undefined {
  const whole = topologyOf(manifests, cluster);
  if (!whole.nodes.length) return undefined;
  if (whole.nodes.length <= MOST_NODES) return placed(whole, reach);
  const only = namespaces.slice(0, FEW);
  const part = topologyOf(manifests, cluster, { namespaces: only });
  return part.nodes.length && part.nodes.length <= MOST_NODES ? { ...placed(part, reach), only } : undefined;
}

function placed(topology: Topology, reach: Reachability): TopologyReport {
  const { outside, flows } = flowsOf(reach, topology.nodes);
  const { width, height, clusters, nodes, edges } = layoutOf(topology);
  const places = new Map(nodes.map(({ node: { id } }, i) => [id, i]));
  // What is outside stands to the left of all.
  const column = outside.length ? Math.ceil(Math.max(...outside.map((name) => widthOf(name, METRICS.letter)))) + 2 * METRICS.padding : 0;
  const left = column && column + OUTSIDE.gap;
  const high = Math.max(height, outside.length * OUTSIDE.step + METRICS.margin);
  const moved = (box: Box) => boxOf({ ...box, x: box.x + left });
  return {
    width: width + left,
    height: high,
    areas: clusters.map(({ cluster: { isOwned }, text, ...box }) => ({ ...moved(box), text, isOwned })),
    nodes: nodes.map(({ node, text: { kind, name, details }, ...box }) => {
      const { role, isImplied } = node;
      const workload = workloadOf(node);
      return { ...moved(box), role, kind, name, details, isImplied, ...workload === undefined ? {} : { workload } };
    }),
    edges: edges.map(({ edge: { relation, from, to }, text, points, at }) => ({
      text,
      isDashed: DASHED.includes(relation),
      points: points.map(({ x, y }) => [tenths(x + left), tenths(y)] as const),
      at: [tenths(at.x + left), tenths(at.y)],
      from: places.get(from)!,
      to: places.get(to)!,
    })),
    outside: outside.map((name, i) => {
      const y = (high - outside.length * OUTSIDE.step) / 2 + i * OUTSIDE.step;
      return { name, ...boxOf({ x: METRICS.margin, y, width: column, height: OUTSIDE.height }) };
    }),
    flows,
  };
}

function workloadOf({ role, kind, count, namespace = '', name }: TopologyNode): string | undefined {
  return role === 'workload' && count === 1 ? `${kind.slice(kind.indexOf('/') + 1)}/${namespace}/${name}` : undefined;
}

function boxOf({ x, y, width, height }: Box): Box {
  return { x: tenths(x), y: tenths(y), width: tenths(width), height: tenths(height) };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
