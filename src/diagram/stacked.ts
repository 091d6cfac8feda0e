import { lineBetween } from './lines';
import { METRICS } from './metrics';
import type { Box, Measured, Placement } from './placement';
import type { TopologyCluster, TopologyNode } from '../analysis/topology/model';
import { ROLES } from '../analysis/topology/model';
import { groupBy } from '../kubernetes/group-by';

/** Between columns, where texts of edges stand, and between rows. */
const GAP = { column: 90, row: 18 };

/** Where a namespace is, and where its nodes are. */
interface Placed {
  readonly box: Box;
  readonly nodes: ReadonlyMap<string, Box>;
}

/**
 * Places whatever there is: namespaces one below the other, in each a column for what has the same role, straight lines. It is for what dagre cannot
 * place; lines may cross nodes.
 */
export function stacked({ topology: { clusters, nodes, edges }, sizes, titles }: Measured): Placement {
  const roles = new Map(nodes.map((node) => [node.id, node]));
  const placed: Placed[] = [];
  let y = METRICS.margin;
  clusters.forEach((cluster, i) => {
    const own = columnsOf(cluster, roles, sizes, titles[i], y);
    placed.push(own);
    y += own.box.height + METRICS.margin;
  });
  const boxes = new Map(placed.flatMap((own) => [...own.nodes]));
  return {
    width: Math.max(0, ...placed.map(({ box }) => box.x + box.width)) + METRICS.margin,
    height: y,
    clusters: placed.map(({ box }) => box),
    nodes: nodes.map(({ id }) => boxes.get(id)!),
    edges: edges.map(({ from, to }) => lineBetween(boxes.get(from)!, boxes.get(to)!)),
  };
}

function columnsOf(cluster: TopologyCluster, nodes: ReadonlyMap<string, TopologyNode>, sizes: Measured['sizes'], title: number, top: number): Placed {
  const { padding, line, margin } = METRICS;
  const columns = [...groupBy(cluster.nodes, (id) => ROLES.indexOf(nodes.get(id)!.role))].sort(([a], [b]) => a - b);
  const boxes = new Map<string, Box>();
  let [x, bottom] = [margin + padding, top + line];
  for (const [, ids] of columns) {
    let y = top + line + padding;
    for (const id of ids) {
      boxes.set(id, { x, y, ...sizes.get(id)! });
      y += sizes.get(id)!.height + GAP.row;
    }
    bottom = Math.max(bottom, y);
    x += Math.max(...ids.map((id) => sizes.get(id)!.width)) + GAP.column;
  }
  return { box: { x: margin, y: top, width: Math.max(x - GAP.column - margin, title) + padding, height: bottom - top }, nodes: boxes };
}
