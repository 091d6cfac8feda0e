import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { commandCost, inFolder, reason } from '../cost';
import type { Cost, Outcome } from '../cost';
import { fleet } from './fleet';
import type { Shape } from './fleet';
import type { Tool } from './tools';

/** What a library took, and a fingerprint of what it wrote. */
export interface Synthesis extends Cost {
  readonly output: string;
}

/** One synthesis of a fleet, in a process of its own that is ended after `limit` seconds. */
export type Run = (shape: Shape, size: number, limit: number) => Outcome;

/** Runs a library in a worker, which tells the cost of construction and synthesis without that of starting and loading. */
export function libraryRun(name: string): (...fleet: Parameters<Run>) => Synthesis | string {
  return (shape, size, limit) => inFolder((folder) => {
    const { status, stdout, stderr, error } = spawnSync(
      process.execPath, ['--import', 'tsx', join(__dirname, 'worker.ts'), name, shape, String(size), folder],
      { encoding: 'utf8', timeout: limit * 1e3, killSignal: 'SIGKILL' });
    return status === 0 ? JSON.parse(stdout) : reason(error, stderr, limit);
  });
}

/** Seconds for a tool, all of which are slower than what they are compared with. */
const TOOL_LIMIT = 60;

/** Runs a program on its input; the cost is that of the whole process. */
export function toolRun(tool: Tool): Run {
  return (shape, size, limit) => inFolder((folder) => {
    tool.prepare(fleet(shape, size), folder);
    return commandCost(tool.command, folder, Math.min(limit, TOOL_LIMIT));
  });
}
