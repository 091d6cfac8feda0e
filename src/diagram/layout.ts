import { clusterText, edgeText, nodeText } from './labels';
import type { NodeText } from './labels';
import { layered } from './layered';
import { METRICS, widthOf } from './metrics';
import type { Box, Measured, Placement, Point } from './placement';
import { stacked } from './stacked';
import type { Topology, TopologyCluster, TopologyEdge, TopologyNode } from '../analysis/topology/model';

export interface PlacedNode extends Box {
  readonly node: TopologyNode;
  readonly text: NodeText;
}

export interface PlacedEdge {
  readonly edge: TopologyEdge;
  readonly points: readonly Point[];
  readonly text: string;
  /** Where its text has its middle. */
  readonly at: Point;
}

export interface PlacedCluster extends Box {
  readonly cluster: TopologyCluster;
  readonly text: string;
}

/** Where everything is. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly clusters: readonly PlacedCluster[];
}

/** Places a topology: in layers, and where that fails as a stack. */
export function layoutOf(topology: Topology): Layout {
  const { clusters, nodes, edges } = topology;
  const { letter, small, padding, line } = METRICS;
  const texts = nodes.map(nodeText);
  const sizes = new Map(nodes.map(({ id }, i) => {
    const { kind, name, details } = texts[i];
    const width = Math.max(widthOf(kind, small), widthOf(name, letter * 1.08), widthOf(details, small));
    return [id, { width: Math.ceil(width) + 2 * padding, height: (details ? 3 : 2) * line + padding }];
  }));
  const titles = clusters.map((cluster) => widthOf(clusterText(cluster), letter));
  const words = edges.map((edge) => widthOf(edgeText(edge), small));
  const placement = placementOf({ topology, sizes, titles, words });
  return {
    width: placement.width,
    height: placement.height,
    clusters: clusters.map((cluster, i) => ({ cluster, text: clusterText(cluster), ...placement.clusters[i] })),
    nodes: nodes.map((node, i) => ({ node, text: texts[i], ...placement.nodes[i] })),
    edges: edges.map((edge, i) => ({ edge, text: edgeText(edge), ...placement.edges[i] })),
  };
}

/** dagre gives up on some graphs of nested clusters. */
function placementOf(measured: Measured): Placement {
  try {
    return layered(measured);
  } catch {
    return stacked(measured);
  }
}
