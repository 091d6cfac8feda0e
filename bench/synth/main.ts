import { fleet, Shape } from './fleet';
import { LIBRARIES } from './libraries';
import { libraryRun, toolRun } from './measure';
import type { Cost, Run } from './measure';
import { TOOLS, versionOf } from './tools';

const SIZES = [1_000, 4_000, 16_000, 64_000];
const OURS = 'PlatformApp';
/** Runs that take more CPU seconds are not repeated. */
const LONG = 10;
const ROUNDS = 3;

/**
 * Measures all contenders side by side and prints a table per shape.
 *
 * @param limit seconds after which a run is given up, and its contender for the larger sizes with it
 */
export function benchSynth(limit: number): void {
  const contenders = findContenders();
  for (const shape of Object.values(Shape)) {
    console.log(`\n### ${shape}\n`);
    const rows = new Map<string, (Cost | string)[]>([...contenders.keys()].map((name) => [name, []]));
    for (const size of SIZES) {
      console.error(`${shape}, ${size} objects in ${fleet(shape, size).length} charts`);
      measureAll(contenders, rows, (run) => run(shape, size, limit));
    }
    printTable(rows);
  }
}

function findContenders(): Map<string, Run> {
  const contenders = new Map<string, Run>(Object.keys(LIBRARIES).map((name) => [name, libraryRun(name)]));
  for (const [name, tool] of Object.entries(TOOLS)) {
    const { found, text } = versionOf(tool);
    console.log(found ? `${name}: ${text}` : `${name} is skipped: ${text}`);
    if (found) contenders.set(name, toolRun(tool));
  }
  return contenders;
}

/** One size for all contenders, round by round, so that drift of the machine hits all alike. */
function measureAll(contenders: Map<string, Run>, rows: Map<string, (Cost | string)[]>, measure: (run: Run) => Cost | string): void {
  const samples = new Map<string, (Cost | string)[]>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, run] of contenders) {
      const taken = samples.get(name) ?? [];
      const givenUp = typeof rows.get(name)?.at(-1) === 'string';
      if (taken.some((cost) => typeof cost === 'string' || cost.cpu > LONG) || givenUp) continue;
      samples.set(name, [...taken, measure(run)]);
    }
  }
  for (const [name, costs] of rows) costs.push(median(samples.get(name) ?? []));
}

function median(costs: (Cost | string)[]): Cost | string {
  const failure = costs.find((cost) => typeof cost === 'string');
  if (costs.length === 0 || failure !== undefined) return failure ?? 'given up';
  const sorted = (costs as Cost[]).sort((a, b) => a.wall - b.wall);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Factors are of CPU seconds, which suffer less from what else the machine does. */
function printTable(rows: Map<string, (Cost | string)[]>): void {
  const sizes = SIZES.map((size) => `${size / 1_000}k`).join(' | ');
  console.log(`| seconds (CPU seconds, MiB) | ${sizes} | growth 16k to 64k | times ${OURS} at 64k |`);
  console.log(`|---|${'---|'.repeat(SIZES.length + 2)}`);
  for (const [name, costs] of rows) {
    const cells = costs.map((cost) => (typeof cost === 'string' ? cost : `${cost.wall.toFixed(2)} (${cost.cpu.toFixed(2)}, ${cost.memory.toFixed(0)})`));
    console.log(`| ${[name, ...cells, factor(costs.at(-1), costs.at(-2)), factor(costs.at(-1), rows.get(OURS)?.at(-1))].join(' | ')} |`);
  }
}

function factor(cost: Cost | string | undefined, of: Cost | string | undefined): string {
  return typeof cost === 'object' && typeof of === 'object' ? (cost.cpu / of.cpu).toFixed(2) : '';
}
