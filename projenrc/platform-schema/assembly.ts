import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..');
const PACKAGE = 'cdk8s-kubevirt';

/** A type as a jsii assembly names it. */
export interface TypeReference {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeReference };
}

/** A prop. */
export interface Property {
  readonly name: string;
  readonly type: TypeReference;
  readonly optional?: boolean;
  readonly docs: { readonly summary: string; readonly remarks?: string; readonly default?: string };
}

interface Type {
  readonly properties?: readonly Property[];
  readonly interfaces?: readonly string[];
  readonly locationInModule: { readonly filename: string };
}

interface Assembly {
  readonly types: { readonly [fqn: string]: Type | undefined };
}

const { types } = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8')) as Assembly;

/** The props of a struct of this package, inherited ones included, in the order of their names; `undefined` for an enum. */
export function propertiesOf(fqn: string): Property[] | undefined {
  const { properties, interfaces = [] } = types[fqn] ?? {};
  if (!properties && !interfaces.length) return undefined;
  const all = [...properties ?? [], ...interfaces.flatMap((base) => propertiesOf(base) ?? [])];
  return all.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The values of an enum, which the assembly does not have, by the names of its members. */
export function membersOf(fqn: string): ReadonlyMap<string, string> {
  const [library, name] = fqn.split('.');
  const file = library === PACKAGE ? join(ROOT, types[fqn]?.locationInModule.filename ?? '') : library;
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const members = (require(file) as { readonly [name: string]: { readonly [member: string]: string } | undefined })[name];
  if (!members) throw new Error(`${fqn} is neither a struct nor an enum`);
  return new Map(Object.entries(members));
}

/** The full name of a type of this package. */
export function own(name: string): string {
  return `${PACKAGE}.${name}`;
}
