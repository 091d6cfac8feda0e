import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The root of the checkout. */
export const ROOT = resolve(__dirname, '..', '..');

/** The names of all examples: the folders of examples/ with a main.ts. */
export function examples(): string[] {
  return readdirSync(join(ROOT, 'examples')).filter((name) => existsSync(join(ROOT, 'examples', name, 'main.ts'))).sort();
}
