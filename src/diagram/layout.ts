import { edgeText, clusterText, nodeText } from './labels';
import type { NodeText } from './labels';
import type { Topology, TopologyCluster, TopologyEdge, TopologyNode } from '../analysis/topology/model';

/** A rectangle by its corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

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
  node(id: string): { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  edge(edge: { readonly v: string; readonly w: string; readonly name: string }): Partial<Point> & { readonly points?: readonly Point[] };
}

/** Sizes in pixels: a letter on average, a wide one, lines of a node, and the room around them. */
export const METRICS = { letter: 6.7, wide: 13, small: 5.7, line: 16, padding: 10, title: 15, margin: 16 };
/** Chinese, Japanese and Korean writing, and pictographs. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Places a topology from left to right, what depends before what it depends on. */
export function layoutOf({ clusters, nodes, edges }: Topology): Layout {
  // Loaded when something is drawn.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { Graph, layout } = require('@dagrejs/dagre') as Dagre;
  const graph = new Graph({ compound: true, multigraph: true });
  const { padding, line, margin, letter, small } = METRICS;
  // The border of a namespace is as far from its nodes as half of both distances, which is the room of its title.
  graph.setGraph({ rankdir: 'LR', nodesep: 18, edgesep: 26, ranksep: 36, marginx: margin, marginy: margin });
  const texts = new Map(nodes.map((node) => [node.id, nodeText(node)]));
  clusters.forEach((_, i) => graph.setNode(`c${i}`, {}));
  // A namespace is as wide as its widest row of nodes: that its title fits, the first is.
  const least = new Map(clusters.map((cluster) => [cluster.nodes[0], widthOf(clusterText(cluster), letter) - padding]));
  nodes.forEach(({ id }, i) => {
    const { kind, name, details } = texts.get(id)!;
    const width = Math.max(widthOf(kind, small), widthOf(name, letter * 1.08), widthOf(details, small), least.get(id) ?? 0);
    graph.setNode(`n${i}`, { width: Math.ceil(width) + 2 * padding, height: (details ? 3 : 2) * line + padding });
  });
  const places = new Map(nodes.map(({ id }, i) => [id, `n${i}`]));
  clusters.forEach((cluster, i) => cluster.nodes.forEach((id) => graph.setParent(places.get(id)!, `c${i}`)));
  edges.forEach((edge, i) => {
    const label = { width: Math.ceil(widthOf(edgeText(edge), small)) + 6, height: 14, labelpos: 'c' };
    graph.setEdge(places.get(edge.from)!, places.get(edge.to)!, label, `e${i}`);
  });
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    clusters: clusters.map((cluster, i) => ({ cluster, text: clusterText(cluster), ...boxOf(graph.node(`c${i}`)) })),
    nodes: nodes.map((node, i) => ({ node, text: texts.get(node.id)!, ...boxOf(graph.node(`n${i}`)) })),
    edges: edges.map((edge, i) => {
      const { points = [], x = 0, y = 0 } = graph.edge({ v: places.get(edge.from)!, w: places.get(edge.to)!, name: `e${i}` });
      return { edge, points, text: edgeText(edge), at: { x, y } };
    }),
  };
}

/** How wide a text is, about: the font is the reader's. */
export function widthOf(text: string, letter: number): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? METRICS.wide : letter;
  return width;
}

function boxOf({ x, y, width, height }: Box): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}
