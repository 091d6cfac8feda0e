import { join, resolve } from 'node:path';
import { cyclesOf, importsBelow } from './cycles';

/** Fails on files of src/ that import each other, be it only for types: ESLint's import/no-cycle passes over those. */
const graph = importsBelow(join(resolve(__dirname, '..', '..'), 'src'));
// What a room keeps beside its values is a table keyed by their classes: it names them, and they put themselves in.
const cycles = cyclesOf(new Map([...graph].filter(([file]) => !/^\w+\/wire-forms\.ts$/.test(file))));
for (const cycle of cycles) console.error(`import cycle: ${[...cycle, cycle[0]].join(' -> ')}`);
process.exitCode = cycles.length ? 1 : 0;
