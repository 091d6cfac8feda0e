import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { QUIET } from './quiet';
import { ROOT } from '../assembly';

const TABLET = '.jsii.tabl.json';

/** Translates the code of docstrings and of README.md, and lays it beside the assembly of the library, where jsii-pacmak looks for it. What has not changed since the last time is kept. */
export function translateExamples(library: string): void {
  execFileSync(join(ROOT, 'node_modules', '.bin', 'jsii-rosetta'), ['extract', '--strict', '--cache-from', TABLET, '.'], { cwd: ROOT, stdio: 'inherit', env: QUIET });
  copyFileSync(join(ROOT, TABLET), join(library, TABLET));
}
