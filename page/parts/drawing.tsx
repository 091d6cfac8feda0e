import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { arc, curve } from './curves';
import type { Arc } from './curves';
import type { Box, FlowReport, TopologyEdgeReport, TopologyNodeReport, TopologyReport } from '../../src/report/report-data';
import { counted } from '../format';

/** How wide a drawing may be, in pixels, to be shown smaller than it is where the window is narrower. */
const FITTING = 1500;
/** How wide a letter of ports is, about, in pixels. */
const LETTER = 5.5;

interface Props {
  readonly topology: TopologyReport;
  readonly shown: { readonly relations: boolean; readonly flows: readonly FlowReport[] };
  /** A place in the nodes, then in what is outside. */
  readonly chosen?: number;
  readonly onChoose: (place: number | undefined) => void;
}

/** The topology as a picture. What is pointed at, or chosen, stands out with what belongs to it. */
export function Drawing({ topology: { width, height, areas, nodes, edges, outside }, shown: { relations, flows }, chosen, onChoose }: Props) {
  const [pointed, point] = useState<number | undefined>(undefined);
  const lit = pointed ?? chosen;
  const drawn = relations ? edges : [];
  const neighbours = [...drawn, ...flows].flatMap(({ from, to }) => (from === lit ? [to] : to === lit ? [from] : []));
  const near = lit === undefined ? undefined : new Set([lit, ...neighbours]);
  const isNear = ({ from, to }: { readonly from: number; readonly to: number }) => from === lit || to === lit;
  const boxOf = (place: number): Box => nodes[place] ?? outside[place - nodes.length];
  const arcs = flows.map((flow) => ({ flow, line: arc(boxOf(flow.from), boxOf(flow.to), flow.ports.length * LETTER) }));
  const stands = (place: number): StandingProps => ({
    isNear: near?.has(place) ?? false,
    isChosen: place === chosen,
    onPoint: () => point(place),
    onChoose: () => onChoose(place === chosen ? undefined : place),
  });
  return (
    <div class="scroll drawing" tabIndex={0} role="group" aria-label="Drawing of the topology">
      <svg
        width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" class={`${near ? 'pointed' : ''}${width <= FITTING ? ' fit' : ''}`}
        aria-label={`${counted(nodes.length, 'node')}, ${counted(drawn.length, 'relation')} and ${counted(flows.length, 'flow')}; the list below says the same`} onMouseLeave={() => point(undefined)}
      >
        {areas.map(({ text, isOwned, x, y, ...size }) => (
          <g key={text}><rect class={`area${isOwned ? '' : ' implied'}`} x={x} y={y} {...size} rx={8} /><text class="area-name" x={x + 10} y={y + 15}>{text}</text></g>))}
        {drawn.map((edge, i) => <Line key={i} edge={edge} isNear={isNear(edge)} />)}
        {arcs.map(({ flow, line }) => <Flow key={`${flow.from} ${flow.to}`} line={line} isNear={isNear(flow)} />)}
        {nodes.map((node, i) => <Node key={i} node={node} {...stands(i)} />)}
        {outside.map((box, i) => <Outside key={box.name} box={box} {...stands(nodes.length + i)} />)}
        {drawn.map((edge, i) => <Words key={i} text={edge.text} at={edge.at} isNear={isNear(edge)} />)}
        {arcs.map(({ flow, line }) => <Words key={`${flow.from} ${flow.to}`} text={flow.ports} at={line.at} isNear={isNear(flow)} isFlow />)}
      </svg>
    </div>
  );
}

/** What a reader does with a box. */
interface StandingProps {
  readonly isNear: boolean;
  readonly isChosen: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function Node({ node: { role, kind, name, details, isImplied, x, y, width, height }, ...standing }: StandingProps & { node: TopologyNodeReport }) {
  return (
    <Standing kind={`${role}${isImplied ? ' implied' : ''}`} {...standing}>
      <rect x={x} y={y} width={width} height={height} rx={5} />
      <text class="kind" x={x + 10} y={y + 17}>{kind}</text>
      <text class="node-name" x={x + 10} y={y + 33}>{name}</text>
      {details && <text class="kind" x={x + 10} y={y + 49}>{details}</text>}
    </Standing>
  );
}

function Outside({ box: { name, x, y, width, height }, ...standing }: StandingProps & { box: TopologyReport['outside'][number] }) {
  return (
    <Standing kind="implied" {...standing}>
      <rect x={x} y={y} width={width} height={height} rx={height / 2} />
      <text class="node-name" x={x + width / 2} y={y + height / 2 + 4} text-anchor="middle">{name}</text>
    </Standing>
  );
}

function Standing({ kind, isNear, isChosen, onPoint, onChoose, children }: StandingProps & { kind: string; children: ComponentChildren }) {
  return <g class={`node ${kind}${isNear ? ' near' : ''}${isChosen ? ' chosen' : ''}`} onMouseEnter={onPoint} onClick={onChoose}>{children}</g>;
}

/** What a line says. */
function Words({ text, at: [x, y], isNear, isFlow = false }: { text: string; at: readonly [number, number]; isNear: boolean; isFlow?: boolean }) {
  return <text class={`relation${isFlow ? ' ports' : ''}${isNear ? ' near' : ''}`} x={x} y={y + 3}>{text}</text>;
}

function Line({ edge: { points, isDashed }, isNear }: { edge: TopologyEdgeReport; isNear: boolean }) {
  const [end, before] = [points[points.length - 1], points[points.length - 2]];
  if (!end || !before) return null;
  return (
    <g class={`edge${isNear ? ' near' : ''}`}>
      <path class={isDashed ? 'dashed' : undefined} d={curve(points)} />
      <Head end={end} from={before} />
    </g>
  );
}

function Flow({ line: { path, end, control }, isNear }: { line: Arc; isNear: boolean }) {
  return <g class={`edge flow${isNear ? ' near' : ''}`}><path d={path} /><Head end={end} from={control} /></g>;
}

/** The head of an arrow that comes from a point. */
function Head({ end, from }: { end: readonly [number, number]; from: readonly [number, number] }) {
  const angle = Math.atan2(end[1] - from[1], end[0] - from[0]) * 180 / Math.PI;
  return <path class="head" d="M-7 -3.5L0 0L-7 3.5z" transform={`translate(${end[0]} ${end[1]}) rotate(${angle.toFixed(1)})`} />;
}
