import { clusterText, edgeText, nodeText } from './labels';
import type { Role, Topology, TopologyNode } from '../analysis/topology/model';

const SHAPES: { readonly [role in Role]: string } = {
  entry: 'cds', service: 'ellipse', scaler: 'hexagon', workload: 'box', network: 'parallelogram', policy: 'note', disk: 'cylinder', image: 'folder',
};
const DASHED: readonly string[] = ['governs', 'scales', 'acts-on'];

/** A topology in the language of Graphviz. */
export function renderDot({ clusters, nodes, edges }: Topology): string {
  const ids = new Map(nodes.map(({ id }, i) => [id, `n${i}`]));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const lines = [
    'digraph topology {',
    '  rankdir=LR;',
    '  compound=true;',
    '  fontname="sans-serif";',
    '  node [fontname="sans-serif", fontsize=11];',
    '  edge [fontname="sans-serif", fontsize=9];',
  ];
  clusters.forEach((cluster, i) => {
    lines.push(`  subgraph cluster_${i} {`, `    label=${quoted(clusterText(cluster))};`);
    for (const id of cluster.nodes) lines.push(`    ${ids.get(id)} [${attributes(byId.get(id)!)}];`);
    lines.push('  }');
  });
  for (const edge of edges) {
    lines.push(`  ${ids.get(edge.from)} -> ${ids.get(edge.to)} [label=${quoted(edgeText(edge))}${DASHED.includes(edge.relation) ? ', style=dashed' : ''}];`);
  }
  return `${[...lines, '}'].join('\n')}\n`;
}

function attributes(node: TopologyNode): string {
  const { kind, name, details } = nodeText(node);
  const label = quoted(kind, name, ...details ? [details] : []);
  return `label=${label}, shape=${SHAPES[node.role]}${node.isImplied ? ', style=dashed' : ''}`;
}

/** Lines in a quoted text, in which a backslash begins an escape and an ampersand an entity. */
function quoted(...lines: readonly string[]): string {
  return `"${lines.map((line) => line.replace(/&/g, '&amp;').replace(/[\\"]/g, '\\$&')).join('\\n')}"`;
}
