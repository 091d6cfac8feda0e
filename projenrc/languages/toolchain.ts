import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { QUIET } from './quiet';
import { ROOT } from '../assembly';
import { examples } from '../examples/catalog';

/** A language once the library is installed for it. */
export interface Toolchain {
  /** Runs an example in its own folder; it writes into another. */
  run(example: string, outdir: string): void;

  /** Does in a project of `init` what its README says. */
  tryProject(folder: string): void;
}

/** The file that makes an example one of the language. */
export const MAIN = { python: 'main.py', go: 'main.go', java: 'Main.java' } as const;

export type Ported = keyof typeof MAIN;

export const folderOf = (example: string): string => join(ROOT, 'examples', example);

/** The examples that there are in a language, too. */
export const ported = (language: Ported): string[] => examples().filter((name) => existsSync(join(folderOf(name), MAIN[language])));

/** Runs a command, whose output is shown. */
export function run(command: string, args: readonly string[], cwd: string, surroundings: { readonly [variable: string]: string } = {}): void {
  execFileSync(command, args, { cwd, stdio: 'inherit', env: { ...QUIET, ...surroundings } });
}
