import { admitApart } from './admit-apart';
import type { ObjectName } from './admit-apart';
import { failure, messageOf } from './failure';
import type { Finding } from './finding';
import { findingOf } from './finding-of';
import { locatedFinding, locatorOf } from './located-finding';
import type { LocatedFinding } from './located-finding';
import type { AdmissionMemory, FieldLocator } from './memory';
import { objectName } from './report';
import { compareFindings } from './sort';
import { joinPaths } from '../kubernetes/field-path';
import { formatValue } from '../kubernetes/format-value';
import { groupBy } from '../kubernetes/group-by';
import { recall } from '../kubernetes/recall';
import { foreignDocument } from '../manifests/foreign/foreign-documents';
import { foreignFiles, placeOf } from '../manifests/foreign/foreign-files';
import type { PlacedText } from '../manifests/foreign/foreign-files';
import type { ForeignKind } from '../manifests/foreign/foreign-kind';
import { groupOf } from '../manifests/manifest';
import type { Cluster, Manifest } from '../manifests/manifest';
import type { AdmissionProfile } from '../manifests/profile';
import { releasesOf } from '../manifests/releases';
import type { Releases } from '../manifests/releases';
import { versionsOf } from '../manifests/schema/kinds';
import { BlockMemory } from '../manifests/source/block-memory';
import { documentsOf } from '../manifests/source/document';
import type { SourceDocument } from '../manifests/source/document';
import { objectsOf } from '../manifests/source/object';
import type { SourceObject } from '../manifests/source/object';
import { refusedCharacter } from '../manifests/source/refused-character';
import type { Position } from '../manifests/source/text-problem';
import type { BuiltInViolation } from '../rules/object/built-in';
import { failedRule } from '../rules/object/engine-rules';
import { fileViolation } from '../rules/object/file';
import type { FileProblem } from '../rules/object/file';
import { textViolation } from '../rules/object/yaml';

/** A document that cannot be read, and looks as if it were to be a Secret. */
const SECRET = /^[ \t]*["']?kind["']?[ \t]*:[ \t]*["']?Secret\b/im;

/** A text with manifests, and the name of the file it comes from. */
export interface Source extends PlacedText {
  /** Why the file has no text; it is a finding. */
  readonly problem?: FileProblem;
}

/** An object of a file, or a file or document that cannot be read, and what was found in it. */
export interface CheckedObject {
  readonly file: string;
  /** The line on which the document begins. */
  readonly line: number;
  /** What a report calls it, `VirtualMachine demo/web`. */
  readonly label: () => string;
  readonly findings: readonly LocatedFinding[];
  /** Its kind, `<group>/<kind>`, where that has no schema: only its metadata were judged. */
  readonly kindWithoutSchema?: string;
}

/** What checking some files has shown. */
export interface Checked {
  /** In the order of the files. */
  readonly subjects: readonly CheckedObject[];
  /** The objects among them, in the order in which they were read. */
  readonly judged: readonly CheckedObject[];
  /** How many objects there are. */
  readonly objects: number;
  /** How many documents hold no Kubernetes object. */
  readonly skipped: number;
  /** Those of them that are known to be something else: the file of each, by what it is. */
  readonly foreign: ReadonlyMap<ForeignKind, readonly string[]>;
  /** How many objects only had their metadata judged, since their kinds have no schema, by `<group>/<kind>`. */
  readonly notJudged: ReadonlyMap<string, number>;
  /** The cluster that judged; not known where the engine failed. */
  readonly cluster?: Cluster;
  /** The objects that rules looked at, by the place of each among all that were read. */
  readonly manifests?: readonly (Manifest | undefined)[];
}

/** Whether a finding tells that this program failed, and nothing about the object. */
export function isInternalError({ rule, acknowledged }: Finding): boolean {
  return rule === failedRule.id && acknowledged === undefined;
}

/** What some files hold. */
export interface Sources {
  readonly files: readonly string[];
  readonly objects: readonly SourceObject[];
  /** Files and documents that cannot be read. */
  readonly unreadable: readonly CheckedObject[];
  /** The texts of those documents. */
  readonly unread: readonly string[];
  /** How many documents hold no Kubernetes object. */
  readonly skipped: number;
  /** Those of them that are known to be something else: the file of each, by what it is. */
  readonly foreign: ReadonlyMap<ForeignKind, readonly string[]>;
}

