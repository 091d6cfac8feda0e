import { lstatSync } from 'fs';
import { join, relative } from 'path';
import type { Configured } from './config/configured';
import { foreignLines } from './foreign-lines';
import { checkedOut, inputsOfRevision, revisionOf } from './git-revision';
import type { Revision } from './git-revision';
import { inputsOf } from './inputs';
import type { Input } from './inputs';
import { absolute, UsageError } from './io';
import type { Io } from './io';
import type * as render from './render';
import { checkObjects, readSources } from '../admission/check';
import type { Sources } from '../admission/check';
import type { LocatedFinding } from '../admission/located-finding';
import type { JudgedSet } from '../changes/review';
import type { AdmissionProfile } from '../manifests/profile';

/** One side of a comparison as it was read: files, or what git knows of them. */
export interface Side {
  /** What it is called. */
  readonly name: string;
  readonly sources: Sources;
  /** Whether a revision does not have the path. */
  readonly isAbsent: boolean;
}

/** One side as one cluster judges it. */
export interface JudgedSide extends Side {
  readonly set: JudgedSet & { readonly findings: readonly (readonly LocatedFinding[])[] };
}

/**
 * Reads what an argument leads to, but for what the config ignores: paths that there are, otherwise a revision of git.
 *
 * @throws UsageError where there is nothing of that name, or no Kubernetes object in it
 */
export function readArgument(argument: string, other: string | undefined, configured: Configured, io: Io): Side {
  const { name, inputs, isAbsent = false } = inputsOfArgument(argument, other, configured, io);
  const read = readSources(inputs);
  const sources = configured.renders ? renderer().withoutLines(read, inputs) : read;
  if (!sources.objects.length && !isAbsent) {
    throw new UsageError([`no Kubernetes object in ${name === '-' ? 'standard input' : name}`, ...foreignLines(sources.foreign, configured.renders)].join('\n'));
  }
  return { name, sources, isAbsent };
}

/** Judges what was read as one cluster does, by the levels and with the reasons of the config. */
export function judgeSide(side: Side, profile: AdmissionProfile, configured: Configured): JudgedSide {
  const { name, sources } = side;
  const { judged, manifests, cluster } = checkObjects(sources, profile);
  const findings = configured.accepted(judged, sources.objects).map((object) => object.findings);
  const objects = sources.objects.map(({ manifest, document }) => ({ manifest, place: relative(name, document.file) }));
  return { ...side, set: { objects, findings, manifests, cluster } };
}

function inputsOfArgument(argument: string, other: string | undefined, configured: Configured, io: Io) {
  const isIgnored = (file: string, isDirectory = false) => configured.isIgnored(file, isDirectory);
  if (argument === '-' || exists(argument, io)) return { name: argument, inputs: renderedInputs(argument, isIgnored, configured, io) };
  const revision = revisionOf(argument, other, io);
  if (!revision) {
    const asked = argument.includes(':') || other !== undefined ? ', and git knows no revision of this name' : '';
    throw new UsageError(`no such file or directory: ${argument}${asked}`);
  }
  const inputs = configured.renders ? renderedRevision(revision, configured, io) : inputsOfRevision(revision, isIgnored);
  return { name: revision.name, inputs, isAbsent: revision.id === undefined };
}

/** What kustomize and helm make of a revision. */
function renderedRevision(revision: Revision, configured: Configured, io: Io): Input[] {
  const { id, name, place } = revision;
  if (id === undefined) return [];
  return checkedOut(revision, (path) => {
    const isIgnored = (file: string, isDirectory: boolean) => configured.isIgnored(join(place, relative(path, file)), isDirectory);
    return renderedInputs(path, isIgnored, configured, io).map((input) => ({ ...input, file: join(name, relative(path, input.file)) }));
  });
}

function renderedInputs(path: string, isIgnored: (file: string, isDirectory: boolean) => boolean, { renders }: Configured, io: Io): readonly Input[] {
  const { inputs } = inputsOf([path], io, isIgnored);
  return renders ? renderer().rendered(inputs, io) : inputs;
}

function renderer(): typeof render {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is asked for
  return require('./render') as typeof render;
}

function exists(path: string, io: Io): boolean {
  return lstatSync(absolute(path, io), { throwIfNoEntry: false }) !== undefined;
}
