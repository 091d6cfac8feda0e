import { lstatSync, readdirSync, realpathSync, statSync } from 'fs';
import type { BigIntStats } from 'fs';
import { basename, dirname, join, sep } from 'path';
import type { FileMemory } from './file-memory';
import { filesBeside } from './files-beside';
import { absolute, fileError, Io } from './io';
import { accessProblem, readText } from './read-file';
import { WatchedDirectories } from './watched-directories';
import type { Entry, Seen } from './watched-directories';
import type { Source } from '../admission/check';
import { recall } from '../kubernetes/recall';
import type { PlacedText } from '../manifests/foreign/foreign-files';

const MANIFEST = /\.(?:ya?ml|json)$/;
/** What is never a manifest, however many files it has. */
const FOREIGN = /^(?:node_modules|\..+)$/;
/** What makes a name on the command line a mistake, while any other failure is one of the file. */
const NO_FILE: readonly (string | undefined)[] = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'];

/** A file that was asked for by its name or lies in a directory that was. */
export interface Input extends Source {
  /** Whether it was asked for by its name. */
  readonly named: boolean;
  /** The same for all names of one file; not given where it cannot be told. */
  readonly identity?: string;
  /** Whether a program wrote its text, and the file is that of the folder which it rendered. */
  readonly rendered?: true;
}

/** What the paths of a command line lead to. */
export interface Inputs {
  /** Each file once. */
  readonly inputs: readonly Input[];
  /** Files around those that were asked for, which may say what they are. */
  readonly beside: readonly PlacedText[];
  /** Links to directories, which are not followed below a directory: kubectl does not either. */
  readonly unfollowed: readonly string[];
  /** The directories that were read, and those of files that links lead to; absolute. */
  readonly directories: readonly string[];
}

/** A path of the command line, or what a directory has. */
export interface Place extends Entry {
  readonly file: string;
  readonly path: string | Buffer;
  readonly named: boolean;
}

/**
 * The texts behind the paths of a command line, but for what is ignored. What cannot be read is an input with a problem.
 *
 * @param memory what was read before
 */
export function inputsOf(
  paths: readonly string[], io: Io, isIgnored: (file: string, isDirectory: boolean) => boolean = () => false, memory?: FileMemory<Input, Place>,
): Inputs {
  const inputs = new Map<string, Input>();
  const unfollowed: string[] = [];
  const directories = new Set<string>();
  const watched = memory?.directories ?? new WatchedDirectories<Place>();
  const add = (place: Place, stats?: BigIntStats) => {
    const { file, path, named } = place;
    const identity = stats && recall(memory?.identities, stats, () => identityOf(path, stats));
    const key = identity ?? file;
    const known = inputs.get(key);
    const input = () => ({ file, named, place: path.toString(), ...identity === undefined ? {} : { identity }, ...textAt(place, stats) });
    if (!known) inputs.set(key, memory && stats ? memory.inputOf(file, named, stats, input) : input());
    else if (named && !known.named) inputs.set(key, { ...known, named });
  };
  const visit = (place: Place, stats?: BigIntStats) => {
    if (isIgnored(place.file, stats?.isDirectory() === true)) return;
    if (!stats?.isDirectory()) {
      if (place.isLink) directoryBehind(place.path).forEach((directory) => directories.add(directory));
      return add(place, stats);
    }
    if (place.isLink && !place.named) return void unfollowed.push(place.file);
    directories.add(place.path.toString());
    try {
      for (const { entry, stats: known } of seenIn(place, watched)) visit(entry, known);
    } catch (error) {
      inputs.set(place.file, { file: place.file, named: place.named, text: '', problem: accessProblem(error) });
    }
  };
  for (const path of paths) {
    if (path !== '-') visit(...namedPlace(path, io));
    else if (!inputs.has('stdin')) inputs.set('stdin', { file: 'stdin', named: true, ...io.stdin() });
  }
  memory?.forgetOthers();
  const beside = filesBeside(paths.filter((path) => path !== '-').map((path) => absolute(path, io)));
  return { inputs: [...inputs.values()], beside, unfollowed, directories: [...directories] };
}

