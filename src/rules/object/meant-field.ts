import type { BuiltInViolation } from './built-in';
import { meantPlaces } from './misplaced';
import type { MeantPlace } from './misplaced';
import { closestMatch } from '../../kubernetes/closest-match';
import { keysOf, pathOf, valueAt } from '../../kubernetes/field-path';
import type { JsonSchema, SchemaError } from '../../manifests/schema/json-schema';
import type { Kind } from '../../manifests/schema/kinds';

/** The field that an unknown one was probably meant to be: another name, or the same one elsewhere. */
export type MeantField = Required<Pick<BuiltInViolation, 'fix' | 'moved'>>;

export function meantField({ property: name = '', schema, pointer }: SchemaError, manifest: unknown, kind?: Kind): MeantField | undefined {
  const parent = keysOf(pointer);
  const from = [...parent, name];
  const similar = closestMatch(name, fieldsOf(schema));
  if (similar) return { fix: `Did you mean ${similar}?`, moved: { from, to: [...parent, similar] } };
  const value = valueAt(manifest, from);
  const [place, ...others] = kind ? meantPlaces({ parent, name, value }, kind, manifest) : [];
  return place && { fix: moveTo([place, ...others], manifest), moved: { from, to: [...place.parent, name] } };
}

const fields = new WeakMap<object, readonly string[]>();

/** The names of the fields that a schema lists, sorted. */
export function fieldsOf(schema: JsonSchema): readonly string[] {
  const known = fields.get(schema) ?? Object.keys(schema.properties ?? {}).sort();
  fields.set(schema, known);
  return known;
}

function moveTo(places: readonly MeantPlace[], manifest: unknown): string {
  const where = places.map(({ parent }) => pathOf(manifest, parent) || 'the object itself').join(' and of ');
  return `It is a field of ${where}: move it there${places[0].asList ? ', as a list' : ''}.`;
}
