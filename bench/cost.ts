import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a run took: seconds of wall time and of all processors, MiB of memory at most. */
export interface Cost {
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
}

/** What a run took, or why there is no saying. */
export type Outcome = Cost | string;

/** Runs a command under GNU time; one that takes more than `limit` seconds is ended. */
export function commandCost(command: readonly string[], cwd: string, limit: number): Outcome {
  return inFolder((folder) => {
    const report = join(folder, 'cost');
    const { status, stderr, error } = spawnSync(
      '/usr/bin/time', ['-o', report, '-f', '%e %U %S %M', ...command],
      { cwd, encoding: 'utf8', timeout: limit * 1e3, killSignal: 'SIGKILL', maxBuffer: 2 ** 31 });
    if (status !== 0) return reason(error, stderr, limit);
    const [wall, user, system, kibibytes] = readFileSync(report, 'utf8').split(' ').map(Number);
    return { wall, cpu: user + system, memory: kibibytes / 1024 };
  });
}

/** Uses a folder that is there for that long only. */
export function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Why a command failed, in a few words. */
export function reason(error: NodeJS.ErrnoException | undefined, stderr: string, limit: number): string {
  if (error?.code === 'ETIMEDOUT') return `more than ${limit} s`;
  const line = stderr.split('\n').find((text) => /error|exceeded/i.test(text));
  return line ? line.trim().slice(0, 60) : error?.message ?? 'failed';
}

/** The outcome in the middle, by processor seconds; the first failure where there is one. */
export function middle(outcomes: readonly Outcome[]): Outcome {
  const costs = outcomes.filter((outcome) => typeof outcome === 'object');
  if (costs.length < outcomes.length || costs.length === 0) return outcomes.find((outcome) => typeof outcome === 'string') ?? 'not run';
  return costs.sort((a, b) => a.cpu - b.cpu)[Math.floor(costs.length / 2)];
}

/** How many times the processor seconds of another cost. */
export function times(cost: Outcome | undefined, of: Outcome | undefined): number | undefined {
  return typeof cost === 'object' && typeof of === 'object' ? cost.cpu / of.cpu : undefined;
}
