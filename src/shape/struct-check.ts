import { Check, CheckSource, SLIP } from './check';
import type { Place } from './place';
import { closestMatch } from '../kubernetes/closest-match';
import type { UsageError } from '../usage-error';

interface Property {
  readonly code: string;
  readonly isRequired: boolean;
  readonly check: Check;
}

interface Struct {
  readonly properties: ReadonlyMap<string, Property>;
  readonly names: readonly string[];
  readonly required: readonly (readonly [string, Property])[];
  /** How like a property one must be that is not known for it to be refused; `undefined` where all are. */
  readonly tolerated?: number;
}

/** Adds what is wrong with the properties of an object. */
export type StructCheck = (value: object, of: Place | undefined, found: UsageError[]) => void;

/**
 * The check of a struct.
 *
 * @param isExact whether there may be no other properties; objects of classes may always have more
 */
export function structCheck(checks: CheckSource, name: string, isExact: boolean): StructCheck {
  // Structs may contain themselves, so that their properties are looked up when they are first needed.
  let struct: Struct | undefined;
  return (value, of, found) => {
    struct ??= read(checks, name);
    const fields = value as Fields;
    const { properties, names, required, tolerated } = struct;
    for (const key of isPlain(value) ? Object.keys(value) : names) {
      const property = properties.get(key);
      const got = fields[key];
      if (got === undefined) continue;
      if (property) {
        property.check(got, { key, of }, found);
      } else if (isExact && (tolerated === undefined || closestMatch(key, names, tolerated) !== undefined)) {
        found.push(checks.told.unknown(got, { key, of }, name, names));
      }
    }
    for (const [key, { code }] of required) if (fields[key] === undefined) found.push(checks.told.wrong(undefined, { key, of }, code));
  };
}

interface Fields { readonly [key: string]: unknown }

function read(checks: CheckSource, name: string): Struct {
  const properties = new Map(propertiesOf(checks, name));
  const type = checks.types.get(name);
  return {
    properties,
    names: [...properties.keys()],
    required: [...properties].filter(([, { isRequired }]) => isRequired),
    tolerated: type?.kind === 'struct' && type.isOfPeer ? SLIP : undefined,
  };
}

function propertiesOf(checks: CheckSource, name: string): [string, Property][] {
  const type = checks.types.get(name);
  if (type?.kind !== 'struct') return [];
  const own = Object.entries(type.props).map(([key, written]): [string, Property] => {
    const code = written.replace(/^\?/, '');
    return [key, { code, isRequired: code === written, check: checks.of(code) }];
  });
  return [...(type.bases ?? []).flatMap((base) => propertiesOf(checks, base)), ...own];
}

/** Whether an object is of no class, in whatever realm it was made. */
function isPlain(value: object): boolean {
  const prototype: object | null = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
