import { basename, dirname } from 'path';
import { RECORD } from '../../admission/record';
import { CHART_NAME } from '../../manifests/foreign/foreign-files';
import { KUSTOMIZATION_NAMES } from '../../manifests/foreign/kustomization';
import type { CheckRun } from '../check-run';
import { CONFIG } from '../config/find-config';
import { absolute } from '../io';
import type { Io } from '../io';

/** What says above a file how it is judged. */
const ABOVE: readonly string[] = [CONFIG, RECORD, CHART_NAME, ...KUSTOMIZATION_NAMES];

/** What matters in a directory. */
export interface Target {
  readonly names: ReadonlySet<string>;
  /** Whether it was read for manifests. */
  readonly isRead: boolean;
  /** Whether files of any name matter there: kustomize and helm read such. */
  readonly takesAnyName: boolean;
}

/** By the paths of directories: of a file its directory is watched, since editors replace files. */
export type Targets = ReadonlyMap<string, Target>;

/** All that a run has read, and what it would have read if it were there. */
export function targetsOf({ directories, settings: { paths }, configured }: CheckRun, io: Io): Targets {
  const names = new Map<string, Set<string>>();
  const add = (directory: string, more: readonly string[] = []) => {
    const known = names.get(directory) ?? new Set();
    more.forEach((name) => known.add(name));
    names.set(directory, known);
  };
  const roots = paths.map((path) => absolute(path, io));
  for (const file of [...roots, ...configured.files()]) add(dirname(file), [basename(file)]);
  for (const start of [io.cwd, ...roots.map((root) => dirname(root))]) for (const directory of upwards(start)) add(directory, ABOVE);
  for (const directory of directories) add(directory);
  const read = new Set(directories);
  return new Map([...names].map(([directory, each]) => {
    const isRead = read.has(directory);
    return [directory, { names: each, isRead, takesAnyName: isRead && configured.renders }];
  }));
}

function upwards(directory: string): string[] {
  const above = dirname(directory);
  return above === directory ? [directory] : [directory, ...upwards(above)];
}
