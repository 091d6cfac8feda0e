import {
  accessSync, chmodSync, constants, copyFileSync, existsSync, linkSync, lstatSync, mkdirSync, readFileSync, readlinkSync, renameSync, rmSync,
  statSync, writeFileSync,
} from 'fs';
import { dirname, join, resolve } from 'path';
import { writeText } from './documents';
import { lock } from './output-lock';
import { removeIfEmpty } from './remove-if-empty';

/** A file that is written but not in its place yet. */
export interface StagedFile {
  /** The file's name while it is staged. */
  readonly id: string;
}

/** A staged file and its path below the directory. */
export interface NamedFile {
  readonly name: string;
  readonly staged: StagedFile;
}

/** A file that is about to take its place, and a copy of the one that it replaces. */
interface Move {
  readonly from: string;
  readonly to: string;
  readonly backup: string;
}

/**
 * The directory that one synthesis writes into. Everything is written beside the output first and then moved into place, so that a
 * synthesis that fails, or is killed while it renders, leaves the previous output as it was. If it is killed while it moves files, the next
 * one begins by putting the previous ones back.
 */
export class OutputDirectory {
  private readonly staging: string;
  private readonly journal: string;
  private readonly release: () => void;
  /** The outermost folder that was missing. */
  private readonly made: string | undefined;
  private count = 0;

  /**
   * @param path the directory, which is made where it is missing
   * @param name what tells syntheses apart that may run at the same time
   * @throws where another one of that name is running
   */
  constructor(private readonly path: string, name: string) {
    this.made = mkdirSync(resolve(path), { recursive: true });
    this.release = lock(join(path, `.cdk8s-${name}.lock`));
    this.staging = join(path, `.cdk8s-${name}.tmp`);
    this.journal = join(this.staging, 'moves');
    this.recover();
  }

  /** Writes a file whose name need not be known yet, piece by piece. */
  public stage(text: Iterable<string>): StagedFile {
    if (this.count === 0) mkdirSync(this.staging);
    const id = String(this.count++);
    writeText(join(this.staging, id), text);
    return { id };
  }

  /**
   * Moves staged files into place.
   *
   * @throws where one cannot be moved; all others are as they were then
   */
  public commit(files: readonly NamedFile[]): void {
    const moves = this.movesOf(files);
    for (const folder of new Set(moves.map(({ to }) => dirname(to)))) {
      mkdirSync(folder, { recursive: true });
      accessSync(folder, constants.W_OK);
    }
    moves.forEach(keep);
    this.announce(files);
    try {
      for (const { from, to } of moves) renameSync(from, to);
    } catch (error) {
      moves.forEach(restore);
      throw error;
    } finally {
      rmSync(this.journal, { force: true });
    }
  }

  /** Removes what is left of the synthesis, and lets others in. */
  public close(): void {
    rmSync(this.staging, { recursive: true, force: true });
    this.release();
    if (this.made === undefined) return;
    for (let folder = resolve(this.path); folder.length >= this.made.length; folder = dirname(folder)) removeIfEmpty(folder);
  }

  private movesOf(files: readonly NamedFile[]): Move[] {
    return files.map(({ name, staged: { id } }) => {
      const from = join(this.staging, id);
      return { from, to: targetOf(join(this.path, name)), backup: `${from}.old` };
    });
  }

  /** Writes down what is about to move, for the synthesis that follows if this one is killed. */
  private announce(files: readonly NamedFile[]): void {
    if (files.length === 0) return;
    const draft = `${this.journal}.draft`;
    writeFileSync(draft, JSON.stringify(files));
    renameSync(draft, this.journal);
  }

  /** Undoes what a killed synthesis left half done. */
  private recover(): void {
    if (existsSync(this.journal)) this.movesOf(JSON.parse(readFileSync(this.journal, 'utf8'))).forEach(restore);
    rmSync(this.staging, { recursive: true, force: true });
  }
}

/** A link to a file is written through, not replaced. */
function targetOf(path: string): string {
  const entry = lstatSync(path, { throwIfNoEntry: false });
  return entry?.isSymbolicLink() ? targetOf(resolve(dirname(path), readlinkSync(path))) : path;
}

/** Keeps what a file is, and gives its mode to the one that takes its place. */
function keep({ from, to, backup }: Move): void {
  const entry = statSync(to, { throwIfNoEntry: false });
  if (!entry) return;
  if (!entry.isFile()) throw new Error(`${to} is not a file; remove it, or choose another outdir`);
  chmodSync(from, entry.mode);
  try {
    linkSync(to, backup);
  } catch {
    copyFileSync(to, backup);
  }
}

/** Puts the previous file back, if another took its place. */
function restore({ from, to, backup }: Move): void {
  if (existsSync(from)) return;
  if (existsSync(backup)) renameSync(backup, to);
  else rmSync(to, { force: true });
}
