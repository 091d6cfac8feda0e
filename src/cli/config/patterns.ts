import { relative, sep } from 'path';
import type ignoring from 'ignore';
import { absolute } from '../io';
import type { Io } from '../io';

/** Whether patterns mean a file; a directory is asked as one. */
export type FileTest = (file: string, isDirectory?: boolean) => boolean;

/** The test of patterns as .gitignore has them, which begin in a directory. Standard input and what lies outside of the directory they do not mean. */
export function fileTest(patterns: readonly string[], directory: string, io: Io): FileTest {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- most runs have no patterns
  const { default: ignore } = require('ignore') as { default: typeof ignoring };
  const ignores = ignore({ ignorecase: false }).add(patterns);
  return (file, isDirectory = false) => {
    const path = relative(directory, absolute(file, io)).split(sep).join('/');
    return ignore.isPathValid(path) && ignores.ignores(isDirectory ? `${path}/` : path);
  };
}
