import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { absolute, attempt, Io } from './io';
import type { Option } from './options';

/** The option of commands that write a report. */
export const OUTPUT: Option = { value: 'FILE', help: 'write the report there instead of to standard output' };

/** Where a directory takes no new file, or a file cannot be replaced as it is mounted by itself. */
const IRREPLACEABLE: readonly (string | undefined)[] = ['EACCES', 'EPERM', 'EBUSY', 'EROFS', 'EXDEV'];

/** Writes a report to a file, or to standard output without one. */
export function writeReport(text: string, file: string | undefined, io: Io): void {
  if (file === undefined) io.stdout.write(text);
  else attempt(file, () => write(text, absolute(file, io)));
}

/** Whether a report may have colours. */
export function isColoured(file: string | undefined, { stdout, env }: Io): boolean {
  return file === undefined && stdout.isTTY === true && !env.NO_COLOR;
}

/** Writes a file whole or not at all. A link stays a link, and a pipe or device is written to. */
function write(text: string, path: string): void {
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
