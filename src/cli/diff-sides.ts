import { lstatSync } from 'fs';
import { relative } from 'path';
import { inputsOfRevision, revisionOf } from './git-revision';
import { inputsOf } from './inputs';
import type { Input } from './inputs';
import { absolute, UsageError } from './io';
import type { Io } from './io';
import { checkObjects, readSources } from '../admission/check';
import type { Checked, LocatedFinding, Sources } from '../admission/check';
import type { JudgedSet } from '../changes/review';
import type { AdmissionProfile } from '../manifests/profile';

/** One side of a comparison: files, or what git knows of them. */
export interface Side {
  /** What it is called. */
  readonly name: string;
  readonly files: number;
  readonly sources: Sources;
  readonly checked: Checked;
  readonly set: JudgedSet & { readonly findings: readonly (readonly LocatedFinding[])[] };
  /** Whether a revision does not have the path. */
  readonly isAbsent: boolean;
}

/** What is read of an argument. */
interface Read {
  readonly name: string;
  readonly inputs: readonly Input[];
  readonly isAbsent?: boolean;
}

/** Reads what an argument leads to: paths that there are, otherwise a revision of git. */
export function readArgument(argument: string, other: string | undefined, io: Io): Read {
  if (argument === '-' || exists(argument, io)) return { name: argument, inputs: inputsOf([argument], io).inputs };
  const revision = revisionOf(argument, other, io);
  if (!revision) {
    const asked = argument.includes(':') || other !== undefined ? ', and git knows no revision of this name' : '';
    throw new UsageError(`no such file or directory: ${argument}${asked}`);
  }
  return { name: revision.name, inputs: inputsOfRevision(revision), isAbsent: revision.id === undefined };
}

/** Judges what was read as one cluster does. */
export function judgeSide({ name, inputs, isAbsent = false }: Read, profile: AdmissionProfile): Side {
  const sources = readSources(inputs);
  const checked = checkObjects(sources, profile);
  if (!sources.objects.length && !isAbsent) throw new UsageError(`no Kubernetes object in ${name === '-' ? 'standard input' : name}`);
  const findings = checked.judged.map((object) => object.findings);
  const objects = sources.objects.map(({ manifest, document }) => ({ manifest, place: relative(name, document.file) }));
  const { manifests, cluster } = checked;
  return { name, files: inputs.length, sources, checked, isAbsent, set: { objects, findings, manifests, cluster } };
}

function exists(path: string, io: Io): boolean {
  return lstatSync(absolute(path, io), { throwIfNoEntry: false }) !== undefined;
}
