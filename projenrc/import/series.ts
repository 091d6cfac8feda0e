import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { minorOf } from '../../src/kubernetes/release';

/** The releases of something: one file for the newest, and beside it how each of the others differs from that. */
export interface Series<T, D> {
  /** The file of the newest, `schemas/kubevirt.json`. */
  readonly file: string;
  releaseOf(of: T | D): string;
  /** `undefined` where there is none. */
  difference(newest: T, other: T): D | undefined;
  apply(newest: T, difference: D): T;
  format(newest: T): string;
  formatDifference(difference: D): string;
}

const RELEASES = 'releases';

/** Writes a release of the series: as the newest, from which all others are told anew, or beside that. */
export function writeRelease<T, D>(imports: string, series: Series<T, D>, imported: T, beside: boolean): void {
  const newest = join(imports, series.file);
  const current = existsSync(newest) ? readJson<T>(newest) : undefined;
  const differenceFile = (of: T) => join(imports, RELEASES, `${basename(series.file, '.json')}-${minorOf(series.releaseOf(of))}.json`);
  const writeDifference = (from: T, other: T) => {
    const difference = series.difference(from, other);
    if (difference && minorOf(series.releaseOf(from)) === minorOf(series.releaseOf(other))) {
      throw new Error(`${series.file} is of ${series.releaseOf(from)}: import ${series.releaseOf(other)} without --beside`);
    }
    if (difference) write(differenceFile(other), series.formatDifference(difference));
    else rmSync(differenceFile(other), { force: true });
  };
  if (beside) {
    if (!current) throw new Error(`${series.file} does not exist: import without --beside`);
    writeDifference(current, imported);
    return;
  }
  const others = current ? [...differences<D>(imports, series.file).map(difference => series.apply(current, difference)), current] : [];
  write(newest, series.format(imported));
  rmSync(differenceFile(imported), { force: true });
  others.filter(other => differenceFile(other) !== differenceFile(imported)).forEach(other => writeDifference(imported, other));
}

function differences<D>(imports: string, file: string): D[] {
  const folder = join(imports, RELEASES);
  const prefix = `${basename(file, '.json')}-`;
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files.filter(each => each.startsWith(prefix) && /^\d+\.\d+\.json$/.test(each.slice(prefix.length))).map(each => readJson<D>(join(folder, each)));
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
