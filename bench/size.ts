import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lines of all files below a folder whose names end so. */
export function lines(folder: string, ending: string): number {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => name.endsWith(ending))
    .reduce((sum, name) => sum + readFileSync(join(folder, name), 'utf8').split('\n').length - 1, 0);
}

/** Packed and unpacked size of the package, in bytes, and its number of files. */
export function packageSize(): { size: number; unpackedSize: number; entryCount: number } {
  return JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--silent'], { encoding: 'utf8' }))[0];
}