/** What tells a file from others, whatever it is called; nothing where there is no such file. */
export function identityAt(path: string, io: Io): string | undefined {
  const place = absolute(path, io);
  const stats = attemptStat(place);
  return stats && identityOf(place, stats);
}

/** Whether a directory with this path below it would be read for it, as `inputsOf` reads directories. */
export function isManifestPath(path: string): boolean {
  return MANIFEST.test(path) && !path.split('/').slice(0, -1).some((name) => FOREIGN.test(name));
}

/** Whether two paths lead to one file. */
export function isSameFile(one: string, other: string, io: Io): boolean {
  const identity = identityAt(one, io);
  return identity !== undefined && identity === identityAt(other, io);
}

function namedPlace(path: string, io: Io): [Place, BigIntStats | undefined] {
  const place = absolute(path, io);
  let isLink = false;
  try {
    isLink = lstatSync(place).isSymbolicLink();
  } catch (error) {
    if (NO_FILE.includes((error as NodeJS.ErrnoException).code)) throw fileError(path, error);
  }
  return [{ file: join(path), path: place, name: basename(place), named: true, isLink, isText: true }, attemptStat(place)];
}

function seenIn(directory: Place, watched: WatchedDirectories<Place>): readonly Seen<Place>[] {
  const { file, path, isText } = directory;
  const list = () => entriesOf(directory);
  const look = (entry: Place) => attemptStat(entry.path);
  return isText ? watched.lookInto({ path: path.toString(), file, list, look }) : list().map((entry) => ({ entry, stats: look(entry) }));
}

/** What lies in a directory, in an order that is the same on every machine. */
function entriesOf(directory: Place): Place[] {
  const entries = readdirSync(directory.path, { withFileTypes: true, encoding: 'buffer' }).map((entry) => ({ entry, name: shown(entry.name) }));
  return entries
    .filter(({ entry, name }) => (entry.isDirectory() || isLinkedDirectory(directory.path, entry) ? !FOREIGN.test(name) : MANIFEST.test(name)))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ entry, name }) => ({
      file: join(directory.file, name),
      path: below(directory.path, entry.name),
      name,
      named: false,
      isLink: entry.isSymbolicLink(),
      isText: directory.isText && entry.name.equals(Buffer.from(name)),
    }));
}

function isLinkedDirectory(directory: string | Buffer, entry: { readonly name: Buffer; isSymbolicLink(): boolean }): boolean {
  return entry.isSymbolicLink() && attemptStat(below(directory, entry.name))?.isDirectory() === true;
}

function below(directory: string | Buffer, name: Buffer): Buffer {
  return Buffer.concat([Buffer.from(directory as string), Buffer.from(sep), name]);
}

/** The directory of the file that a link leads to; of a pipe, which a shell hands over as a link, there is none. */
function directoryBehind(link: string | Buffer): string[] {
  try {
    return [dirname(realpathSync.native(link))];
  } catch {
    return [];
  }
}

/** A name as text, with escapes for the bytes of one that is not UTF-8. */
function shown(name: Buffer): string {
  const text = name.toString();
  return Buffer.from(text).equals(name) ? text : name.toString('latin1').replace(/[\u0080-\u00FF]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
}

function textAt({ path }: Place, stats?: BigIntStats): Pick<Input, 'text' | 'problem'> {
  if (stats) return readText(path, stats);
  try {
    return readText(path, statSync(path));
  } catch (error) {
    return { text: '', problem: accessProblem(error) };
  }
}

function attemptStat(path: string | Buffer): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}

function identityOf(path: string | Buffer, { dev, ino }: BigIntStats): string {
  // Some network file systems have no numbers.
  return ino ? `${dev}:${ino}` : realpathSync.native(path);
}
