import { readFileSync } from 'fs';
import { relative } from 'path';
import { differenceOf } from './difference';
import type { Outcome } from './difference';
import { DirectoryWatcher } from './directory-watcher';
import { renderDifference } from './render';
import { targetsOf } from './targets';
import { CheckMemory } from '../../admission/check-memory';
import { CheckRun } from '../check-run';
import { FileMemory } from '../file-memory';
import { renderText } from '../format/text';
import type { Input, Place } from '../inputs';
import { tellError } from '../internal-error';
import { tellUsageError, UsageError } from '../io';
import type { Io } from '../io';
import type { Parsed } from '../options';
import { isColoured } from '../output';

/** Milliseconds without a change after which all before it are judged, and after which they are judged in any case. */
const QUIET = 30;
const LONGEST = 1000;
/** After which all is looked at once more, since not every change is told: on network drives, of files with several names, or where there are too many. */
const LATER = 2000;
/** What is for one report, or for programs. */
const REFUSED = ['output', 'write-baseline'];

/** Judges again whenever something changes, until the process is ended. */
export class Watch {
  private readonly memory = { files: new FileMemory<Input, Place>(), objects: new CheckMemory() };
  private readonly watcher: DirectoryWatcher;
  private readonly rendering;
  private outcome?: Outcome;
  private timer?: NodeJS.Timeout;
  private later?: NodeJS.Timeout;
  private firstChange?: number;
  private problem?: string;

  /** @throws UsageError for what cannot be watched */
  constructor(private readonly parsed: Parsed, private readonly io: Io) {
    const { flags, values, positionals } = parsed;
    const refused = REFUSED.find((option) => flags.has(option) || values[option] !== undefined);
    if (refused) throw new UsageError(`--watch takes no --${refused}: run check without --watch for that`);
    if ((values.format ?? 'text') !== 'text') throw new UsageError('--watch writes text; leave out --format');
    if (positionals.includes('-')) throw new UsageError('standard input cannot be watched; name files or directories');
    this.watcher = new DirectoryWatcher(this.memory.files.directories, () => this.changed());
    this.rendering = { isColoured: isColoured(undefined, io), showsAll: flags.has('all'), io };
  }

  /** Reports all, and then each change. */
  public start(): void {
    const run = new CheckRun(this.parsed, this.io, this.memory);
    this.outcome = this.outcomeOf(run);
    this.io.stdout.write(renderText(this.outcome.report, this.rendering));
    this.io.stderr.write('cdk8s-kubevirt: watching for changes; Ctrl-C ends it\n');
    this.watchFor(run);
  }

  /** Judges what is there now, and tells what is otherwise than it was. */
  public again(): void {
    try {
      const run = new CheckRun(this.parsed, this.io, this.memory);
      const outcome = this.outcomeOf(run);
      if (this.outcome) this.io.stdout.write(renderDifference(differenceOf(this.outcome, outcome), outcome.report, this.rendering));
      this.outcome = outcome;
      this.problem = undefined;
      this.watchFor(run);
    } catch (error) {
      this.tell(error);
    }
  }

  public close(): void {
    clearTimeout(this.timer);
    clearTimeout(this.later);
    this.watcher.close();
  }

  private watchFor(run: CheckRun): void {
    // What changed between the reading and now was not heard.
    if (this.watcher.watch(targetsOf(run, this.io))) this.changed();
  }

  private changed(): void {
    this.firstChange ??= Date.now();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.firstChange = undefined;
      this.again();
      this.later ??= setTimeout(() => this.lookAtAll(), LATER);
    }, Math.max(0, Math.min(QUIET, this.firstChange + LONGEST - Date.now())));
  }

  private lookAtAll(): void {
    this.later = undefined;
    this.memory.files.directories.forget();
    this.again();
  }

  private outcomeOf(run: CheckRun): Outcome {
    const texts = new Map(run.inputs.map(({ file, text, problem }) => [file, problem ? problem.reason : text]));
    for (const file of run.configured.files()) {
      const name = relative(this.io.cwd, file);
      const text = textOf(file);
      if (text !== undefined && !texts.has(name)) texts.set(name, text);
    }
    return { texts, report: run.reported().report };
  }

  /** A mistake that stays is told once. */
  private tell(error: unknown): void {
    if (!(error instanceof UsageError)) return tellError(error, this.io);
    if (error.message === this.problem) return;
    this.problem = error.message;
    tellUsageError(error, this.io);
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Returns while it watches: the process ends when it is told to. */
export function watch(parsed: Parsed, io: Io): number {
  new Watch(parsed, io).start();
  return 0;
}
