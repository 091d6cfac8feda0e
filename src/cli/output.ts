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

/** Whether a report may have colours. FORCE_COLOR counts before NO_COLOR, as it does for Node.js. */
export function isColoured(file: string | undefined, { stdout, env: { FORCE_COLOR, NO_COLOR, TERM } }: Io): boolean {
  if (file !== undefined) return false;
  if (FORCE_COLOR) return !['0', 'false'].includes(FORCE_COLOR);
  return stdout.isTTY === true && !NO_COLOR && TERM !== 'dumb';
}
