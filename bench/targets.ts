import type { ColdFigure } from './cold/main';
import { CHECKED, OURS as KUBEVIRT, THEIRS, UNCHECKED } from './cold/projects';
import { times } from './cost';
import { table } from './markdown';
import { Shape } from './synth/fleet';
import { EMISSION, FLOOR, OURS, STOCK, VALIDATED } from './synth/libraries';
import type { SynthFigures } from './synth/main';

/** A bound, and what was measured. */
interface Target {
  readonly text: string;
  readonly bound: number;
  /** Whether more is better. */
  readonly atLeast?: boolean;
  readonly measured: number | undefined;
}

/** What must hold, and whether it does, as Markdown. Figures are ratios of processor seconds. */
export function targetTable(synth: SynthFigures, cold: readonly ColdFigure[]): string {
  return table(['target', 'bound', 'measured', 'met'], [...synthTargets(synth), ...coldTargets(cold)].map(({ text, bound, atLeast, measured }) => {
    const row = [text, `${atLeast ? 'at least' : 'at most'} ${bound.toFixed(2)}`];
    if (measured === undefined) return [...row, '', 'not measured'];
    return [...row, measured.toFixed(2), (atLeast ? measured >= bound : measured <= bound) ? 'yes' : 'no'];
  }));
}

function synthTargets({ outcomes }: SynthFigures): Target[] {
  const options = (name: string): Target => {
    const [same, others] = [Shape.SAME_OPTIONS, Shape.OTHER_OPTIONS].map((shape) => outcomes.get(shape)?.get(name)?.at(-1));
    return { text: `${Shape.OTHER_OPTIONS}, 64k: ${name}, times the same options`, bound: 1.3, measured: times(others, same) };
  };
  const ofShapes = [Shape.MANY_CHARTS, Shape.DEPENDENCIES, Shape.ONE_CHART].flatMap((shape): Target[] => {
    const of = (name: string) => outcomes.get(shape)?.get(name) ?? [];
    const faster = (name: string, bound: number): Target => (
      // Stock takes minutes for more objects.
      { text: `${shape}, 16k: ${name}, times as fast as ${STOCK}`, bound, atLeast: true, measured: times(of(STOCK).at(-2), of(name).at(-2)) });
    const growth = (name: string): Target => (
      { text: `${shape}: ${name}, growth from 16k to 64k`, bound: 4.4, measured: times(of(name).at(-1), of(name).at(-2)) });
    const floor = (name: string, bound: number): Target => (
      { text: `${shape}, 64k: ${name}, times the floor`, bound, measured: times(of(name).at(-1), of(FLOOR).at(-1)) });
    return [
      ...shape === Shape.MANY_CHARTS ? [faster(OURS, 25), faster(VALIDATED, 10)] : [],
      growth(OURS), growth(VALIDATED), floor(OURS, 1.1), floor(VALIDATED, 1.6),
      { text: `${shape}, 64k: ${EMISSION}, times as fast as js-yaml`, bound: 2, atLeast: true, measured: times(of(FLOOR).at(-1), of(EMISSION).at(-1)) },
    ];
  });
  return [...ofShapes, options(OURS), options(VALIDATED)];
}

function coldTargets(figures: readonly ColdFigure[]): Target[] {
  const find = (way: string, app: string) => (
    figures.find((figure) => figure.example === 'quickstart' && figure.way === way && figure.app === app)?.outcome
  );
  return [{
    text: 'cold `cdk8s synth` of quickstart, as in README.md, of `cdk8s import` and ts-node',
    bound: 1 / 3,
    measured: times(find(KUBEVIRT, UNCHECKED), find(THEIRS, CHECKED)),
  }];
}
