import { accessSync, chmodSync, constants, copyFileSync, linkSync, lstatSync, mkdirSync, readlinkSync, renameSync, rmSync, statSync } from 'fs';
import { dirname, join, resolve } from 'path';
import { writeText } from './documents';
import { lock } from './output-lock';

/** A file that is written but not in its place yet. */
export interface StagedFile {
  readonly path: string;
}

/**
 * The directory that one synthesis writes into. Everything is written beside the output first and then moved into place, so that a
 * synthesis that fails, or is killed while it renders, leaves the previous output as it was.
 */
export class OutputDirectory {
  private readonly staging: string;
  private readonly release: () => void;
  private count = 0;

  /**
   * @param path the directory, which is made where it is missing
   * @param name what tells syntheses apart that may run at the same time
   * @throws where another one of that name is running
   */
  constructor(private readonly path: string, name: string) {
    mkdirSync(path, { recursive: true });
    this.release = lock(join(path, `.cdk8s-${name}.lock`));
    this.staging = join(path, `.cdk8s-${name}.tmp`);
    // Of a run that was killed.
    rmSync(this.staging, { recursive: true, force: true });
  }

  /** Writes a file whose name need not be known yet, piece by piece. */
  public stage(text: Iterable<string>): StagedFile {
    if (this.count === 0) mkdirSync(this.staging);
    const path = join(this.staging, String(this.count++));
    writeText(path, text);
    return { path };
  }

  /**
   * Moves staged files into place, by their paths below the directory.
   *
   * @throws where one cannot be moved; all others are as they were then
   */
  public commit(files: readonly { readonly name: string; readonly staged: StagedFile }[]): void {
    const moves = files.map(({ name, staged }, i) => ({ from: staged.path, to: targetOf(join(this.path, name)), backup: join(this.staging, `${i}.old`) }));
    const done: typeof moves = [];
    try {
      for (const folder of new Set(moves.map(({ to }) => dirname(to)))) {
        mkdirSync(folder, { recursive: true });
        accessSync(folder, constants.W_OK);
      }
      for (const move of moves) {
        keep(move.to, move.backup, move.from);
        done.push(move);
        renameSync(move.from, move.to);
      }
    } catch (error) {
      for (const { to, backup } of done.reverse()) restore(to, backup);
      throw error;
    }
  }

  /** Removes what is left of the synthesis, and lets others in. */
  public close(): void {
    rmSync(this.staging, { recursive: true, force: true });
    this.release();
  }
}

/** A link to a file is written through, not replaced. */
function targetOf(path: string): string {
  const entry = lstatSync(path, { throwIfNoEntry: false });
  return entry?.isSymbolicLink() ? targetOf(resolve(dirname(path), readlinkSync(path))) : path;
}

/** Keeps what a file is, and gives its mode to the one that takes its place. */
function keep(path: string, backup: string, successor: string): void {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (!entry) return;
  if (!entry.isFile()) throw new Error(`${path} is not a file; remove it, or choose another outdir`);
  chmodSync(successor, entry.mode);
  try {
    linkSync(path, backup);
  } catch {
    copyFileSync(path, backup);
  }
}

function restore(path: string, backup: string): void {
  if (statSync(backup, { throwIfNoEntry: false })) renameSync(backup, path);
  else rmSync(path, { force: true });
}
