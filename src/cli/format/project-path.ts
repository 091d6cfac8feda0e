import { isAbsolute, relative, sep } from 'path';
import { absolute } from '../io';
import type { Io } from '../io';

/** A file as the service calls it that runs the job: from the directory into which it checked the repository out, where that is known. */
export function projectPath(file: string, root: string | undefined, io: Pick<Io, 'cwd'>): string {
  const path = root ? relative(root, absolute(file, io)) : file;
  return (path.startsWith('..') || isAbsolute(path) ? file : path).split(sep).join('/');
}
