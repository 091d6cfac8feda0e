import { admitEach } from './admission';
import type { Finding } from './finding';
import { findingOf } from './finding-of';
import { objectName } from './report';
import { compareFindings } from './sort';
import { formatValue } from '../kubernetes/format-value';
import type { AdmissionProfile } from '../manifests/profile';
import { documentsOf } from '../manifests/source/document';
import type { SourceDocument } from '../manifests/source/document';
import { Locator } from '../manifests/source/locate';
import { objectsOf } from '../manifests/source/object';
import type { SourceObject } from '../manifests/source/object';
import { validType } from '../rules/object/schema-rules';
import { textViolation } from '../rules/object/yaml';

/** A text with manifests, and the name of the file it comes from. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** A finding, and where in a file its field stands. */
export interface LocatedFinding extends Finding {
  readonly file: string;
  /** Counted from 1, like the column. */
  readonly line: number;
  readonly column: number;
}

/** An object of a file, or a document with a problem in its text, and what was found in it. */
export interface CheckedObject {
  readonly file: string;
  /** The line on which the document begins. */
  readonly line: number;
  /** What a report calls it, `VirtualMachine demo/web`. */
  readonly label: string;
  readonly findings: readonly LocatedFinding[];
}

/** What checking some files has shown. */
export interface Checked {
  /** In the order of the files. */
  readonly subjects: readonly CheckedObject[];
  /** How many objects there are. */
  readonly objects: number;
  /** How many documents hold no Kubernetes object. */
  readonly skipped: number;
}

/**
 * Judges all objects of some files together, as those of one cluster.
 *
 * @param watch is told which share of the text has been read; once it is 1, the objects are judged
 */
export function check(sources: readonly Source[], profile: AdmissionProfile, watch: (share: number) => void = () => undefined): Checked {
  const total = sources.reduce((sum, { text }) => sum + text.length, 0);
  const unreadable: CheckedObject[] = [];
  const objects: SourceObject[] = [];
  let [skipped, read] = [0, 0];
  for (const { file, text } of sources) {
    let documents = 0;
    for (const document of documentsOf(file, text)) {
      documents++;
      watch((read += document.text.length) / total);
      if (document.problems.length) unreadable.push(textFindings(document, documents));
      const found = objectsOf(document);
      if (!found.length && !document.problems.length && document.value !== null) skipped++;
      objects.push(...found);
    }
  }
  watch(1);
  const judged = admitEach(objects, profile);
  let locator: { readonly document: SourceDocument; readonly at: Locator } | undefined;
  const located = objects.map(({ manifest, document, path }, i): CheckedObject => {
    const { file } = document;
    const object = { file, line: document.line + 1, label: objectName(namesOf(manifest)) };
    if (!judged[i].length) return { ...object, findings: [] };
    if (locator?.document !== document) locator = { document, at: new Locator(document) };
    const { at } = locator;
    const findings = judged[i].map((finding) => {
      const { text, ...position } = at.find(within(path, finding.field));
      return { ...asWritten(finding, text), file, ...position };
    });
    return { ...object, findings: findings.sort((a, b) => a.line - b.line || a.column - b.column || compareFindings(a, b)) };
  });
  const rank = new Map(sources.map(({ file }, i) => [file, i]));
  const placeOf = ({ file }: CheckedObject) => rank.get(file) ?? 0;
  const subjects = [...unreadable, ...located].sort((a, b) => placeOf(a) - placeOf(b) || a.line - b.line);
  return { subjects, objects: objects.length, skipped };
}

function namesOf(manifest: unknown): { kind: string; namespace?: string; name: string } {
  const { kind = '(no kind)', metadata } = manifest as { kind?: unknown; metadata?: { namespace?: unknown; name?: unknown; generateName?: unknown } };
  const { namespace, name, generateName = '' } = metadata ?? {};
  return { kind: textOf(kind), ...namespace ? { namespace: textOf(namespace) } : {}, name: textOf(name ?? generateName) };
}

function textOf(value: unknown): string {
  return formatValue(value) ?? '';
}

/** Of `yes` it says that it is a boolean, but asks for quotes around what was written, not around `true`. */
function asWritten(finding: Finding, text: string | undefined): Finding {
  const { rule, got = '', fix } = finding;
  if (rule !== validType.id || text === undefined || got.endsWith(` ${text}`)) return finding;
  return { ...finding, got: `${got}, written as ${text}`, fix: fix.replace(/^Quote it: .*/, () => `Quote it: "${text}".`) };
}

function within(path: string, field: string): string {
  return path && field ? `${path}.${field}` : path || field;
}

function textFindings({ file, line, problems }: SourceDocument, number: number): CheckedObject {
  const object = { apiVersion: '', kind: 'Document', name: String(number) };
  const findings = problems.map((problem) => ({ ...findingOf(textViolation(problem), object), file, ...problem.position }));
  return { file, line: line + 1, label: `Document ${number}`, findings };
}
