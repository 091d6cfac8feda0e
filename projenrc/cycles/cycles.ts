import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { preProcessFile } from 'typescript';

/** Files by what they import, types included. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** The imports among the TypeScript files below a folder; paths are relative to it. */
export function importsBelow(folder: string): Graph {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file)).sort();
  return new Map(files.map((file) => [file, importsOf(folder, file)]));
}

function importsOf(folder: string, file: string): string[] {
  const { importedFiles } = preProcessFile(readFileSync(join(folder, file), 'utf8'), true, true);
  return [...new Set(importedFiles.map(({ fileName }) => fileName))].filter((path) => path.startsWith('.')).flatMap((path) => {
    const target = resolve(folder, file, '..', path);
    const found = [`${target}.ts`, `${target}.tsx`, join(target, 'index.ts')].find((candidate) => existsSync(candidate));
    return found === undefined ? [] : [relative(folder, found)];
  });
}

/** The cycles of a graph, each as a shortest one through the first of its files that is on any; no two share a file. */
export function cyclesOf(graph: Graph): string[][] {
  const cycles: string[][] = [];
  for (const file of graph.keys()) {
    const cycle = cycles.some((known) => known.includes(file)) ? undefined : shortestCycle(file, graph);
    if (cycle && !cycle.some((member) => cycles.some((known) => known.includes(member)))) cycles.push(cycle);
  }
  return cycles;
}

function shortestCycle(start: string, graph: Graph): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const file of queue) {
    for (const next of graph.get(file) ?? []) {
      if (next === start) return pathTo(file, start, cameFrom);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, file);
      queue.push(next);
    }
  }
  return undefined;
}

function pathTo(file: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const path = [file];
  while (path[0] !== start) path.unshift(cameFrom.get(path[0])!);
  return path;
}
