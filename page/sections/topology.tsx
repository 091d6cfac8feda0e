import { useState } from 'preact/hooks';
import type { TopologyEdgeReport, TopologyNodeReport, TopologyReport } from '../../src/report/report-data';
import { counted, listed } from '../format';
import { Section } from '../parts/section';
import { linkTo } from '../route';

/** How wide a drawing may be, in pixels, to be shown smaller than it is where the window is narrower. */
const FITTING = 1500;

/** What there is, and what it hangs on. Pointing at a node shows what belongs to it. */
export function Topology({ topology }: { topology?: TopologyReport }) {
  const [pointed, point] = useState<number | undefined>(undefined);
  if (!topology) return null;
  const { width, height, areas, nodes, edges, only } = topology;
  const neighbours = edges.flatMap(({ from, to }) => (from === pointed ? [to] : to === pointed ? [from] : []));
  const near = pointed === undefined ? undefined : new Set([pointed, ...neighbours]);
  return (
    <Section id="topology" title="Topology" lead="What the manifests make, and what that hangs on; dashed is what they only refer to.">
      {only && <p class="note">There is more than a drawing can show: this is {listed(only)}.</p>}
      <div class="scroll drawing" tabIndex={0} role="group" aria-label="Drawing of the topology">
        <svg
          width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" class={`${near ? 'pointed' : ''}${width <= FITTING ? ' fit' : ''}`}
          aria-label={`${counted(nodes.length, 'node')} and ${counted(edges.length, 'relation')}; the list below says the same`} onMouseLeave={() => point(undefined)}
        >
          {areas.map(({ text, isOwned, x, y, ...size }) => (
            <g key={text}><rect class={`area${isOwned ? '' : ' implied'}`} x={x} y={y} {...size} rx={8} /><text class="area-name" x={x + 10} y={y + 15}>{text}</text></g>))}
          {edges.map((edge, i) => <Line key={i} edge={edge} isNear={edge.from === pointed || edge.to === pointed} />)}
          {nodes.map((node, i) => <Node key={i} node={node} isNear={near?.has(i) ?? false} onPoint={() => point(i)} />)}
          {edges.map(({ text, at: [x, y], from, to }, i) => (
            <text key={i} class={`relation${from === pointed || to === pointed ? ' near' : ''}`} x={x} y={y + 3}>{text}</text>))}
        </svg>
      </div>
      <details>
        <summary>The same as a list</summary>
        <ul class="plain columns">{nodes.map((node, i) => <Item key={i} node={node} nodes={nodes} edges={edges.filter(({ from }) => from === i)} />)}</ul>
      </details>
    </Section>
  );
}

function Node({ node, isNear, onPoint }: { node: TopologyNodeReport; isNear: boolean; onPoint: () => void }) {
  const { role, kind, name, details, isImplied, x, y, width, height } = node;
  return (
    <g class={`node ${role}${isImplied ? ' implied' : ''}${isNear ? ' near' : ''}`} onMouseEnter={onPoint}>
      <rect x={x} y={y} width={width} height={height} rx={5} />
      <text class="kind" x={x + 10} y={y + 17}>{kind}</text>
      <text class="node-name" x={x + 10} y={y + 33}>{name}</text>
      {details && <text class="kind" x={x + 10} y={y + 49}>{details}</text>}
    </g>
  );
}

function Line({ edge: { points, isDashed }, isNear }: { edge: TopologyEdgeReport; isNear: boolean }) {
  const [end, before] = [points[points.length - 1], points[points.length - 2]];
  if (!end || !before) return null;
  const angle = Math.atan2(end[1] - before[1], end[0] - before[0]) * 180 / Math.PI;
  return (
    <g class={`edge${isNear ? ' near' : ''}`}>
      <path class={isDashed ? 'dashed' : undefined} d={curve(points)} />
      <path class="head" d="M-7 -3.5L0 0L-7 3.5z" transform={`translate(${end[0]} ${end[1]}) rotate(${angle.toFixed(1)})`} />
    </g>
  );
}

function Item({ node, nodes, edges }: Pick<TopologyReport, 'nodes' | 'edges'> & { node: TopologyNodeReport }) {
  const { kind, name, details, workload } = node;
  return (
    <li>
      {kind} {workload ? <a href={linkTo('workloads', workload.split('/'))}>{name}</a> : <strong>{name}</strong>}{details ? ` (${details})` : ''}
      {edges.map(({ text, to }) => <small key={`${text} ${to}`}>{text} {nodes[to]?.kind} {nodes[to]?.name}</small>)}
    </li>
  );
}

/** A line through all points, rounded at each. */
function curve([first, ...rest]: TopologyEdgeReport['points']): string {
  if (!first) return '';
  const last = rest.length - 1;
  const steps = rest.map(([x, y], i) => (i === last ? `L${x} ${y}` : `Q${x} ${y} ${(x + rest[i + 1][0]) / 2} ${(y + rest[i + 1][1]) / 2}`));
  return `M${first.join(' ')}${steps.join('')}`;
}
