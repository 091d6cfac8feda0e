import { readFileSync } from 'fs';
import { join } from 'path';
import { Size } from 'cdk8s';
import { closestMatch } from '../kubernetes/closest-match';
import { parseQuantity } from '../kubernetes/quantity';
import type { UsageError } from '../usage-error';

/** A type as a jsii assembly names it. */
interface TypeReference {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeReference };
}

interface Property {
  readonly name: string;
  readonly type: TypeReference;
  readonly optional?: boolean;
}

interface Assembly {
  readonly types: {
    readonly [fqn: string]: {
      readonly properties?: readonly Property[]; readonly interfaces?: readonly string[]; readonly locationInModule: { readonly filename: string };
    };
  };
}

/** A value of a prop, and what is wrong with the data it was read from. */
export interface Read {
  readonly value: unknown;
  readonly mistakes: readonly UsageError[];
}

/** Both `src/platform` and `lib/platform` lie two folders below the package. */
const ROOT = join(__dirname, '..', '..');

let assembly: Assembly | undefined;

/** Props of the public API from plain data, as the jsii assembly describes them: it knows every prop, so none is listed here. */
export function readStruct(fqn: string, data: unknown, path: string): Read {
  assembly ??= JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8')) as Assembly;
  const properties = propertiesOf(assembly, fqn);
  const names = properties.map(({ name }) => name).sort();
  if (!isMapping(data)) return mistaken(path, data, `a mapping with ${names.join(', ')}`, 'Write a mapping.');
  const misspelt = new Set<string | undefined>();
  const unknown = Object.keys(data).filter((name) => !names.includes(name)).map((name): UsageError => {
    const meant = closestMatch(name, names);
    misspelt.add(meant);
    return { what: within(path, name), got: data[name], allowed: names.join(', '), fix: meant ? `Did you mean ${meant}?` : 'Remove it.' };
  });
  const known = properties.filter(({ name, optional }) => data[name] !== undefined || (!optional && !misspelt.has(name)));
  const read = known.map(({ name, type }) => ({ name, ...readValue(type, data[name], within(path, name)) }));
  return {
    value: Object.fromEntries(read.map(({ name, value }) => [name, value])),
    mistakes: [...unknown, ...read.flatMap(({ mistakes }) => mistakes)],
  };
}

function propertiesOf(from: Assembly, fqn: string): readonly Property[] {
  const { properties = [], interfaces = [] } = from.types[fqn];
  return [...properties, ...interfaces.flatMap((base) => propertiesOf(from, base))];
}

function readValue({ primitive, collection, fqn = '' }: TypeReference, data: unknown, path: string): Read {
  if (primitive) return typeof data === primitive ? { value: data, mistakes: [] } : mistaken(path, data, `a ${primitive}`, fixOf(primitive, data));
  if (collection?.kind === 'array') {
    if (!Array.isArray(data)) return mistaken(path, data, 'a list', 'Write a list.');
    const entries = data.map((entry: unknown, i) => readValue(collection.elementtype, entry, `${path}[${i}]`));
    return { value: entries.map(({ value }) => value), mistakes: entries.flatMap(({ mistakes }) => mistakes) };
  }
  if (collection) {
    if (!isMapping(data)) return mistaken(path, data, 'a mapping', 'Write a mapping.');
    const entries = Object.entries(data).map(([key, entry]) => ({ key, ...readValue(collection.elementtype, entry, within(path, key)) }));
    return { value: Object.fromEntries(entries.map(({ key, value }) => [key, value])), mistakes: entries.flatMap(({ mistakes }) => mistakes) };
  }
  if (fqn === 'cdk8s.Size') return readSize(data, path);
  return assembly?.types[fqn]?.properties ? readStruct(fqn, data, path) : readWord(fqn, data, path);
}

function readSize(data: unknown, path: string): Read {
  const amount = typeof data === 'string' ? parseQuantity(data) : undefined;
  if (amount === undefined) return mistaken(path, data, 'a quantity such as 64Gi', 'Write a quantity.');
  return { value: Size.kibibytes(Number(amount) / 1e9 / 1024), mistakes: [] };
}

/** A member of an enum, by its value. */
function readWord(fqn: string, data: unknown, path: string): Read {
  const words: unknown[] = Object.values(enumOf(fqn));
  if (words.includes(data)) return { value: data, mistakes: [] };
  const meant = typeof data === 'string' ? closestMatch(data, words.map(String)) : undefined;
  return mistaken(path, data, words.join(', '), meant ? `Did you mean ${meant}?` : 'Write one of them.');
}

function enumOf(fqn: string): object {
  const [library, name] = fqn.split('.');
  const own = assembly?.types[fqn]?.locationInModule.filename.replace(/^src\//, '').replace(/\.ts$/, '');
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require(own === undefined ? library : join(__dirname, '..', own)) as { [name: string]: object })[name];
}

function mistaken(what: string, got: unknown, allowed: string, fix: string): Read {
  return { value: undefined, mistakes: [{ what, got: got === undefined ? 'nothing' : got, allowed, fix }] };
}

function fixOf(primitive: string, data: unknown): string {
  if (primitive === 'string' && (typeof data === 'number' || typeof data === 'boolean')) return `Quote it: "${data}".`;
  return primitive !== 'string' && typeof data === 'string' ? 'Write it without quotes.' : `Write a ${primitive}.`;
}

function within(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}

function isMapping(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
