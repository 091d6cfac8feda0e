import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fleet } from './fleet';
import type { Shape } from './fleet';
import { LIBRARIES } from './libraries';
import type { Synthesis } from './measure';

/** Runs one contender in a process of its own and prints what it took, from the first construct to the last byte. */
const [name, shape, size, outdir] = process.argv.slice(2);
const charts = fleet(shape as Shape, Number(size));
// What is loaded once, is not measured.
LIBRARIES[name](fleet(shape as Shape, 50), join(outdir, 'warm-up'));
const [start, before] = [performance.now(), process.cpuUsage()];
LIBRARIES[name](charts, join(outdir, 'measured'));
const wall = (performance.now() - start) / 1e3;
const { user, system } = process.cpuUsage(before);
const memory = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ wall, cpu: (user + system) / 1e6, memory, output: fingerprint(join(outdir, 'measured')) } satisfies Synthesis));

/** Of the names of all files and what is in them. */
function fingerprint(folder: string): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(`${file}\n`).update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}
