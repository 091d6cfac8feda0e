import { watch } from 'fs';
import type { FSWatcher } from 'fs';
import { basename, sep } from 'path';
import type { Target, Targets } from './targets';
import { isManifestPath } from '../inputs';
import { UsageError } from '../io';
import type { WatchedDirectories } from '../watched-directories';

/** Where the operating system watches no more. */
const EXHAUSTED: readonly (string | undefined)[] = ['ENOSPC', 'EMFILE', 'ENFILE'];

/**
 * Tells that something has changed in directories. Each is watched by itself: below a directory Node.js 20 would watch each file on Linux.
 */
export class DirectoryWatcher {
  private readonly watchers = new Map<string, FSWatcher>();
  private targets: Targets = new Map();

  /**
   * @param watched is told of all changes, also of those that do not matter
   */
  constructor(
    private readonly watched: Pick<WatchedDirectories<never>, 'begin' | 'end' | 'changed'>, private readonly changed: () => void,
  ) {}

  /**
   * Watches these directories and no others.
   *
   * @returns whether there is one that was not watched before
   * @throws UsageError where they are too many
   */
  public watch(targets: Targets): boolean {
    this.targets = targets;
    for (const directory of this.watchers.keys()) if (!targets.has(directory)) this.forget(directory);
    const fresh = [...targets.keys()].filter((directory) => !this.watchers.has(directory));
    return fresh.map((directory) => this.open(directory)).some((isOpen) => isOpen);
  }

  public close(): void {
    this.targets = new Map();
    for (const directory of this.watchers.keys()) this.forget(directory);
  }

  private open(directory: string): boolean {
    try {
      const watcher = watch(directory, (event, name) => this.heard(directory, event, name));
      watcher.on('error', () => this.lost(directory));
      this.watchers.set(directory, watcher);
      this.watched.begin(directory);
      return true;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (EXHAUSTED.includes(code)) throw new UsageError(`${directory} cannot be watched: the system allows no more (${code}); raise fs.inotify.max_user_watches, or watch fewer directories`);
      return false;
    }
  }

  private heard(directory: string, event: string, name: string | null): void {
    this.watched.changed(directory, name);
    const target = this.targets.get(directory);
    if (!target) return;
    // A directory that is removed says so by its own name, or an entry of the same name does.
    if (event === 'rename' && name === basename(directory)) return this.lost(directory);
    if (name === null || this.matters(target, event, name)) this.changed();
  }

  private matters({ names, isRead, takesAnyName }: Target, event: string, name: string): boolean {
    return names.has(name) || takesAnyName || (isRead && (event === 'rename' || isManifestPath(name)));
  }

  /** What is below it is somewhere else now, too. */
  private lost(directory: string): void {
    for (const each of this.watchers.keys()) if (each === directory || each.startsWith(`${directory}${sep}`)) this.forget(each);
    this.changed();
  }

  private forget(directory: string): void {
    this.watchers.get(directory)?.close();
    this.watchers.delete(directory);
    this.watched.end(directory);
  }
}
