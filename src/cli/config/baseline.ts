import { existsSync, statSync } from 'fs';
import { dirname, join, relative, sep } from 'path';
import { isInternalError } from '../../admission/check';
import type { CheckedObject } from '../../admission/check';
import type { LocatedFinding } from '../../admission/located-finding';
import { groupBy } from '../../kubernetes/group-by';
import { isMapping } from '../../kubernetes/is-mapping';
import { groupOf } from '../../manifests/manifest';
import { writeWhole } from '../../write-whole';
import { absolute, attempt, UsageError } from '../io';
import type { Io } from '../io';
import { readText } from '../read-file';

/** Findings of one rule at one field of one object. Neither lines nor the indices of lists tell them apart: both move. */
interface Entry {
  readonly rule: string;
  /** The API group of the object; not given for files and documents that cannot be read. */
  readonly group?: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly field: string;
  readonly count: number;
  /** Where they were found, from the directory of the baseline; only those that cannot be read differ by it. */
  readonly files: readonly string[];
}

/** Findings that were there before. */
export class Baseline {
  /**
   * The baseline in a file.
   *
   * @throws UsageError where it cannot be read
   */
  public static read(file: string, io: Io): Baseline {
    const path = absolute(file, io);
    const { text, problem } = attempt(file, () => readText(path, statSync(path)));
    if (problem) throw new UsageError(`${file} cannot be read: ${problem.reason}`);
    const entries = entriesIn(text);
    if (!entries) throw new UsageError(`${file} is no baseline; write one with check --write-baseline --baseline ${file}`);
    return new Baseline(file, new Map(entries.map((entry) => [keyOf(entry), entry])), io);
  }

  /** The baseline that a file is to have: of findings, and of what an earlier one knew of files that are there and were not judged. */
  public static of(file: string, subjects: readonly CheckedObject[], judged: readonly string[], io: Io): Baseline {
    const earlier = existsSync(absolute(file, io)) ? Baseline.read(file, io) : new Baseline(file, new Map(), io);
    const isJudged = earlier.judgedTest(judged);
    const kept = [...earlier.entries.values()].filter((entry) => !isJudged(entry));
    const names = new Set(judged);
    const open = subjects.filter((subject) => names.has(subject.file)).flatMap(({ findings }) => findings).filter(isOpen);
    const fresh = [...groupBy(open.map((finding) => entryOf(finding, earlier.directory, io)), keyOf).values()].map((same): Entry => (
      { ...same[0], count: same.length, files: [...new Set(same.flatMap(({ files }) => files))].sort() }
    ));
    return new Baseline(file, new Map([...kept, ...fresh].map((entry) => [keyOf(entry), entry])), io);
  }

  private constructor(private readonly file: string, private readonly entries: ReadonlyMap<string, Entry>, private readonly io: Io) {}

  /** How many findings it has. */
  public get size(): number {
    return [...this.entries.values()].reduce((sum, { count }) => sum + count, 0);
  }

  public write(): void {
    const lines = [...this.entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => `    ${JSON.stringify(entry)}`);
    attempt(this.file, () => writeWhole(`{\n  "version": 1,\n  "findings": [${lines.length ? `\n${lines.join(',\n')}\n  ` : ''}]\n}\n`, absolute(this.file, this.io)));
  }

  /** The same findings, those that it has marked: of several that are alike it has the first. */
  public mark(subjects: readonly CheckedObject[]): readonly CheckedObject[] {
    const left = new Map([...this.entries].map(([key, { count }]) => [key, count]));
    return subjects.map((subject): CheckedObject => ({
      ...subject,
      findings: subject.findings.map((finding) => {
        if (!isOpen(finding)) return finding;
        const key = keyOf(entryOf(finding, this.directory, this.io));
        const count = left.get(key) ?? 0;
        if (!count) return finding;
        left.set(key, count - 1);
        return { ...finding, baseline: true };
      }),
    }));
  }

  /** What it has and is there no more, as far as the files that it was found in were judged or are gone: a line for each. */
  public stale(subjects: readonly CheckedObject[], judged: readonly string[]): string[] {
    const found = subjects.flatMap(({ findings }) => findings).filter(({ baseline }) => baseline);
    const counts = groupBy(found, (finding) => keyOf(entryOf(finding, this.directory, this.io)));
    const isJudged = this.judgedTest(judged);
    return [...this.entries].flatMap(([key, entry]) => {
      const gone = entry.count - (counts.get(key)?.length ?? 0);
      if (!gone || !isJudged(entry)) return [];
      const { rule, kind, namespace, name, field } = entry;
      return [`${gone} of ${rule} in ${kind} ${namespace ? `${namespace}/` : ''}${name}${field ? ` ${field}` : ''}`];
    });
  }

  private get directory(): string {
    return dirname(absolute(this.file, this.io));
  }

  /** Whether all files of an entry were judged, or are gone. */
  private judgedTest(judged: readonly string[]): (entry: Entry) => boolean {
    const names = new Set(judged.map((file) => fileFrom(this.directory, file, this.io)));
    return ({ files }) => files.every((file) => names.has(file) || !existsSync(join(this.directory, file)));
  }
}

function isOpen(finding: LocatedFinding): boolean {
  return finding.acknowledged === undefined && !isInternalError(finding);
}

function entryOf({ rule, apiVersion, kind, namespace, name, field, file }: LocatedFinding, directory: string, io: Io): Entry {
  const files = [fileFrom(directory, file, io)];
  return {
    rule,
    ...apiVersion ? { group: groupOf({ apiVersion }) } : {},
    kind,
    ...namespace ? { namespace } : {},
    name: kind === 'File' && !apiVersion ? files[0] : name,
    field: field.replace(/\[\d+\]/g, '[]'),
    count: 1,
    files,
  };
}

/** What tells entries apart. A document has no name but its number in its file, and an object may have none. */
function keyOf({ rule, group, kind, namespace = '', name, field, files }: Entry): string {
  const place = group === undefined || !name ? files : [];
  return JSON.stringify([...place, kind, namespace, name, group, rule, field]);
}

function fileFrom(directory: string, file: string, io: Io): string {
  return relative(directory, absolute(file, io)).split(sep).join('/');
}

function entriesIn(text: string): readonly Entry[] | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return isMapping(data) && data.version === 1 && Array.isArray(data.findings) && data.findings.every(isEntry) ? data.findings : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(data: unknown): data is Entry {
  if (!isMapping(data)) return false;
  const { rule, kind, name, field, count, files } = data;
  return [rule, kind, name, field].every((text) => typeof text === 'string') && Number.isInteger(count)
    && Array.isArray(files) && files.every((file) => typeof file === 'string');
}
