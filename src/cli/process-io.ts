import { UsageError } from './io';
import type { Io } from './io';
import { readOpen } from './read-file';

const { env } = process;

/** The day of a time in seconds, by which builds are reproducible; of now without one. */
function dayOf(seconds: string | undefined): string {
  return (seconds && /^\d{1,11}$/.test(seconds) ? new Date(Number(seconds) * 1000) : new Date()).toISOString().slice(0, 10);
}

/** What the process reads and writes. */
export const processIo: Io = {
  get cwd() {
    try {
      return process.cwd();
    } catch {
      throw new UsageError('the working directory no longer exists');
    }
  },
  env,
  // Each takes time to open.
  get stdout() {
    return process.stdout;
  },
  get stderr() {
    return process.stderr;
  },
  stdin: () => readOpen(0),
  now: () => Number(process.hrtime.bigint()) / 1e6,
  today: () => dayOf(env.SOURCE_DATE_EPOCH),
};
