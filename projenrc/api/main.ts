import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAssembly, ROOT } from '../assembly';
import { renderApi } from './markdown';

/** Writes API.md and docs/api/ from the assembly of the last compilation. */
const FOLDER = join(ROOT, 'docs', 'api');

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
for (const [path, text] of renderApi(readAssembly())) writeFileSync(join(ROOT, path), text);
