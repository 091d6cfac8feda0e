import { join, resolve } from 'node:path';
import { cyclesOf, importsBelow } from './cycles';

const ROOT = resolve(__dirname, '..', '..');
const FOLDERS = ['src', 'test', 'examples', 'bench', 'conformance', 'page', 'projenrc'];

/** Fails on files of a folder that import each other, be it only for types: ESLint's import/no-cycle passes over those, and takes a minute. */
for (const folder of FOLDERS) {
  for (const cycle of cyclesOf(importsBelow(join(ROOT, folder)))) {
    console.error(`import cycle in ${folder}: ${[...cycle, cycle[0]].join(' -> ')}`);
    process.exitCode = 1;
  }
}
