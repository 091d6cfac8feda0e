import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What Node.js looks for in itself, to see that a program was put there. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/** Writes one executable: the Node.js that runs this, with a single file in it, and what V8 compiled of that. It runs on the platform of that Node.js only. */
export function writeBinary(singleFile: string, binary: string): void {
  const scratch = mkdtempSync(join(tmpdir(), 'cdk8s-kubevirt-binary-'));
  try {
    const [config, blob] = ['sea.json', 'sea.blob'].map((name) => join(scratch, name));
    writeFileSync(config, JSON.stringify({ main: singleFile, output: blob, disableExperimentalSEAWarning: true, useCodeCache: true }));
    execFileSync(process.execPath, ['--experimental-sea-config', config], { stdio: ['ignore', 'ignore', 'inherit'] });
    rmSync(binary, { force: true });
    copyFileSync(process.execPath, binary);
    chmodSync(binary, 0o755);
    const segment = process.platform === 'darwin' ? ['--macho-segment-name', 'NODE_SEA'] : [];
    execFileSync(process.execPath, [createRequire(__filename).resolve('postject/dist/cli.js'), binary, 'NODE_SEA_BLOB', blob, '--sentinel-fuse', FUSE, ...segment]);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
