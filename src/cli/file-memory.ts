import type { BigIntStats } from 'fs';
import { isDeepStrictEqual } from 'util';
import { WatchedDirectories } from './watched-directories';
import type { Entry } from './watched-directories';

/** Milliseconds after which another change has another time: file systems know it to two seconds at worst. */
const TIME_STEP = 2000;
/** What is otherwise of a file that holds something else. */
const STAMP = ['dev', 'ino', 'size', 'mode', 'mtimeNs', 'ctimeNs'] as const;

/** Files that were read before. One that holds the same is the very same input, and where its times say so it is not read again. */
export class FileMemory<Input, Place extends Entry> {
  public readonly directories = new WatchedDirectories<Place>();
  /** What tells files from others. */
  public readonly identities = new WeakMap<BigIntStats, string>();
  private known: ReadonlyMap<string, Remembered<Input>> = new Map();
  private current = new Map<string, Remembered<Input>>();

  /** @param named whether it was asked for by its name */
  public inputOf(file: string, named: boolean, stats: BigIntStats, read: () => Input): Input {
    const known = this.current.get(file) ?? this.known.get(file);
    if (known?.named === named && isSame(known, stats)) {
      this.current.set(file, known.stats === stats ? known : { ...known, stats });
      return known.input;
    }
    const isSettled = Date.now() - Number(stats.mtimeMs > stats.ctimeMs ? stats.mtimeMs : stats.ctimeMs) > TIME_STEP;
    const fresh = read();
    const input = known && isDeepStrictEqual(known.input, fresh) ? known.input : fresh;
    this.current.set(file, { input, stats, named, isSettled });
    return input;
  }

  /** Ends a round: what was not asked for in it is forgotten. */
  public forgetOthers(): void {
    this.known = this.current;
    this.current = new Map();
  }
}

/** Whether a file holds what it did: it was not looked at again, or its stats show that it was not changed. */
function isSame({ stats, isSettled }: Remembered<unknown>, now: BigIntStats): boolean {
  return stats === now || (isSettled && STAMP.every((field) => stats[field] === now[field]));
}

interface Remembered<Input> {
  readonly input: Input;
  readonly stats: BigIntStats;
  readonly named: boolean;
  /** Whether it was read so long after its last change that any later one shows in the stats. */
  readonly isSettled: boolean;
}
