/** A range of time, shortest and longest, in seconds. */
export interface Seconds {
  readonly min: number;
  readonly max: number;
}

/** The phases of a start in their order: the image or disk is there, the runtime is up, the application answers. */
export const PHASES = ['prepare', 'start', 'ready'] as const;
export type Phase = typeof PHASES[number];
export type Phases = { readonly [phase in Phase]: Seconds };

/** What shortens a start. */
export const LEVERS = ['pool', 'snapshot', 'preload', 'pinning'] as const;
export type Lever = typeof LEVERS[number];

/** What a lever is said to save of the phases that it touches. */
export interface LeverClaim {
  readonly percent: number;
  readonly phases: readonly Phase[];
}

// All numbers are claims of the model's source, which states no test set-up.

/** A cold start: the disk image is downloaded, QEMU and firmware start, the guest boots. */
export const VIRTUAL_MACHINE: Phases = { prepare: { min: 30, max: 180 }, start: { min: 20, max: 45 }, ready: { min: 5, max: 30 } };
/** A cold start: layers of the image come from the cache or a registry, a process is forked. */
export const CONTAINER: Phases = { prepare: { min: 0, max: 5 }, start: { min: 1, max: 2 }, ready: { min: 5, max: 30 } };

export const LEVER_CLAIMS: { readonly [lever in Lever]: LeverClaim } = {
  pool: { percent: 80, phases: ['prepare', 'start'] },
  snapshot: { percent: 70, phases: ['prepare'] },
  preload: { percent: 60, phases: ['prepare'] },
  pinning: { percent: 20, phases: ['start'] },
};

export function sumOf({ prepare, start, ready }: Phases): Seconds {
  return { min: tidy(prepare.min + start.min + ready.min), max: tidy(prepare.max + start.max + ready.max) };
}

/** A time that is shorter by some percent. */
export function reduced(seconds: number, percent: number): number {
  return tidy(seconds * (100 - percent) / 100);
}

/** Without the noise of binary fractions, which would round 51.00000000000001 up to 52. */
export function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
