import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { codeFilesOf, compile } from './compile';

/** Compiles the code of CONTRIBUTING.md as if its files were there. That of README.md and of docstrings is jsii-rosetta's. */
const ROOT = resolve(__dirname, '..', '..');

const errors = compile(codeFilesOf(readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8')), ROOT);
errors.forEach((error) => console.error(`CONTRIBUTING.md: ${error}`));
process.exitCode = errors.length ? 1 : 0;
