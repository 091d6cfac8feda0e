import { layoutOf } from './layout';
import type { PlacedCluster, PlacedEdge, PlacedNode } from './layout';
import { METRICS } from './metrics';
import type { Point } from './placement';
import { svgStyle } from './svg-style';
import type { Topology } from '../analysis/topology/model';
import { printable } from '../kubernetes/printable';

/** Relations that carry no data. */
const DASHED: readonly string[] = ['governs', 'scales', 'acts-on'];
const ESCAPES: ReadonlyMap<string, string> = new Map([['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;'], ['\'', '&#39;']]);

/** A topology as an SVG document that refers to nothing outside. */
export function renderSvg(topology: Topology): string {
  const { width, height, clusters, nodes, edges } = layoutOf(topology);
  const [wide, high] = [Math.max(width, 80), Math.max(height, 40)];
  const counted = [[nodes.length, 'nodes'], [edges.length, 'relations'], [clusters.length, 'namespaces']].map(([count, noun]) => `${count} ${noun}`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" role="img" aria-labelledby="title summary">`,
    '<title id="title">Topology</title>',
    `<desc id="summary">${counted.join(', ')}.</desc>`,
    `<style>\n${svgStyle()}\n</style>`,
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="head" d="M0 0L8 4L0 8z"/></marker></defs>',
    ...clusters.map(clusterElement),
    ...edges.map(edgeElement),
    ...nodes.map(nodeElement),
    ...edges.map(relationElement),
    '</svg>',
    '',
  ].join('\n');
}

function clusterElement({ cluster, text, x, y, width, height }: PlacedCluster): string {
  return [
    `<g><title>${escaped(cluster.members.join(', '))}</title>`,
    `<rect class="namespace${cluster.isOwned ? '' : ' dashed'}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="6"/>`,
    `<text class="title" x="${round(x + 8)}" y="${round(y + METRICS.title)}">${escaped(text)}</text></g>`,
  ].join('');
}

function nodeElement({ node, text: { kind, name, details }, x, y, width, height }: PlacedNode): string {
  const { padding, line } = METRICS;
  const at = (index: number) => `x="${round(x + padding)}" y="${round(y + padding / 2 + line * (index + 1) - 4)}"`;
  return [
    `<g><title>${escaped(`${node.kind.replace(/^\//, '')} ${node.members.join(', ')}`)}</title>`,
    `<rect class="${node.role}${node.isImplied ? ' implied' : ''}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="4"/>`,
    `<text class="kind" ${at(0)}>${escaped(kind)}</text>`,
    `<text class="name" ${at(1)}>${escaped(name)}</text>`,
    ...details ? [`<text class="more" ${at(2)}>${escaped(details)}</text>`] : [],
    '</g>',
  ].join('');
}

function edgeElement({ edge: { relation }, points }: PlacedEdge): string {
  return `<path class="edge${DASHED.includes(relation) ? ' dashed' : ''}" d="${curve(points)}" marker-end="url(#arrow)"/>`;
}

/** Above everything, so that no line hides it. */
function relationElement({ text, at: { x, y } }: PlacedEdge): string {
  return `<text class="relation" x="${round(x)}" y="${round(y + 3)}" text-anchor="middle">${escaped(text)}</text>`;
}

/** A line through all points, rounded at each. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const last = rest.length - 1;
  const steps = rest.map((point, i) => {
    if (i === last) return `L${pair(point)}`;
    return `Q${pair(point)} ${pair({ x: (point.x + rest[i + 1].x) / 2, y: (point.y + rest[i + 1].y) / 2 })}`;
  });
  return `M${pair(first)}${steps.join('')}`;
}

function pair({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Text of any kind, which no parser of XML takes for more. */
function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => ESCAPES.get(character)!);
}
