import { columns } from './columns';
import type { LatencyRange, StartLever } from './start-latency-options';
import { StartPhase } from './start-phase';
import { sumOf } from '../analysis/start/claims';
import type { Phases, Seconds } from '../analysis/start/claims';

/** The phases, their total, and what the levers save, as lines of equal columns. */
export function latencyTable(unaided: Phases, aided: Phases, levers: readonly StartLever[]): string {
  const rows = Object.values(StartPhase).map((phase) => [phase, text(unaided[phase]), text(aided[phase])]);
  const total = ['total', text(sumOf(unaided)), text(sumOf(aided))];
  const saved = levers.map(({ name, before, after, saves }) => [name, text(secondsOf(before)), text(secondsOf(after)), `saves ${text(secondsOf(saves))}`]);
  const table = levers.length > 0 ? [['', 'cold', 'with levers'], ...rows, total, ...saved] : [...rows, total].map(([name, cold]) => [name, cold]);
  return columns(table).join('\n');
}

function secondsOf({ min, max }: LatencyRange): Seconds {
  return { min: min.toSeconds({ integral: false }), max: max.toSeconds({ integral: false }) };
}

function text({ min, max }: Seconds): string {
  return `${round(min)}–${round(max)} s`;
}

function round(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
