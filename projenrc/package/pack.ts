import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { keep } from './keep';
import { bin } from '../../package.json';

const ROOT = resolve(__dirname, '..', '..');

/** What npm says of a package it has packed. */
export interface Packed {
  readonly filename: string;
  /** Bytes of the archive, and of what is in it. */
  readonly size: number;
  readonly unpackedSize: number;
  readonly entryCount: number;
  readonly files: readonly { readonly path: string }[];
}

/** Packs the compiled library into a folder, without what bundled dependencies have in vain. The checkout stays as it is. */
export function pack(destination: string): Packed {
  const stage = mkdtempSync(join(tmpdir(), 'package-'));
  try {
    for (const { path } of npmPack(ROOT, '--dry-run').files.filter((file) => keep(file.path))) {
      mkdirSync(dirname(join(stage, path)), { recursive: true });
      cpSync(realpathSync(join(ROOT, path)), join(stage, path));
    }
    // npm makes commands executable when it installs them; jsii, which unpacks the library for other languages, does not.
    for (const command of Object.values(bin)) chmodSync(join(stage, command), 0o755);
    mkdirSync(destination, { recursive: true });
    return npmPack(stage, '--pack-destination', resolve(destination));
  } finally {
    rmSync(stage, { recursive: true });
  }
}

function npmPack(cwd: string, ...options: string[]): Packed {
  const [packed] = JSON.parse(execFileSync('npm', ['pack', '--json', '--silent', '--ignore-scripts', ...options], { cwd, encoding: 'utf8' })) as Packed[];
  return packed;
}
