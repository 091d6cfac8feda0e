import { reduced, LEVER_CLAIMS } from './claims';
import type { Seconds } from './claims';

/** How what a guest or a container starts from gets where it is needed. */
export type Way = 'import' | 'copy' | 'clone' | 'pull' | 'pulled-before' | 'asked-again' | 'there';

/** One disk or image that must be there before the runtime starts. */
export interface Preparation {
  readonly way: Way;
  /** The path in the manifest of the workload. */
  readonly field: string;
  /** One sentence. */
  readonly why: string;
  /** Whether it is there once the workload was created, also before it is started: not an image on a node. */
  readonly outlasts: boolean;
  /** Why it is filled only when the workload first starts, if it is. */
  readonly waits?: Waiting;
}

export interface Waiting {
  readonly why: string;
  /** What to do against it, if there is something. */
  readonly fix?: string;
}

const NONE: Seconds = { min: 0, max: 0 };

/** The lever that each way is, if it is one. */
export const LEVER_OF: { readonly [way in Way]?: 'snapshot' | 'preload' } = {
  'clone': 'snapshot', 'copy': 'preload', 'pulled-before': 'preload', 'asked-again': 'preload',
};

/** How long a way takes, of what a cold start takes. What is asked for again at the registry may have to be downloaded. */
export function preparationTime(way: Way, cold: Seconds): Seconds {
  if (way === 'there') return NONE;
  const lever = LEVER_OF[way];
  const percent = lever ? LEVER_CLAIMS[lever].percent : 0;
  return { min: reduced(cold.min, percent), max: way === 'asked-again' ? cold.max : reduced(cold.max, percent) };
}

/** They are prepared side by side: the slowest counts. */
export function slowestOf(times: readonly Seconds[]): Seconds {
  return times.reduce((most, { min, max }) => ({ min: Math.max(most.min, min), max: Math.max(most.max, max) }), NONE);
}
