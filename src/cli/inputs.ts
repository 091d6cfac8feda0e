import { readdirSync, readFileSync, statSync } from 'fs';
import { join, resolve } from 'path';
import { fileError, Io } from './io';
import type { Source } from '../admission/check';

const MANIFEST = /\.(?:ya?ml|json)$/;
/** What is never a manifest, however many files it has. */
const FOREIGN = /^(?:node_modules|\..+)$/;

/** A file that was asked for by its name or lies in a directory that was. */
export interface Input extends Source {
  /** Whether it was asked for by its name. */
  readonly named: boolean;
}

/** The texts behind the paths of a command line, each file once. */
export function inputsOf(paths: readonly string[], io: Io): Input[] {
  const inputs = new Map<string, Input>();
  for (const path of paths) {
    for (const input of path === '-' ? [{ file: 'stdin', text: io.stdin(), named: true }] : readPath(path, io)) {
      const known = inputs.get(input.file);
      if (!known || input.named) inputs.set(input.file, input);
    }
  }
  return [...inputs.values()];
}

function readPath(path: string, { cwd }: Io): Input[] {
  const absolute = resolve(cwd, path);
  try {
    if (!statSync(absolute).isDirectory()) return [{ file: join(path), text: readFileSync(absolute, 'utf8'), named: true }];
    return manifestsBelow(absolute).map((file) => ({ file: join(path, file), text: readFileSync(join(absolute, file), 'utf8'), named: false }));
  } catch (error) {
    throw fileError(path, error);
  }
}

/** Files below a directory, relative to it, in an order that is the same on every machine. */
function manifestsBelow(directory: string): string[] {
  const entries = readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (entry.isDirectory()) return FOREIGN.test(entry.name) ? [] : manifestsBelow(join(directory, entry.name)).map((file) => join(entry.name, file));
    return MANIFEST.test(entry.name) ? [entry.name] : [];
  });
}
