import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack } from '../projenrc/package/pack';
import type { Packed } from '../projenrc/package/pack';

/** Lines of all files below a folder whose names end so. */
export function lines(folder: string, ending: string): number {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => name.endsWith(ending))
    .reduce((sum, name) => sum + readFileSync(join(folder, name), 'utf8').split('\n').length - 1, 0);
}

/** The package as it is published: its sizes in bytes, and its number of files. */
export function packageSize(): Packed {
  const folder = mkdtempSync(join(tmpdir(), 'package-size-'));
  try {
    return pack(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
