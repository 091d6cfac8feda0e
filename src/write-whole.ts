import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';

/** Where a directory takes no new file, or a file cannot be replaced as it is mounted by itself. */
const IRREPLACEABLE: readonly (string | undefined)[] = ['EACCES', 'EPERM', 'EBUSY', 'EROFS', 'EXDEV'];

/** Writes a file whole or not at all. A link stays a link, and a pipe or device is written to. */
export function writeWhole(text: string, path: string): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats && !stats.isFile()) return writeFileSync(path, text);
  const target = stats ? realpathSync(path) : path;
  const temporary = join(dirname(target), `.cdk8s-kubevirt-report-${process.pid}.tmp`);
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    if (stats) chmodSync(temporary, stats.mode);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    if (!IRREPLACEABLE.includes((error as NodeJS.ErrnoException).code)) throw error;
    writeFileSync(target, text);
  }
}
