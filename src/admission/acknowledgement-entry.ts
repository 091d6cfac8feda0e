import type { Finding } from './finding';

/** Objects by their names, in each of which `*` stands for any text. What is not given may be anything; an empty namespace is that of an object that names none. */
export interface ObjectPattern {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
}

/** An acknowledgement in a file: for objects that cannot be annotated. */
export interface AcknowledgementEntry {
  readonly rule: string;
  readonly reason: string;
  /** The last day on which it holds, `2027-01-31`; for ever unless given. */
  readonly expires?: string;
  /** Patterns of files, as in .gitignore; all unless given. */
  readonly files?: readonly string[];
  /** All unless given. */
  readonly objects?: readonly ObjectPattern[];
}

/** The parts of an object that patterns are about. */
export type NamedObject = Pick<Finding, 'apiVersion' | 'kind' | 'namespace' | 'name'>;

/** Whether an object is one of some: a test that is made once and asked often. */
export function objectTest(patterns: readonly ObjectPattern[]): (object: NamedObject) => boolean {
  const exact = new Set(patterns.filter(isExact).map(keyOf));
  const tests = patterns.filter((pattern) => !isExact(pattern)).map(({ apiVersion, kind, namespace, name }) => {
    const parts = [wordTest(apiVersion), wordTest(kind), wordTest(namespace), wordTest(name)];
    return (object: NamedObject) => [object.apiVersion, object.kind, object.namespace ?? '', object.name].every((word, i) => parts[i](word));
  });
  return (object) => exact.has(keyOf(object)) || tests.some((test) => test(object));
}

/** What tells an object from others. */
export function keyOf({ apiVersion, kind, namespace = '', name }: NamedObject): string {
  return JSON.stringify([apiVersion, kind, namespace, name]);
}

/** Whether a pattern can mean one object only. */
export function isExact(pattern: ObjectPattern): pattern is NamedObject {
  const { apiVersion, kind, namespace, name } = pattern;
  return [apiVersion, kind, namespace, name].every((word) => word !== undefined && !word.includes('*'));
}

function wordTest(pattern: string | undefined): (word: string) => boolean {
  if (pattern === undefined) return () => true;
  if (!pattern.includes('*')) return (word) => word === pattern;
  const [first, ...parts] = pattern.split('*');
  const last = parts.pop() ?? '';
  return (word) => {
    if (!word.startsWith(first) || !word.endsWith(last) || word.length < first.length + last.length) return false;
    let rest = word.slice(first.length, word.length - last.length);
    for (const part of parts) {
      const at = rest.indexOf(part);
      if (at < 0) return false;
      rest = rest.slice(at + part.length);
    }
    return true;
  };
}
