import { chmodSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { writeBinary } from './binary';
import { writeSingleFile } from './single-file';
import { ROOT } from '../assembly';

const FILE = join(ROOT, 'dist', 'cli', 'cdk8s-kubevirt.cjs');
const BINARY = join(ROOT, 'dist', 'cli', `cdk8s-kubevirt${process.platform === 'win32' ? '.exe' : ''}`);

const { values: { binary } } = parseArgs({ options: { binary: { type: 'boolean' } } });

void writeSingleFile(FILE).then(() => {
  chmodSync(FILE, 0o755);
  tell(FILE);
  if (!binary) return;
  writeBinary(FILE, BINARY);
  tell(BINARY);
});

function tell(file: string): void {
  console.log(`${relative(ROOT, file)}: ${Math.round(statSync(file).size / 1024)} KiB`);
}
