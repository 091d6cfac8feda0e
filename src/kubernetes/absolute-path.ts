import { posix } from 'path';

/** Whether a path into a container is absolute and without `.`, `..` and doubled slashes; one slash at its end is allowed. */
export function isCleanAbsolutePath(path: string): boolean {
  const cleaned = posix.join('/', path);
  return path !== '/' && withoutLastSlash(path) === (cleaned === '/' ? cleaned : withoutLastSlash(cleaned));
}

function withoutLastSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
