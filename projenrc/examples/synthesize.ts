import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './catalog';

/** What became of an example. */
export interface Synthesis {
  readonly ok: boolean;
  /** What it printed: the findings, where it failed. */
  readonly output: string;
}

/**
 * Runs an example as a user would, in a process of its own, into a folder that is emptied first.
 *
 * @param surroundings environment variables on top of this process's
 */
export function synthesize(name: string, outdir: string, surroundings: { [variable: string]: string } = {}): Synthesis {
  rmSync(outdir, { recursive: true, force: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', join('examples', name, 'main.ts')], {
    cwd: ROOT, encoding: 'utf8', env: { ...process.env, ...surroundings, CDK8S_OUTDIR: outdir },
  });
  return { ok: status === 0, output: `${stdout}${stderr}`.trim() };
}
