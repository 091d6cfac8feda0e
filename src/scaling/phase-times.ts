import type { StartPhase } from './start-phase';

/** A range in seconds. */
export interface Seconds {
  readonly min: number;
  readonly max: number;
}

export type Phases = { readonly [phase in StartPhase]: Seconds };

export function sumOf({ prepare, start, ready }: Phases): Seconds {
  return { min: tidy(prepare.min + start.min + ready.min), max: tidy(prepare.max + start.max + ready.max) };
}

/** Without the noise of binary fractions, which would round 51.00000000000001 up to 52. */
export function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
