import type { Manifest } from '../manifest';
import { documentsOf } from '../source/document';

/** Python takes base64 with blanks in it. */
const UNRESOLVED = /^cannot resolve a node with/;

/** A text of the guest as YAML: what it holds, or why cloud-init cannot read it. */
export interface GuestYaml {
  readonly value: unknown;
  /** Where and why, without what is written there. */
  readonly fault?: string;
  /** Keys that a mapping has twice: cloud-init takes the last. */
  readonly repeated?: readonly RepeatedKey[];
}

/** Where a key is written again. */
export interface RepeatedKey {
  readonly key: string;
  readonly line: number;
}

/** Reads a text as cloud-init does, which takes a second document for a mistake, and of a repeated key the last. */
export function readGuestYaml(text: string): GuestYaml {
  const documents = [...documentsOf('', text)].filter(({ value, problems }) => value !== null || problems.length > 0);
  const problems = documents.flatMap((document) => document.problems);
  const faults = problems
    .filter(({ duplicateKey, reason }) => duplicateKey === undefined && !UNRESOLVED.test(reason));
  if (faults.length) {
    const [{ position: { line, column }, reason }] = faults;
    return { value: undefined, fault: `line ${line}, column ${column}: ${reason}` };
  }
  if (documents.length > 1) return { value: undefined, fault: `line ${documents[1].line + 1}, column 1: a second document` };
  const repeated = problems.flatMap(({ duplicateKey: key, position: { line } }) => (key === undefined ? [] : [{ key, line }]));
  return { value: documents[0]?.value ?? null, repeated };
}

/** Several rules ask for the same manifests, whose guests often have the same text. */
const cache = new WeakMap<readonly Manifest[], Map<string, GuestYaml>>();

/** A reader for what these manifests hold, which reads each text once. */
export function yamlReader(manifests: readonly Manifest[]): (text: string) => GuestYaml {
  const texts = cache.get(manifests) ?? new Map<string, GuestYaml>();
  cache.set(manifests, texts);
  return (text) => {
    const found = texts.get(text) ?? readGuestYaml(text);
    texts.set(text, found);
    return found;
  };
}

/** What a value of YAML is, in words. */
export function describeYaml(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : `a ${typeof value === 'string' ? 'text' : typeof value}`;
}
