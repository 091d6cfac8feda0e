import { spawnSync } from 'node:child_process';

const RUNS = 21;

/** Milliseconds that a script takes in a fresh process: the median of many runs, interleaved so that drift hits all scripts alike. */
export function measureLoad(scripts: { [name: string]: string }): { [name: string]: number } {
  const samples = new Map<string, number[]>(Object.keys(scripts).map((name) => [name, []]));
  for (let run = 0; run < RUNS; run++) {
    samples.forEach((times, name) => times.push(time(scripts[name])));
  }
  return Object.fromEntries([...samples].map(([name, times]) => [name, median(times)]));
}

function time(script: string): number {
  const timed = `const start = performance.now(); ${script}; console.log(performance.now() - start)`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', timed], { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`${script} failed: ${stderr}`);
  }
  return Number(stdout);
}

/** The middle one of some values. */
export function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
