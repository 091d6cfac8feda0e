import { spawnSync } from 'child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'fs';
import { tmpdir } from 'os';
import { basename, dirname, join } from 'path';
import { isManifestPath } from './inputs';
import type { Input } from './inputs';
import { absolute, UsageError } from './io';
import type { Io } from './io';
import { textOf } from './read-file';

/** A folder or a file as git knows it in a revision. */
export interface Revision {
  /** What it is called: `HEAD~1:dist`. */
  readonly name: string;
  readonly commit: string;
  /** The id of its tree or blob; not given where the revision has no such path. */
  readonly id?: string;
  /** Where git is asked. */
  readonly directory: string;
  /** Where it is in the working tree, if it still is. */
  readonly place: string;
  /** Where it is in the repository. */
  path(): string;
}

const LONGEST = 2 ** 30;
/** Files in git: `100644 blob <id>\t<path>`; links and submodules have other modes. */
const ENTRY = /^100\d{3} blob ([0-9a-f]+)\t([\s\S]*)$/;

/**
 * What an argument means as a revision: `REV:PATH` as git writes it, or `REV` alone for the path that it is compared with. `undefined` where git
 * knows no such revision.
 *
 * @throws UsageError where the revision has no such path
 */
export function revisionOf(argument: string, other: string | undefined, io: Io): Revision | undefined {
  const colon = argument.indexOf(':');
  if (colon > 0) {
    const [revision, path] = [argument.slice(0, colon), argument.slice(colon + 1)];
    const commit = objectId(`${revision}^{commit}`, io.cwd);
    if (!commit) return undefined;
    const id = objectId(argument, io.cwd);
    if (!id) throw new UsageError(`${revision} has no path ${path}; git takes it from the root of the repository, or from here with ./ before it`);
    const fromRoot = () => (isFromHere(path) ? join(prefixOf(io.cwd), path) : path);
    return { name: argument, commit, id, directory: io.cwd, place: placeOf(path, io.cwd), path: fromRoot };
  }
  if (other === undefined || other === '-') return undefined;
  const place = absolute(other, io);
  const isDirectory = statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const directory = isDirectory ? place : dirname(place);
  const commit = objectId(`${argument}^{commit}`, directory);
  if (!commit) return undefined;
  const file = isDirectory ? '' : basename(place);
  const id = objectId(`${argument}:./${file}`, directory);
  return { name: `${argument}:${other}`, commit, ...id === undefined ? {} : { id }, directory, place, path: () => join(prefixOf(directory), file) };
}

/**
 * The manifests of a revision.
 *
 * @param isIgnored whether one is left out, by its place in the working tree
 */
export function inputsOfRevision({ name, id, directory, place }: Revision, isIgnored: (file: string) => boolean): Input[] {
  if (id === undefined) return [];
  if (git(['cat-file', '-t', id], directory).toString().trim() === 'blob') return [{ file: name, named: true, ...textOf(git(['cat-file', 'blob', id], directory)) }];
  const listed = git(['ls-tree', '-r', '-z', '--full-tree', id], directory).toString().split('\0');
  const files = listed.flatMap((line) => {
    const [, blob, path] = ENTRY.exec(line) ?? [];
    return path !== undefined && isManifestPath(path) && !isIgnored(join(place, path)) ? [{ blob, path }] : [];
  });
  const texts = contentsOf(files.map(({ blob }) => blob), directory);
  return files.map(({ path }, i) => ({ file: join(name, path), named: false, ...textOf(texts[i]) }));
}

/** What is done with a revision of the whole repository written into a folder, and with the path in it: what kustomize builds may read files around it. */
export function checkedOut<T>({ commit, path, directory }: Revision, act: (path: string) => T): T {
  const root = mkdtempSync(join(tmpdir(), 'cdk8s-kubevirt-'));
  try {
    const tree = join(root, 'tree');
    mkdirSync(tree);
    const repository = ['--git-dir', git(['rev-parse', '--absolute-git-dir'], directory).toString().trim(), '--work-tree', tree];
    const env = { ...process.env, GIT_INDEX_FILE: join(root, 'index') };
    git([...repository, 'read-tree', commit], tree, '', env);
    git([...repository, 'checkout-index', '--all', '--quiet'], tree, '', env);
    return act(join(tree, path()));
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** The contents of blobs, by one process however many there are. */
function contentsOf(ids: readonly string[], directory: string): Buffer[] {
  if (!ids.length) return [];
  const output = git(['cat-file', '--batch'], directory, ids.map((id) => `${id}\n`).join(''));
  const contents: Buffer[] = [];
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(10, at);
    const size = Number(output.subarray(at, end).toString().split(' ')[2]);
    contents.push(output.subarray(end + 1, end + 1 + size));
    at = end + size + 2;
  }
  return contents;
}

/** git takes a path from the root of the repository, unless it begins with a dot. */
function placeOf(path: string, cwd: string): string {
  return isFromHere(path) ? join(cwd, path) : join(git(['rev-parse', '--show-toplevel'], cwd).toString().trim(), path);
}

function isFromHere(path: string): boolean {
  return /^\.\.?\//.test(path);
}

/** The path of a directory from the root of its repository. */
function prefixOf(directory: string): string {
  return git(['rev-parse', '--show-prefix'], directory).toString().trim();
}

function objectId(name: string, directory: string): string | undefined {
  const { status, stdout, error } = spawnSync('git', ['rev-parse', '--verify', '--quiet', '--end-of-options', name], { cwd: directory, encoding: 'utf8' });
  return !error && status === 0 ? stdout.trim().split('\n').at(-1) : undefined;
}

function git(args: readonly string[], cwd: string, input = '', env = process.env): Buffer {
  const { status, stdout, stderr, error } = spawnSync('git', args, { cwd, input, env, maxBuffer: LONGEST });
  const command = args.find((arg) => /^[a-z]/.test(arg)) ?? '';
  if (error) throw new UsageError(`git ${command}: ${error.message}`);
  if (status !== 0) throw new UsageError(`git ${command}: ${stderr.toString().trim()}`);
  return stdout;
}
