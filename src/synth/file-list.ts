import { readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { removeIfEmpty } from './remove-if-empty';
import type { Shard } from './shard';

/**
 * The list of the files that syntheses of one app have written into a directory, one path a line, sorted. Neither `kubectl apply -f` nor
 * Argo CD reads a file of this name. Each shard keeps a list of its own.
 */
const LIST = /^\.cdk8s-files(?:\.(\d+)-of-(\d+))?$/;

/** The files that an app has written, so that only those are ever removed. */
export class FileList {
  private readonly name: string;
  private readonly own: readonly string[];
  /** Lists of runs with another number of shards, which are no longer kept up to date. */
  private readonly outdated: readonly string[];
  /** What the other shards of this number have written. */
  private readonly others: ReadonlySet<string>;

  constructor(private readonly path: string, { index, count }: Shard) {
    this.name = count === 1 ? '.cdk8s-files' : `.cdk8s-files.${index}-of-${count}`;
    const lists = readdirSync(path).filter((name) => LIST.test(name));
    const isCurrent = (name: string) => Number(LIST.exec(name)?.[2] ?? 1) === count;
    this.outdated = index === 1 ? lists.filter((name) => !isCurrent(name)) : [];
    this.own = [this.name, ...this.outdated].flatMap((name) => (lists.includes(name) ? this.read(name) : []));
    this.others = new Set(lists.filter((name) => name !== this.name && isCurrent(name)).flatMap((name) => this.read(name)));
  }

  /** Names what is about to be written, so that a run that is killed meanwhile loses no file out of sight. */
  public announce(files: readonly string[]): void {
    this.write([...this.own, ...files]);
  }

  /** Takes the announcement back: nothing was written. */
  public withdraw(): void {
    this.write(this.own);
  }

  /** Removes the files of earlier runs that this one has not written, and the folders that are empty without them. */
  public prune(files: readonly string[]): void {
    const kept = new Set(files);
    const stale = this.own.filter((file) => !kept.has(file) && !this.others.has(file));
    for (const file of stale) rmSync(join(this.path, file), { force: true });
    for (const folder of new Set(stale.map((file) => dirname(file)))) {
      if (folder !== '.') removeIfEmpty(join(this.path, folder));
    }
    this.write(files);
    for (const name of this.outdated) rmSync(join(this.path, name), { force: true });
  }

  private write(files: readonly string[]): void {
    writeFileSync(join(this.path, this.name), [...new Set(files)].sort().map((file) => `${file}\n`).join(''));
  }

  /** Nothing outside of the directory, whatever the list says. */
  private read(name: string): string[] {
    return readFileSync(join(this.path, name), 'utf8').split('\n').filter((file) => file !== '' && !file.startsWith('/') && !file.split('/').includes('..'));
  }
}
