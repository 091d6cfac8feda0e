import { join, resolve } from 'node:path';
import { cyclesOf, importsBelow } from './cycles';

/** Fails on files of src/ that import each other, be it only for types: ESLint's import/no-cycle passes over those. */
const graph = importsBelow(join(resolve(__dirname, '..', '..'), 'src'));
const cycles = cyclesOf(graph);
for (const cycle of cycles) console.error(`import cycle: ${[...cycle, cycle[0]].join(' -> ')}`);
process.exitCode = cycles.length ? 1 : 0;
