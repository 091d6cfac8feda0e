import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fleet } from './fleet';
import type { Shape } from './fleet';
import type { Tool } from './tools';

/** What a run took: seconds of wall time and of all processors, MiB of memory at most. */
export interface Cost {
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
}

/** A run, in a process of its own; undefined where it failed or took longer than the limit in seconds, with the reason. */
export type Run = (shape: Shape, size: number, limit: number) => Cost | string;

/** Runs a library in a worker, which tells the cost of construction and synthesis without that of starting and loading. */
export function libraryRun(name: string): Run {
  return (shape, size, limit) => inFolder((folder) => {
    const worker = join(__dirname, 'worker.ts');
    const { status, stdout, stderr, error } = spawnSync(
      process.execPath, ['--import', 'tsx', worker, name, shape, String(size), join(folder, 'out')],
      { encoding: 'utf8', timeout: limit * 1e3, killSignal: 'SIGKILL' });
    if (status !== 0) return reason(error, stderr, limit);
    return JSON.parse(stdout);
  });
}

/** Runs a program on its input; the cost is that of the whole process. */
export function toolRun(tool: Tool): Run {
  return (shape, size, limit) => inFolder((folder) => {
    tool.prepare(fleet(shape, size), folder);
    return commandCost(tool.command, folder, limit);
  });
}

/** Runs a command under GNU time. */
export function commandCost(command: readonly string[], cwd: string, limit: number): Cost | string {
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

function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function reason(error: NodeJS.ErrnoException | undefined, stderr: string, limit: number): string {
  if (error?.code === 'ETIMEDOUT') return `> ${limit} s`;
  const line = stderr.split('\n').find((text) => /error|exceeded/i.test(text));
  return line ? line.trim().slice(0, 60) : error?.message ?? 'failed';
}
