import { join } from 'node:path';
import { readAssembly, ROOT } from '../assembly';
import type { JsiiType, Property } from '../assembly';

const PACKAGE = 'cdk8s-kubevirt';

const types: { readonly [fqn: string]: JsiiType | undefined } = readAssembly().types;

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
