import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The root of the checkout. */
export const ROOT = resolve(__dirname, '..', '..');

/** The names of all examples: the folders of examples/ with a main.ts. */
export function examples(): string[] {
  return readdirSync(join(ROOT, 'examples')).filter((name) => existsSync(join(ROOT, 'examples', name, 'main.ts'))).sort();
}

/** What an example synthesizes, by file: manifests, and no page, of which half is a program. */
export function manifestsIn(folder: string): { [file: string]: string } {
  return Object.fromEntries(readdirSync(folder).filter((file) => file.endsWith('.yaml')).sort().map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}
