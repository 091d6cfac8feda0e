import { absolute, attempt, Io } from './io';
import type { Option } from './options';
import { writeWhole } from '../write-whole';

/** The option of commands that write a report. */
export const OUTPUT: Option = { value: 'FILE', help: 'write the report there instead of to standard output' };

/** Writes a report to a file, or to standard output without one. */
export function writeReport(text: string, file: string | undefined, io: Io): void {
  if (file === undefined) io.stdout.write(text);
  else attempt(file, () => writeWhole(text, absolute(file, io)));
}

/** Whether a report may have colours. */
export function isColoured(file: string | undefined, { stdout, env }: Io): boolean {
  return file === undefined && stdout.isTTY === true && !env.NO_COLOR;
}
