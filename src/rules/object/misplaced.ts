import { valueAt } from '../../kubernetes/field-path';
import { isMapping } from '../../kubernetes/is-mapping';
import { fieldPlaces } from '../../manifests/schema/field-places';
import type { FieldPlace } from '../../manifests/schema/field-places';
import type { Kind } from '../../manifests/schema/kinds';

/** A field that its object does not have. */
export interface UnknownField {
  /** The way to the object. */
  readonly parent: readonly string[];
  readonly name: string;
  readonly value: unknown;
}

/** Where an unknown field was probably meant to be. */
export interface MeantPlace {
  /** The way to the object that has such a field. */
  readonly parent: readonly string[];
  /** Whether the field is a list and the value is not. */
  readonly asList: boolean;
}

/** How far away a field is looked for, in steps up and down the manifest: a number or text fits many places. */
const FARTHEST = { structure: 4, scalar: 2 };
const INDEX = /^\d+$/;

/** The nearest places that have a field of the name and can hold the value, those in the manifest first. */
export function meantPlaces({ parent, name, value }: UnknownField, kind: Kind, manifest: unknown): MeantPlace[] {
  const farthest = typeof value === 'object' ? FARTHEST.structure : FARTHEST.scalar;
  let nearest = farthest;
  let found: MeantPlace[] = [];
  for (const place of fieldPlaces(kind).get(name) ?? []) {
    const shared = sharedSteps(place.parent, parent);
    const distance = place.parent.length + parent.length - 2 * shared;
    const down = place.parent.slice(shared);
    if (distance > nearest || down.includes('[]') || !holds(place, value)) continue;
    if (distance < nearest) found = [];
    nearest = distance;
    found.push({ parent: [...parent.slice(0, shared), ...down], asList: place.type === 'array' && !Array.isArray(value) });
  }
  const there = found.filter((place) => isMapping(valueAt(manifest, place.parent)));
  return there.length ? there : found;
}

function sharedSteps(schematic: readonly string[], path: readonly string[]): number {
  const differs = schematic.findIndex((step, i) => i >= path.length || (step === '[]' ? !INDEX.test(path[i]) : step !== path[i]));
  return differs < 0 ? schematic.length : differs;
}

function holds({ type, fields }: FieldPlace, value: unknown): boolean {
  if (isMapping(value)) return type === 'object' && (!fields || Object.keys(value).every((key) => fields.includes(key)));
  if (Array.isArray(value)) return type === 'array';
  return type !== 'object';
}