/**
 * Judges all objects of some files together, as those of one cluster. Never throws, whatever the files hold: where something fails that should
 * not, that is a finding, and all else is judged.
 *
 * @param watch is told which share of the text has been read; once it is 1, the objects are judged
 */
export function check(sources: readonly Source[], profile: AdmissionProfile, watch?: (share: number) => void): Checked {
  return checkObjects(readSources(sources, watch), profile);
}

/** What a file holds, unless files around it say that it holds no objects. */
export interface ReadSource extends Pick<Sources, 'objects' | 'unreadable' | 'unread'> {
  /** What else its documents are, as far as it is known. */
  readonly others: readonly (ForeignKind | undefined)[];
}

/**
 * Reads files, of which `checkObjects` judges the objects, for one cluster or more.
 *
 * @param watch is told which share of the text has been read
 * @param beside files that lie around them, which may say what some of them are
 * @param known what files hold, as far as it is known
 */
export function readSources(
  sources: readonly Source[], watch: (share: number) => void = () => undefined, beside: readonly PlacedText[] = [],
  known?: WeakMap<Source, ReadSource>,
): Sources {
  const total = sources.reduce((sum, { text }) => sum + text.length, 0);
  const unreadable: CheckedObject[] = [];
  const unread: string[] = [];
  const objects: SourceObject[] = [];
  const foreign = new Map<ForeignKind, string[]>();
  const placed = foreignFiles([...beside, ...sources]);
  const memory = new BlockMemory();
  let [skipped, read] = [0, 0];
  const skip = (file: string, kind?: ForeignKind) => {
    skipped++;
    if (kind && foreign.get(kind)?.push(file) === undefined) foreign.set(kind, [file]);
  };
  for (const source of sources) {
    const { file, text, problem } = source;
    if (problem) unreadable.push(fileFinding(file, fileViolation(problem), problem.position));
    const kind = placed.get(placeOf(source));
    if (kind) {
      skip(file, kind);
      watch((read += text.length) / total);
      continue;
    }
    const held = recall(known, source, () => readSource(source, memory, (length) => watch((read += length) / total)));
    for (const object of held.objects) objects.push(object);
    for (const subject of held.unreadable) unreadable.push(subject);
    for (const each of held.unread) unread.push(each);
    for (const other of held.others) skip(file, other);
  }
  watch(1);
  return { files: sources.map(({ file }) => file), objects, unreadable, unread, skipped, foreign };
}

/** @param watch is told how much of the text has been read since */
function readSource({ file, text }: Source, memory: BlockMemory, watch: (length: number) => void): ReadSource {
  const objects: SourceObject[] = [];
  const unreadable: CheckedObject[] = [];
  const unread: string[] = [];
  const others: (ForeignKind | undefined)[] = [];
  try {
    let documents = 0;
    for (const written of documentsOf(file, text, memory)) {
      documents++;
      watch(written.text.length);
      const document = readable(written);
      const other = foreignDocument(document);
      const found = other ? [] : objectsOf(document);
      if (document.problems.length && !other) {
        unreadable.push(textFindings(document, documents));
        unread.push(document.text);
      }
      if (other || (!found.length && !document.problems.length && document.value !== null)) others.push(other);
      for (const object of found) objects.push(object);
    }
  } catch (error) {
    unreadable.push(fileFinding(file, failure('reading the file', messageOf(error))));
  }
  return { objects, unreadable, unread, others };
}

/**
 * Judges what was read.
 *
 * @param memory what is known from earlier judgements by this profile
 */
export function checkObjects(sources: Sources, profile: AdmissionProfile, memory?: AdmissionMemory): Checked {
  const { objects, unread } = sources;
  const { findings, ...judgement } = admitApart(objects, profile, namesOf, { unread, memory });
  return { ...assembled(sources, located(objects, findings, releasesOf(profile), memory?.locators)), ...judgement };
}

