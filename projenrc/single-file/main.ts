import { chmodSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { writeSingleFile } from './single-file';
import { ROOT } from '../assembly';

const FILE = join(ROOT, 'dist', 'cli', 'cdk8s-kubevirt.cjs');

void writeSingleFile(FILE).then(() => {
  chmodSync(FILE, 0o755);
  console.log(`${relative(ROOT, FILE)}: ${Math.round(statSync(FILE).size / 1024)} KiB`);
});
