import { definitionOf, resolved } from './definition';
import type { LocatedSchema } from './definition';
import type { Kind } from './kinds';

/** A place in the manifests of a kind that has a field of some name. */
export interface FieldPlace {
  /** The way to the object that has the field; `[]` stands for an entry of a list. */
  readonly parent: readonly string[];
  /** The type of the field, where it has one. */
  readonly type?: string;
  /** The names of the fields of the field, where those are known. */
  readonly fields?: readonly string[];
}

/** What lies deeper is nobody's misplaced field. */
const DEEPEST = 12;
/** What the server writes, and what every object has. */
const SKIPPED: readonly string[] = ['status', 'apiVersion', 'kind', 'managedFields'];

const known = new Map<string, ReadonlyMap<string, readonly FieldPlace[]>>();

/** The places of all fields in the manifests of a kind, by the field's name. */
export function fieldPlaces({ ref }: Kind): ReadonlyMap<string, readonly FieldPlace[]> {
  const places = known.get(ref) ?? collect(definitionOf(ref));
  known.set(ref, places);
  return places;
}

interface Level {
  readonly path: readonly string[];
  readonly at: LocatedSchema;
  /** The definitions on the way: one that refers to itself, as the schemas in a CRD do, is gone into once. */
  readonly within: readonly string[];
}

function collect(root: LocatedSchema): ReadonlyMap<string, readonly FieldPlace[]> {
  const places = new Map<string, FieldPlace[]>();
  let level: readonly Level[] = [{ path: [], at: root, within: [] }];
  for (let depth = 0; depth < DEEPEST && level.length; depth++) {
    level = level.flatMap(({ path, at, within }) => Object.entries(at.schema.properties ?? {})
      .filter(([name]) => depth > 0 || !SKIPPED.includes(name))
      .flatMap(([name, property]) => {
        const field = resolved({ schema: property, file: at.file });
        const { type, properties } = field.schema;
        const ofName = places.get(name) ?? [];
        places.set(name, ofName);
        ofName.push({ parent: path, type, ...properties ? { fields: Object.keys(properties) } : {} });
        const { items } = field.schema;
        const below = items
          ? { path: [...path, name, '[]'], at: resolved({ schema: items, file: field.file }) }
          : { path: [...path, name], at: field };
        const { name: definition } = below.at;
        if (definition === undefined) return [{ ...below, within }];
        return within.includes(definition) ? [] : [{ ...below, within: [...within, definition] }];
      }));
  }
  return places;
}
