import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { codeFilesOf, compile } from './compile';
import { programsOf } from './programs';

/** Compiles the code of CONTRIBUTING.md as if its files were there, and that of the pages in docs/. That of README.md and of docstrings is jsii-rosetta's. */
const ROOT = resolve(__dirname, '..', '..');

const errors = compile([...codeFilesOf(readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8')), ...programsOf(ROOT)], ROOT);
errors.forEach((error) => console.error(error));
process.exitCode = errors.length ? 1 : 0;
