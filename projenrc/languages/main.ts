import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differences } from './differences';
import { install, ported } from './python';
import { ROOT } from '../assembly';

/** Builds the Python package, runs the examples that are ported to Python, and compares what they write with the goldens. */
const scratch = mkdtempSync(join(tmpdir(), 'languages-'));
try {
  const run = install(scratch);
  for (const example of ported()) {
    const outdir = join(scratch, 'dist', example);
    mkdirSync(outdir, { recursive: true });
    run(example, outdir);
    const files = differences(join(ROOT, 'test', 'golden', example), outdir);
    console.log(`python ${example}: ${files.length ? `differs in ${files.join(', ')}` : 'equal'}`);
    if (files.length) process.exitCode = 1;
  }
} finally {
  rmSync(scratch, { recursive: true });
}
