import { clusterText, edgeText, nodeText } from './labels';
import type { Role, Topology, TopologyNode } from '../analysis/topology/model';

/** The shape of each role: what opens and closes its text. */
const SHAPES: { readonly [role in Role]: readonly [string, string] } = {
  entry: ['([', '])'],
  service: ['(', ')'],
  scaler: ['{{', '}}'],
  workload: ['[', ']'],
  network: ['[/', '/]'],
  policy: ['>', ']'],
  disk: ['[(', ')]'],
  image: ['[[', ']]'],
};
/** Relations that carry no data. */
const DOTTED: readonly string[] = ['governs', 'scales', 'acts-on'];
/** All that Mermaid, Markdown and HTML read as nothing but text. */
const PLAIN = /[^A-Za-z0-9 ,./:_×–…*()-]/gu;

/** A topology as a flowchart of Mermaid, which GitHub and GitLab draw in Markdown. */
export function renderMermaid({ clusters, nodes, edges }: Topology): string {
  const ids = new Map(nodes.map(({ id }, i) => [id, `n${i}`]));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const lines = ['flowchart LR'];
  clusters.forEach((cluster, i) => {
    lines.push(`  subgraph c${i}["${escaped(clusterText(cluster))}"]`);
    for (const id of cluster.nodes) lines.push(`    ${ids.get(id)}${box(byId.get(id)!)}`);
    lines.push('  end');
  });
  for (const edge of edges) {
    lines.push(`  ${ids.get(edge.from)} ${DOTTED.includes(edge.relation) ? '-.->' : '-->'}|"${escaped(edgeText(edge))}"| ${ids.get(edge.to)}`);
  }
  const implied = nodes.filter(({ isImplied }) => isImplied).map(({ id }) => ids.get(id));
  if (implied.length) lines.push('  classDef implied stroke-dasharray: 4 3', `  class ${implied.join(',')} implied`);
  return `${lines.join('\n')}\n`;
}

function box(node: TopologyNode): string {
  const { kind, name, details } = nodeText(node);
  const [open, close] = SHAPES[node.role];
  return `${open}"${[kind, name, ...details ? [details] : []].map(escaped).join('<br>')}"${close}`;
}

/** Everything else is a character code of Mermaid, so that no name ends a text, opens an element or is formatted. */
function escaped(text: string): string {
  return text.replace(PLAIN, (character) => `#${character.codePointAt(0)};`);
}
