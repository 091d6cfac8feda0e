import { Bases } from './bases';
import { mutant } from './mutations';
import type { Sizes } from './mutations';
import { defectIn, processorTime, PROFILES } from './oracle';
import type { Defect } from './oracle';
import { Random } from './random';

/** A run: the same seed makes the same mutants. */
export interface Run {
  readonly count: number;
  readonly seed: number;
  readonly sizes: Sizes;
}

export interface Outcome {
  readonly mutations: number;
  /** How often each kind of defect occurred, by title. */
  readonly defects: ReadonlyMap<string, number>;
  /** Milliseconds of processor time that the slowest batch took. */
  readonly slowest: number;
  /** Bytes by which the process grew after the first batch. */
  readonly growth: number;
}

/** How many objects are judged together: rules on all objects want company. */
const BATCH = 12;
/** The share of batches that are written as YAML and read again. */
const AS_TEXT = 0.2;

/** Judges mutants; the first defect of each kind is told at once. */
export function fuzz({ count, seed, sizes }: Run, tell: (defect: Defect, count: number) => void = () => undefined): Outcome {
  const random = new Random(seed);
  const bases = new Bases(random);
  const defects = new Map<string, number>();
  let [mutations, slowest, baseline] = [0, 0, 0];
  while (mutations < count) {
    const manifests = Array.from({ length: Math.min(BATCH, count - mutations) }, () => mutant(bases, random, sizes));
    mutations += manifests.length;
    const start = processorTime();
    const defect = defectIn(manifests, random.pick(PROFILES), random.happens(AS_TEXT) ? 'check' : 'admit');
    slowest = Math.max(slowest, processorTime() - start);
    baseline ||= peak();
    if (!defect) continue;
    const before = defects.get(defect.title) ?? 0;
    defects.set(defect.title, before + 1);
    if (before === 0) tell(defect, mutations);
  }
  return { mutations, defects, slowest, growth: peak() - baseline };
}

/** The most memory that the process has had, in bytes. */
function peak(): number {
  return process.resourceUsage().maxRSS * 1024;
}
