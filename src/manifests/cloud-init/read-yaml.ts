import { documentsOf } from '../source/document';

/** Python takes base64 with blanks in it. */
const UNRESOLVED = /^cannot resolve a node with/;

/** A text of the guest as YAML: what it holds, or why cloud-init cannot read it. */
export interface GuestYaml {
  readonly value: unknown;
  /** Where and why, without what is written there. */
  readonly fault?: string;
}

/** Reads a text as cloud-init does, which takes a second document for a mistake, and of a repeated key the last. */
export function readGuestYaml(text: string): GuestYaml {
  const documents = [...documentsOf('', text)].filter(({ value, problems }) => value !== null || problems.length > 0);
  const faults = documents.flatMap(({ problems }) => problems)
    .filter(({ duplicateKey, reason }) => duplicateKey === undefined && !UNRESOLVED.test(reason));
  if (faults.length) {
    const [{ position: { line, column }, reason }] = faults;
    return { value: undefined, fault: `line ${line}, column ${column}: ${reason}` };
  }
  if (documents.length > 1) return { value: undefined, fault: `line ${documents[1].line + 1}, column 1: a second document` };
  return { value: documents[0]?.value ?? null };
}

/** A reader that reads each text once: the guests of an app often have the same. */
export function yamlReader(): (text: string) => GuestYaml {
  const read = new Map<string, GuestYaml>();
  return (text) => {
    const found = read.get(text) ?? readGuestYaml(text);
    read.set(text, found);
    return found;
  };
}

/** What a value of YAML is, in words. */
export function describeYaml(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : `a ${typeof value === 'string' ? 'text' : typeof value}`;
}