/** What was read, with what was found in its objects. */
export function assembled({ files, objects, unreadable, skipped, foreign }: Sources, judged: readonly CheckedObject[]): Checked {
  const subjects = unreadable.length ? inOrder([...unreadable, ...judged], files) : judged;
  return { subjects, judged, objects: objects.length, skipped, foreign, notJudged: notJudged(judged) };
}

function inOrder(subjects: CheckedObject[], files: readonly string[]): readonly CheckedObject[] {
  const rank = new Map(files.map((file, i) => [file, i]));
  const rankOf = ({ file }: CheckedObject) => rank.get(file) ?? 0;
  return subjects.sort((a, b) => rankOf(a) - rankOf(b) || a.line - b.line);
}

function located(
  objects: readonly SourceObject[], judged: readonly Finding[][], releases: Releases, known?: WeakMap<SourceDocument, FieldLocator>,
): CheckedObject[] {
  let last: { readonly document: SourceDocument; readonly at: FieldLocator } | undefined;
  const locatorIn = (document: SourceDocument) => {
    if (last?.document !== document) last = { document, at: recall(known, document, () => locatorOf(document)) };
    return last.at;
  };
  return objects.map(({ manifest, document, path }, i): CheckedObject => {
    const { file } = document;
    const kindWithoutSchema = withoutSchema(manifest, judged[i], releases);
    const findings = judged[i].map((finding) => locatedFinding(finding, file, () => locatorIn(document).find(joinPaths(path, finding.field))));
    if (findings.length > 1) findings.sort((a, b) => a.line - b.line || a.column - b.column || compareFindings(a, b));
    return { file, line: document.line + 1, label: labelOf(manifest), kindWithoutSchema, findings };
  });
}

/** A function of its own, which keeps the manifest alone. */
function labelOf(manifest: unknown): () => string {
  return () => objectName(namesOf(manifest));
}

/** The objects of kinds without schema. */
function notJudged(judged: readonly CheckedObject[]): ReadonlyMap<string, number> {
  const counts = groupBy(judged.flatMap(({ kindWithoutSchema }) => kindWithoutSchema ?? []), (kind) => kind);
  return new Map([...counts].map(([kind, { length }]): [string, number] => [kind, length]).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The kind of an object, if it has no schema; a misspelt kind or version is a finding instead. */
function withoutSchema(manifest: unknown, findings: readonly Finding[], releases: Releases): string | undefined {
  const { apiVersion, kind } = manifest as { readonly apiVersion?: unknown; readonly kind?: unknown };
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined;
  if (findings.some(({ field }) => field === 'apiVersion' || field === 'kind')) return undefined;
  const group = groupOf({ apiVersion });
  if (versionsOf(group, kind, releases)) return undefined;
  return group ? `${group}/${kind}` : kind;
}

function namesOf(manifest: unknown): ObjectName {
  const { kind = '(no kind)', metadata } = manifest as { kind?: unknown; metadata?: { namespace?: unknown; name?: unknown; generateName?: unknown } };
  const { namespace, name, generateName = '' } = metadata ?? {};
  return { kind: textOf(kind), ...namespace ? { namespace: textOf(namespace) } : {}, name: textOf(name ?? generateName) };
}

function textOf(value: unknown): string {
  return formatValue(value) ?? '';
}

/** A document as Kubernetes reads it. */
function readable(document: SourceDocument): SourceDocument {
  const refused = refusedCharacter(document);
  return refused ? { ...document, value: null, problems: [refused] } : document;
}

function fileFinding(file: string, violation: BuiltInViolation, position: Position = { line: 1, column: 1 }): CheckedObject {
  const object = { apiVersion: '', kind: 'File', name: file };
  return { file, line: position.line, label: () => objectName(object), findings: [{ ...findingOf(violation, object), file, ...position }] };
}

function textFindings({ file, line, text, problems }: SourceDocument, number: number): CheckedObject {
  const object = { apiVersion: '', kind: 'Document', name: String(number) };
  const shown = SECRET.test(text) ? problems.map((problem) => ({ ...problem, text: undefined })) : problems;
  const findings = shown.map((problem) => ({ ...findingOf(textViolation(problem), object), file, ...problem.position }));
  return { file, line: line + 1, label: () => objectName(object), findings };
}
