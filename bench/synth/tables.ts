import { times } from '../cost';
import type { Outcome } from '../cost';
import { table } from '../markdown';
import { FLOOR, OURS, STOCK } from './libraries';
import { SIZES } from './main';
import type { SynthFigures } from './main';

/** The figures as Markdown, a table a shape. */
export function synthTables({ outcomes }: SynthFigures): string {
  return [...outcomes].map(([shape, contenders]) => `### ${shape}\n\n${shapeTable(contenders)}`).join('\n\n');
}

function shapeTable(contenders: ReadonlyMap<string, readonly Outcome[]>): string {
  const sizes = SIZES.map((size) => `${size / 1_000}k`);
  const header = ['seconds (processor seconds, MiB)', ...sizes, '16k to 64k', 'of the floor', `times ${OURS}`, `${STOCK} takes`];
  const last = (name: string) => contenders.get(name)?.at(-1);
  return table(header, [...contenders].map(([name, costs]) => [
    name,
    ...costs.map(cell),
    ...[times(costs.at(-1), costs.at(-2)), times(last(name), last(FLOOR)), times(last(name), last(OURS)), times(last(STOCK), last(name))].map(factor),
  ]));
}

function cell(outcome: Outcome): string {
  if (typeof outcome === 'string') return outcome;
  const { wall, cpu, memory } = outcome;
  return `${wall.toFixed(2)} (${cpu.toFixed(2)}, ${memory.toFixed(0)})`;
}

function factor(value: number | undefined): string {
  return value === undefined ? '' : value.toFixed(2);
}
