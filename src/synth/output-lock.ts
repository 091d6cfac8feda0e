import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'fs';

/**
 * Keeps other syntheses out of an output directory while one writes. The lock of a process that is gone does not count.
 *
 * @returns what releases it
 * @throws where another process holds it
 */
export function lock(path: string): () => void {
  if (!tryLock(path)) {
    const holder = Number(readFileSync(path, 'utf8'));
    if (holder !== process.pid && isAlive(holder)) {
      throw new Error(`process ${holder} is writing into the same output directory; wait for it, or give each its own outdir. If there is none, remove ${path}.`);
    }
    rmSync(path, { force: true });
    if (!tryLock(path)) return lock(path);
  }
  return () => rmSync(path, { force: true });
}

function tryLock(path: string): boolean {
  try {
    const file = openSync(path, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A process that may not be signalled is alive as well. An empty lock is one that is being written. */
function isAlive(pid: number): boolean {
  if (!pid) return true;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
