import { readdirSync, readFileSync, statSync } from 'fs';
import { join } from 'path';

/** The files below a folder with their text, the folders with none. */
export function contents(folder: string): { [path: string]: string | undefined } {
  const paths = (readdirSync(folder, { recursive: true }) as string[]).sort();
  return Object.fromEntries(paths.map((path) => {
    const full = join(folder, path);
    return [path, statSync(full).isFile() ? readFileSync(full, 'utf8') : undefined];
  }));
}
