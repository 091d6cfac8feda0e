import type { Box, TopologyReport } from './report-data';
import type { Topology, TopologyNode } from '../analysis/topology/model';
import { topologyOf } from '../analysis/topology/topology';
import { layoutOf } from '../diagram/layout';
import type { Cluster, Manifest } from '../manifests/manifest';

/** How many nodes a drawing can have that people read, and of how many namespaces it is where there are more. */
const [MOST_NODES, FEW] = [120, 8];
/** Relations that carry no data. */
const DASHED: readonly string[] = ['governs', 'scales', 'acts-on'];

/**
 * The topology, placed. Where it is too large to read, that of the first namespaces; nothing where those are, too.
 *
 * @param namespaces in the order in which they matter
 */
export function topologyReport(manifests: readonly Manifest[], cluster: Cluster, namespaces: readonly string[]): TopologyReport | undefined {
  const whole = topologyOf(manifests, cluster);
  if (!whole.nodes.length) return undefined;
  if (whole.nodes.length <= MOST_NODES) return drawn(whole);
  const only = namespaces.slice(0, FEW);
  const part = topologyOf(manifests, cluster, { namespaces: only });
  const drawing = part.nodes.length && part.nodes.length <= MOST_NODES ? drawn(part) : undefined;
  return drawing && { ...drawing, only };
}

/** Nothing where dagre gives up, as it does on some graphs of nested clusters: the report has all else. */
function drawn(topology: Topology): TopologyReport | undefined {
  try {
    return placed(topology);
  } catch {
    return undefined;
  }
}

function placed(topology: Topology): TopologyReport {
  const { width, height, clusters, nodes, edges } = layoutOf(topology);
  const places = new Map(nodes.map(({ node: { id } }, i) => [id, i]));
  return {
    width,
    height,
    areas: clusters.map(({ cluster: { isOwned }, text, ...box }) => ({ ...boxOf(box), text, isOwned })),
    nodes: nodes.map(({ node, text: { kind, name, details }, ...box }) => {
      const { role, isImplied } = node;
      const workload = workloadOf(node);
      return { ...boxOf(box), role, kind, name, details, isImplied, ...workload === undefined ? {} : { workload } };
    }),
    edges: edges.map(({ edge: { relation, from, to }, text, points, at }) => ({
      text,
      isDashed: DASHED.includes(relation),
      points: points.map(({ x, y }) => [tenths(x), tenths(y)] as const),
      at: [tenths(at.x), tenths(at.y)],
      from: places.get(from)!,
      to: places.get(to)!,
    })),
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
