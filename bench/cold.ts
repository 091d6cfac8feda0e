import { median } from './load';
import { commandCost } from './synth/measure';

const RUNS = 5;
const LIMIT = 300;

/** Prints what `cdk8s synth` takes in each of some project folders: the median of runs of all of them in turn. */
export function printColdStart(folders: readonly string[]): void {
  const samples = new Map(folders.map((folder) => [folder, { wall: [] as number[], cpu: [] as number[] }]));
  for (let run = 0; run < RUNS; run++) {
    for (const [folder, { wall, cpu }] of samples) {
      const cost = commandCost(['npx', 'cdk8s', 'synth'], folder, LIMIT);
      if (typeof cost === 'string') throw new Error(`${folder}: ${cost}`);
      wall.push(cost.wall);
      cpu.push(cost.cpu);
    }
  }
  console.table(Object.fromEntries([...samples].map(([folder, { wall, cpu }]) => [
    folder, { 'seconds': median(wall).toFixed(2), 'CPU seconds': median(cpu).toFixed(2) },
  ])));
}
