import { scaleLinear } from 'd3-scale';
import { curveStepAfter, line } from 'd3-shape';
import { seconds } from '../format';

export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [time: number, value: number])[];
}

const [WIDTH, HEIGHT] = [640, 120];
const [LEFT, BOTTOM, TOP] = [44, 20, 8];
/** Seconds between the times that are told. */
const TICK = 900;

interface Props {
  readonly title: string;
  readonly unit: string;
  readonly series: readonly Series[];
  readonly end: number;
}

/** Values that hold until the next one, over time. The first series is drawn thin, as what is asked for. */
export function StepChart({ title, unit, series, end }: Props) {
  const highest = Math.max(1e-9, ...series.flatMap(({ points }) => points.map(([, value]) => value)));
  const x = scaleLinear([0, end], [LEFT, WIDTH]);
  const y = scaleLinear([0, highest], [HEIGHT - BOTTOM, TOP]).nice(3);
  const path = line<readonly [number, number]>(([time]) => x(time), ([, value]) => y(value)).curve(curveStepAfter);
  const last = ({ points }: Series) => [...points, [end, points[points.length - 1][1]] as const];
  const said = series.map(({ name, points }) => `${name} at most ${Math.max(...points.map(([, value]) => value))} ${unit}`);
  return (
    <figure class="chart">
      <figcaption>{title}: {series.map(({ name }, i) => <span key={name} class={`series s${i}`}>{name}</span>)}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${title} over ${seconds(end)}: ${said.join(', ')}`}>
        {y.ticks(3).map((value) => (
          <g key={value}>
            <line x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} class="grid" />
            <text x={LEFT - 6} y={y(value) + 4} class="end">{value}</text>
          </g>))}
        {Array.from({ length: Math.ceil(end / TICK) }, (_, i) => i * TICK).map((time) => (
          <text key={time} x={x(time)} y={HEIGHT - 4} class={time === 0 ? undefined : 'middle'}>{time / 60} min</text>))}
        {series.map((each, i) => <path key={each.name} d={path(last(each)) ?? ''} class={`s${i}`} />)}
      </svg>
    </figure>
  );
}
