import { join } from 'path';
import { foreignLines } from './foreign-lines';
import { identityAt, inputsOf } from './inputs';
import type { Input } from './inputs';
import { Io, UsageError } from './io';
import { Progress } from './progress';
import type * as renderModule from './render';
import { checkObjects, readSources } from '../admission/check';
import type { Checked, Sources } from '../admission/check';
import type * as byFile from '../admission/check-by-file';
import type { AdmissionProfile } from '../manifests/profile';
import { documentsOf } from '../manifests/source/document';
import { objectsOf } from '../manifests/source/object';

/** What was read. */
export interface Read {
  /** How many files were read. */
  readonly files: number;
  /** Links to directories that were not followed. */
  readonly unfollowed: readonly string[];
}

/** What was found in files. */
export interface Judged extends Checked, Read {}

/** What was found in the same files for more than one cluster. */
export interface JudgedForEach<Profiles extends readonly AdmissionProfile[]> extends Read {
  readonly sources: Sources;
  readonly checked: { readonly [i in keyof Profiles]: Checked };
}

/**
 * Judges all objects below the paths of a command line, with a progress bar where it takes long.
 *
 * @param output the file that the report goes to
 * @throws UsageError where a path does not exist or has no Kubernetes object, or where the report would replace what was judged
 */
export function judge(paths: readonly string[], profile: AdmissionProfile, output: string | undefined, io: Io): Judged {
  const { checked: [checked], files, unfollowed } = judgeForEach(paths, [profile], output, io);
  return { ...checked, files, unfollowed };
}

/** The same for more than one cluster: what is read is read once. */
export function judgeForEach<Profiles extends readonly AdmissionProfile[]>(
  paths: readonly string[], profiles: readonly [...Profiles], output: string | undefined, io: Io,
): JudgedForEach<Profiles> {
  const judgeAll = (sources: Sources) => profiles.map((profile) => checkObjects(sources, profile)) as { readonly [i in keyof Profiles]: Checked };
  const { result: checked, ...read } = readAnd(judgeAll, 'judging', paths, output, io);
  return { ...read, checked };
}

/** Which files are judged, and for what. */
export interface Judging {
  /** Whether kustomize and helm are asked first. */
  readonly render: boolean;
  isIgnored(file: string, isDirectory: boolean): boolean;
  /** The clusters that a file goes to, one at least. */
  clustersOf(file: string): readonly byFile.NamedCluster[];
}

/** The same, each object for the clusters that its file goes to; where files are ignored, there need be no object in the others. */
export function judgeByFile(
  paths: readonly string[], { clustersOf, ...reading }: Judging, output: string | undefined, io: Io,
): Judged & { readonly sources: Sources } {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- most commands are for one cluster
  const { checkByFile } = require('../admission/check-by-file') as typeof byFile;
  const { result, ...read } = readAnd((sources) => checkByFile(sources, clustersOf), 'judging', paths, output, io, reading);
  return { ...result, ...read };
}

/**
 * Reads all objects below the paths of a command line, without judging them.
 *
 * @throws UsageError as `judge` does
 */
export function readPaths(paths: readonly string[], output: string | undefined, io: Io): Read & { readonly sources: Sources } {
  const { sources, files, unfollowed } = readAnd(() => undefined, 'reading', paths, output, io);
  return { sources, files, unfollowed };
}

/** How files are read. */
type Reading = Partial<Omit<Judging, 'clustersOf'>>;

/** Reads all objects, and does with them what takes as long. */
function readAnd<T>(
  act: (sources: Sources) => T, acting: string, paths: readonly string[], output: string | undefined, io: Io, reading: Reading = {},
): Read & { readonly sources: Sources; readonly result: T } {
  const { isIgnored, render = false } = reading;
  let ignoresSome = false;
  const { inputs: found, beside: around, unfollowed } = inputsOf(paths, io, (...file) => {
    const ignored = isIgnored?.(...file) ?? false;
    ignoresSome ||= ignored;
    return ignored;
  });
  const written = withoutReport(found, output, io);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is asked for
  const inputs = render ? (require('./render') as typeof renderModule).rendered(written, io) : written;
  const progress = new Progress(io);
  const show = (share: number) => progress.show(share, share < 1 ? 'reading' : acting);
  const sources = readSources(inputs, show, render ? [...around, ...written] : around);
  const result = act(sources);
  progress.end();
  if (!ignoresSome) refuseEmpty(inputs, sources, paths);
  return { sources, result, files: inputs.length, unfollowed };
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
function refuseEmpty(inputs: readonly Input[], { objects, unreadable, foreign }: Sources, paths: readonly string[]): void {
  const filled = new Set([...objects.map(({ document: { file } }) => file), ...unreadable.map(({ file }) => file)]);
  const known = new Set([...filled, ...[...foreign.values()].flat()]);
  const named = inputs.filter((input) => input.named).map(({ file }) => file);
  const empty = named.filter((file) => !known.has(file));
  if (empty.length) throw new UsageError(`no Kubernetes object in ${empty.join(', ')}`);
  if (filled.size) return;
  const directories = paths.filter((path) => !named.includes(join(path)));
  const where = [...directories.length ? [`*.yaml, *.yml and *.json of ${directories.join(', ')}`] : [], ...named];
  throw new UsageError([`no Kubernetes object in ${where.join(' and ')}`, ...foreignLines(foreign)].join('\n'));
}
