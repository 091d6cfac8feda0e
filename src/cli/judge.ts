import { join } from 'path';
import type { Configured } from './config/configured';
import type { FileMemory } from './file-memory';
import { foreignLines, tellUnrendered } from './foreign-lines';
import { identityAt, inputsOf } from './inputs';
import type { Input, Inputs, Place } from './inputs';
import { Io, UsageError } from './io';
import { Progress } from './progress';
import type * as renderModule from './render';
import { checkObjects, readSources } from '../admission/check';
import type { Checked, Sources } from '../admission/check';
import type * as byFile from '../admission/check-by-file';
import type { CheckMemory } from '../admission/check-memory';
import { documentsOf } from '../manifests/source/document';
import { objectsOf } from '../manifests/source/object';

/** What was read. */
export interface Read {
  /** How many files were read. */
  readonly files: number;
  /** Links to directories that were not followed. */
  readonly unfollowed: readonly string[];
  /** Paths of the command line, or of the config, that the config ignores. */
  readonly ignored: readonly string[];
  /** Whether kustomize and helm were run. */
  readonly renders: boolean;
}

/** What is known from earlier calls that read mostly the same files. */
export interface JudgeMemory {
  readonly files: FileMemory<Input, Place>;
  readonly objects: CheckMemory;
}

/** What was found in files. */
export interface Judged extends Checked, Read {}

/** What was found, and what was read for it. */
export type JudgedSources = Judged & Pick<Acted<unknown>, 'sources' | 'inputs' | 'directories'>;

/** What was read, and what became of it. */
export interface Acted<T> extends Read, Pick<Inputs, 'directories'> {
  /** Each file that was judged, or what was rendered in place of it. */
  readonly inputs: readonly Input[];
  readonly sources: Sources;
  readonly result: T;
}

/** Judges all objects, each for the clusters that its file goes to. */
export function judgeByFile(
  configured: Configured, paths: readonly string[], output: string | undefined, io: Io, memory?: JudgeMemory,
): JudgedSources {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- most commands are for one cluster
  const { checkByFile } = require('../admission/check-by-file') as typeof byFile;
  const judgeAll = (sources: Sources) => checkByFile(sources, (file) => configured.clusters.of(file), memory?.objects);
  const { result, ...read } = readAnd(judgeAll, configured, paths, output, io, { memory });
  return { ...result, ...read };
}

/**
 * Judges all objects as those of one cluster.
 *
 * @throws UsageError where they go to more than one, and as `readAnd` does
 */
export function judge(configured: Configured, paths: readonly string[], output: string | undefined, io: Io): JudgedSources {
  const judgeAll = (sources: Sources) => checkObjects(sources, configured.clusterOf(sources.objects).profile);
  const { result, ...read } = readAnd(judgeAll, configured, paths, output, io);
  tellUnrendered(read.sources.foreign, read.renders, io);
  return { ...result, ...read };
}

/**
 * Reads all objects below the paths of a command line, but for what the config ignores, of kustomizations and charts what they render to where that is asked
 * for, and does with them what takes as long, with a progress bar where that is long.
 *
 * @param output the file that the report goes to
 * @param how what the progress bar says, and what is known from earlier calls
 * @throws UsageError where a path does not exist or has no Kubernetes object, or where the report would replace what was read
 */
export function readAnd<T>(
  act: (sources: Sources) => T, configured: Configured, paths: readonly string[], output: string | undefined, io: Io,
  { acting = 'judging', memory }: { readonly acting?: string; readonly memory?: JudgeMemory } = {},
): Acted<T> {
  const ignored = new Set<string>();
  const { inputs: found, beside: around, unfollowed, directories } = inputsOf(paths, io, (file, isDirectory) => {
    const isIgnored = configured.isIgnored(file, isDirectory);
    if (isIgnored) ignored.add(file);
    return isIgnored;
  }, memory?.files);
  const written = withoutReport(found, output, io);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is asked for
  const renderer = configured.renders ? require('./render') as typeof renderModule : undefined;
  const inputs = renderer?.rendered(written, io) ?? written;
  const progress = new Progress(io);
  const read = readSources(
    inputs, (share) => progress.show(share, share < 1 ? 'reading' : acting), renderer ? [...around, ...written] : around, memory?.objects.sources,
  );
  const sources = renderer?.withoutLines(read, inputs) ?? read;
  const result = act(sources);
  progress.end();
  if (!ignored.size) refuseEmpty(inputs, sources, paths, configured.renders);
  const told = { unfollowed, ignored: paths.filter((path) => ignored.has(join(path))), renders: configured.renders };
  return { sources, result, inputs, directories, files: inputs.length, ...told };
}

/** The inputs without an earlier report in the same file. */
function withoutReport(inputs: readonly Input[], output: string | undefined, io: Io): readonly Input[] {
  const identity = output === undefined ? undefined : identityAt(output, io);
  const earlier = inputs.find((input) => identity !== undefined && input.identity === identity);
  if (!earlier) return inputs;
  if (earlier.named || holdsObject(earlier)) throw new UsageError(`--output ${output} would replace ${earlier.file}, which is to be judged`);
  return inputs.filter((input) => input !== earlier);
}

/** Whether a file is a manifest, if only a broken one. */
function holdsObject({ file, text }: Input): boolean {
  for (const document of documentsOf(file, text)) if (document.problems.length || objectsOf(document).length) return true;
  return false;
}

/** Where nothing is judged, somebody means to have judged something; a file that is known to be no object may stand beside others. */
function refuseEmpty(inputs: readonly Input[], { objects, unreadable, foreign }: Sources, paths: readonly string[], renders: boolean): void {
  const byName = inputs.filter(({ named }) => named);
  if (!byName.length && (objects.length || unreadable.length)) return;
  const filled = new Set([...objects.map(({ document: { file } }) => file), ...unreadable.map(({ file }) => file)]);
  const known = new Set([...filled, ...[...foreign.values()].flat()]);
  const empty = byName.filter(({ file }) => !known.has(file)).map(({ file }) => file);
  if (empty.length) throw new UsageError(`no Kubernetes object in ${empty.join(', ')}`);
  if (filled.size) return;
  const directories = paths.filter((path) => !byName.some(({ file }) => file === join(path)));
  const where = [...directories.length ? [`*.yaml, *.yml and *.json of ${directories.join(', ')}`] : [], ...byName.map(({ file }) => file)];
  throw new UsageError([`no Kubernetes object in ${where.join(' and ')}`, ...foreignLines(foreign, renders)].join('\n'));
}
