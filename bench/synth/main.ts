import { cdk8sImport } from '../cdk8s-import';
import { middle } from '../cost';
import type { Outcome } from '../cost';
import { customKinds } from '../crd';
import { fleet, Shape } from './fleet';
import { CLASSES, FLOORS, LIBRARIES, OF_OPTIONS } from './libraries';
import { libraryRun, toolRun } from './measure';
import type { Run } from './measure';
import { TOOLS, versionOf } from './tools';

export const SIZES = [1_000, 4_000, 16_000, 64_000];
/** Runs that take more processor seconds are not repeated. */
const LONG = 20;
const ROUNDS = 3;

/** What each contender took for each of `SIZES`, by shape and name. */
export interface SynthFigures {
  readonly outcomes: ReadonlyMap<Shape, ReadonlyMap<string, readonly Outcome[]>>;
  /** What each tool says about its version, or why it was not measured. */
  readonly tools: readonly string[];
}

/**
 * Measures all contenders side by side.
 *
 * @param limit seconds after which a run is ended
 * @throws where two libraries do not write the same bytes
 */
export function measureSynth(limit: number): SynthFigures {
  cdk8sImport(customKinds([{ apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine' }]), CLASSES);
  const found = Object.entries(TOOLS).map(([name, tool]) => ({ name, tool, ...versionOf(tool) }));
  const libraries = new Map<string, Run>(Object.keys(LIBRARIES).map((name) => [name, libraryRun(name)]));
  const tools = new Map<string, Run>(found.filter(({ version }) => version !== undefined).map(({ name, tool }) => [name, toolRun(tool)]));
  return {
    tools: found.map(({ name, version }) => `${name}: ${version ?? 'not on the PATH'}`),
    outcomes: new Map(Object.values(Shape).map((shape) => [shape, measureShape(shape, contendersOf(shape, libraries, tools), limit)])),
  };
}

function contendersOf(shape: Shape, libraries: Map<string, Run>, tools: Map<string, Run>): Map<string, Run> {
  switch (shape) {
    // No tool knows dependencies: its input would be that of many charts.
    case Shape.DEPENDENCIES: return libraries;
    case Shape.SAME_OPTIONS:
    case Shape.OTHER_OPTIONS: return new Map([...libraries].filter(([name]) => OF_OPTIONS.includes(name)));
    default: return new Map([...libraries, ...tools]);
  }
}

function measureShape(shape: Shape, contenders: ReadonlyMap<string, Run>, limit: number): Map<string, Outcome[]> {
  const outcomes = new Map<string, Outcome[]>([...contenders.keys()].map((name) => [name, []]));
  for (const size of SIZES) {
    console.error(`${shape}: ${size} objects in ${fleet(shape, size).length} charts`);
    const promising = [...contenders].filter(([name]) => isPromising(outcomes.get(name) ?? [], limit));
    const samples = measureSize(promising, (run) => run(shape, size, limit));
    for (const [name, sizes] of outcomes) sizes.push(middle(samples.get(name) ?? []));
  }
  return outcomes;
}

/** Whether a run of four times the size may end in time: it takes as many times longer as the last one did, and at least four times. */
function isPromising(before: readonly Outcome[], limit: number): boolean {
  const [last, previous] = [before.at(-1), before.at(-2)];
  if (typeof last !== 'object') return last === undefined;
  const growth = typeof previous === 'object' ? Math.max(4, last.wall / previous.wall) : 4;
  return last.wall * growth < limit;
}

/** One size for all contenders, round by round, so that drift of the machine hits all alike. */
function measureSize(contenders: readonly (readonly [string, Run])[], measure: (run: Run) => Outcome): Map<string, Outcome[]> {
  const samples = new Map<string, Outcome[]>(contenders.map(([name]) => [name, []]));
  const outputs = new Set<unknown>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, run] of contenders) {
      const taken = samples.get(name) ?? [];
      if (taken.some((outcome) => typeof outcome === 'string' || outcome.cpu > LONG)) continue;
      const outcome = measure(run);
      taken.push(outcome);
      if (typeof outcome === 'object' && 'output' in outcome && !FLOORS.includes(name)) outputs.add(outcome.output);
    }
  }
  if (outputs.size > 1) throw new Error('the libraries do not write the same bytes');
  return samples;
}
