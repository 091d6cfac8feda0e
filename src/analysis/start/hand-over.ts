import { tidy } from './claims';
import type { Phases, Seconds } from './claims';

/** How a VM waits to be taken. */
export type Standby = 'running' | 'paused' | 'stopped';

/**
 * From the hand-over of a waiting VM to its first answer. A stopped one has its disks. A paused one has QEMU, and neither firmware nor guest yet: how
 * much that saves is not known.
 */
export function handOverTime({ start, ready }: Pick<Phases, 'start' | 'ready'>, standby: Standby): Seconds {
  if (standby === 'running') return { min: 0, max: 0 };
  return { min: tidy((standby === 'paused' ? 0 : start.min) + ready.min), max: tidy(start.max + ready.max) };
}
