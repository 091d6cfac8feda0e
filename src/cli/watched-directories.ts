import type { BigIntStats } from 'fs';

/** After so many changes at once some may not have been told: systems drop what is too much for them. */
const MOST_TOLD = 1000;

/** What a directory has. */
export interface Entry {
  readonly name: string;
  readonly isLink: boolean;
  /** Whether the name is what its text says: Linux allows any bytes there. */
  readonly isText: boolean;
}

/** An entry, and what was seen of it. */
export interface Seen<E extends Entry> {
  readonly entry: E;
  readonly stats?: BigIntStats;
}

/** A directory to look into. */
export interface Directory<E extends Entry> {
  readonly path: string;
  /** What reports call it, and its entries by. */
  readonly file: string;
  list(): readonly E[];
  look(entry: E): BigIntStats | undefined;
}

interface Known<E extends Entry> {
  /** What reports call it. */
  file?: string;
  /** Not given where something may be otherwise. */
  seen?: readonly Seen<E>[];
  /** Of entries, by name, of which it would be told if they were otherwise. */
  stats: Map<string, BigIntStats>;
}

/** What was seen in directories of which each change is told: it is so until one is. */
export class WatchedDirectories<E extends Entry> {
  private readonly directories = new Map<string, Known<E>>();
  private told = 0;

  /** From now on changes in a directory are told. */
  public begin(directory: string): void {
    this.directories.set(directory, { stats: new Map() });
  }

  /** They are told no more. */
  public end(directory: string): void {
    this.directories.delete(directory);
  }

  /** Tells that something has become of an entry, or of any where that is not known. */
  public changed(directory: string, name: string | null): void {
    const known = this.directories.get(directory);
    if (!known) return;
    if (++this.told > MOST_TOLD) return this.forget();
    known.seen = undefined;
    if (name === null) known.stats.clear();
    else known.stats.delete(name);
  }

  /** Anything may be otherwise. */
  public forget(): void {
    this.told = 0;
    for (const directory of this.directories.keys()) this.begin(directory);
  }

  /** What is in a directory: it is looked at where it may have changed. */
  public lookInto({ path, file, list, look }: Directory<E>): readonly Seen<E>[] {
    const known = this.directories.get(path);
    if (known?.seen && known.file === file) return known.seen;
    const seen = list().map((entry) => ({ entry, stats: known?.stats.get(entry.name) ?? look(entry) }));
    if (!known) return seen;
    const own = seen.filter(isToldOf);
    known.stats = new Map(own.map(({ entry: { name }, stats }) => [name, stats]));
    known.file = file;
    known.seen = own.length === seen.length ? seen : undefined;
    return seen;
  }
}

/** Whether all that becomes of it is told of its directory, by its name there. */
function isToldOf<E extends Entry>(seen: Seen<E>): seen is Required<Seen<E>> {
  const { entry: { isLink, isText }, stats } = seen;
  return !isLink && isText && stats !== undefined && (stats.isDirectory() || stats.nlink === 1n);
}
