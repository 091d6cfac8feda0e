import { isAbsolute, resolve } from 'path';
import type { FileText } from './read-file';
import { printable } from '../kubernetes/printable';

/** What the commands read and write besides files, so that a test can take its place. */
export interface Io {
  /**
   * Where relative paths begin.
   *
   * @throws UsageError where it is no longer there
   */
  readonly cwd: string;
  readonly env: { readonly [name: string]: string | undefined };
  readonly stdout: Output;
  readonly stderr: Output;
  /** All of standard input. */
  stdin(): FileText;
  /** Milliseconds, for the progress bar. */
  now(): number;
  /** The day in UTC, `2027-01-31`, by which acknowledgements expire. */
  today(): string;
}

/** A stream that text is written to. */
export interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** What ends a command with exit code 2: a mistake on the command line, or an input that cannot be read. */
export class UsageError extends Error {}

/** Tells such a mistake, which may have several lines. */
export function tellUsageError({ message }: UsageError, { stderr }: Pick<Io, 'stderr'>): void {
  stderr.write(`cdk8s-kubevirt: ${message.split('\n').map(printable).join('\n')}\n`);
}

/** What the operating system said about a file, in fewer words where it is what mostly happens. */
export function fileError(path: string, error: unknown): UsageError {
  const { code, message } = error as NodeJS.ErrnoException;
  return new UsageError(code === 'ENOENT' ? `no such file or directory: ${path}` : message);
}

/** A path that does not depend on where the command runs, the same however it is written. */
export function absolute(path: string, io: Pick<Io, 'cwd'>): string {
  return isAbsolute(path) ? resolve(path) : resolve(io.cwd, path);
}

/** What an access to a file gives; where it fails, the command ends. */
export function attempt<T>(file: string, access: () => T): T {
  try {
    return access();
  } catch (error) {
    throw fileError(file, error);
  }
}
