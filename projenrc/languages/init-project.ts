import { join } from 'node:path';
import { Ported, run } from './toolchain';
import { ROOT } from '../assembly';

const CLI = join(ROOT, 'lib', 'cli', 'main.js');

/** Makes a project of `init` in a folder of its own. */
export function initProject(language: Ported, folder: string): string {
  run(process.execPath, [CLI, 'init', '--language', language, folder], ROOT);
  return folder;
}

/** Judges what a project has written as its README says. */
export const checkProject = (folder: string): void => run(process.execPath, [CLI, 'check', 'dist'], folder);
