import { LEVER_CLAIMS, reduced, sumOf, tidy } from './claims';
import type { Phases, Seconds } from './claims';
import { preparationTime, slowestOf } from './preparation';
import type { Preparation, Way } from './preparation';

/** All that decides how long an instance takes to start. */
export interface StartFacts {
  /** A cold start of its kind. */
  readonly claims: Phases;
  readonly preparations: readonly Preparation[];
  /** The field that gives the guest CPUs of its own. */
  readonly pinned?: string;
  readonly probe?: ProbeDelay;
}

/** When a readiness probe can succeed first. */
export interface ProbeDelay {
  readonly field: string;
  readonly seconds: number;
  /** The phase with which its clock starts. */
  readonly since: 'start' | 'ready';
}

/** The way that is left without a lever. */
const COLD: { readonly [way in Way]?: Way } = { 'clone': 'import', 'copy': 'import', 'pulled-before': 'pull', 'asked-again': 'pull' };

export function phasesOf({ claims, preparations, pinned }: StartFacts): Phases {
  const { percent } = LEVER_CLAIMS.pinning;
  const { min, max } = claims.start;
  return {
    prepare: slowestOf(preparations.map(({ way }) => preparationTime(way, claims.prepare))),
    start: pinned === undefined ? claims.start : { min: reduced(min, percent), max: reduced(max, percent) },
    ready: claims.ready,
  };
}

/** What the probe adds to the shortest and to the longest start. */
export function probeWait({ probe }: StartFacts, { start, ready }: Phases): Seconds {
  if (!probe) return { min: 0, max: 0 };
  const waits = (end: 'min' | 'max') => Math.max(0, tidy(probe.seconds - (probe.since === 'start' ? start[end] : 0) - ready[end]));
  return { min: waits('min'), max: waits('max') };
}

/** From "create" to "usable". */
export function totalOf(facts: StartFacts): Seconds {
  const phases = phasesOf(facts);
  return plus(sumOf(phases), probeWait(facts, phases));
}

/** The same without any lever. */
export function withoutLevers(facts: StartFacts): StartFacts {
  return { ...facts, pinned: undefined, preparations: facts.preparations.map((each) => ({ ...each, way: COLD[each.way] ?? each.way })) };
}

export function withWays(facts: StartFacts, change: (preparation: Preparation) => Way): StartFacts {
  return { ...facts, preparations: facts.preparations.map((each) => ({ ...each, way: change(each) })) };
}

export function plus(one: Seconds, other: Seconds): Seconds {
  return { min: tidy(one.min + other.min), max: tidy(one.max + other.max) };
}

/** What is saved of the shortest time and of the longest. */
export function savedBetween(before: Seconds, after: Seconds): Seconds {
  return { min: tidy(before.min - after.min), max: tidy(before.max - after.max) };
}
