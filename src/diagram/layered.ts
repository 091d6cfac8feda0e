import { loopOn } from './lines';
import { METRICS } from './metrics';
import type { Box, Measured, Placement, Point } from './placement';

/** What of dagre is used; its types are those of an ES module. */
interface Dagre {
  readonly Graph: new (options: object) => DagreGraph;
  layout(graph: DagreGraph): void;
}

interface DagreGraph {
  setGraph(label: object): void;
  graph(): { readonly width?: number; readonly height?: number };
  setNode(id: string, label: object): void;
  setParent(id: string, parent: string): void;
  setEdge(from: string, to: string, label: object, name: string): void;
  node(id: string): Box;
  edge(edge: { readonly v: string; readonly w: string; readonly name: string }): Partial<Point> & { readonly points?: readonly Point[] };
}

/**
 * Places a topology from left to right, what depends before what it depends on.
 *
 * @throws on some graphs of many namespaces, of which dagre loses count
 */
export function layered({ topology: { clusters, nodes, edges }, sizes, titles, words }: Measured): Placement {
  // Loaded when something is drawn.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { Graph, layout } = require('@dagrejs/dagre') as Dagre;
  const graph = new Graph({ compound: true, multigraph: true });
  const { margin, padding } = METRICS;
  // The border of a namespace is as far from its nodes as half of both distances, which is the room of its title.
  graph.setGraph({ rankdir: 'LR', nodesep: 18, edgesep: 26, ranksep: 36, marginx: margin, marginy: margin });
  clusters.forEach((_, i) => graph.setNode(`c${i}`, {}));
  // A namespace is as wide as its widest row of nodes: that its title fits, the first is.
  const least = new Map(clusters.map((cluster, i) => [cluster.nodes[0], titles[i] + padding]));
  nodes.forEach(({ id }, i) => {
    const { width, height } = sizes.get(id)!;
    graph.setNode(`n${i}`, { width: Math.max(width, Math.ceil(least.get(id) ?? 0)), height });
  });
  const places = new Map(nodes.map(({ id }, i) => [id, `n${i}`]));
  clusters.forEach((cluster, i) => cluster.nodes.forEach((id) => graph.setParent(places.get(id)!, `c${i}`)));
  edges.forEach(({ from, to }, i) => {
    // From left to right, dagre draws a loop beside its node.
    if (from !== to) graph.setEdge(places.get(from)!, places.get(to)!, { width: Math.ceil(words[i]) + 6, height: 14, labelpos: 'c' }, `e${i}`);
  });
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    clusters: clusters.map((_, i) => byCorner(graph.node(`c${i}`))),
    nodes: nodes.map((_, i) => byCorner(graph.node(`n${i}`))),
    edges: edges.map(({ from, to }, i) => {
      if (from === to) return loopOn(byCorner(graph.node(places.get(from)!)));
      const { points = [], x = 0, y = 0 } = graph.edge({ v: places.get(from)!, w: places.get(to)!, name: `e${i}` });
      return { points, at: { x, y } };
    }),
  };
}

/** dagre tells the middle. */
function byCorner({ x, y, width, height }: Box): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}
