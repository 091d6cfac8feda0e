import { isAbsolute, relative, resolve, sep } from 'path';

/** A file as the service calls it that runs the job: from the directory into which it checked the repository out, where that is known. */
export function projectPath(file: string, cwd: string, root: string | undefined): string {
  const path = root === undefined ? file : relative(root, resolve(cwd, file));
  return (path.startsWith('..') || isAbsolute(path) ? file : path).split(sep).join('/');
}
