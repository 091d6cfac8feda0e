import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPage } from './build';
import { ROOT } from '../assembly';

/** Writes lib/report/page.json, which reports are made of. */
async function main(): Promise<void> {
  mkdirSync(join(ROOT, 'lib', 'report'), { recursive: true });
  writeFileSync(join(ROOT, 'lib', 'report', 'page.json'), `${JSON.stringify(await buildPage())}\n`);
}

void main();
