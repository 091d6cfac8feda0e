import { valueAt } from '../../kubernetes/field-path';
import { isEmpty, isMapping } from '../../kubernetes/is-mapping';
import { fieldPlaces } from '../../manifests/schema/field-places';
import type { FieldPlace } from '../../manifests/schema/field-places';
import type { Kind } from '../../manifests/schema/kinds';

/** A field that its object does not have. */
export interface UnknownField {
  /** The way to the object. */
  readonly parent: readonly string[];
  readonly name: string;
  readonly value: unknown;
  /** The object, with its other fields. */
  readonly siblings: unknown;
}

/** Where an unknown field was probably meant to be. */
export interface MeantPlace {
  /** The way to the object that has such a field; `[]` stands for any entry of a list that has more than one. */
  readonly parent: readonly string[];
  /** Whether the field is a list and the value is not. */
  readonly asList: boolean;
  /** Whether there is such a field already. */
  readonly isTaken: boolean;
}

export const ANY_ENTRY = '[]';

/** How far away a field is looked for, in steps up and down the manifest: a number or text fits many places. */
const FARTHEST = { structure: 4, scalar: 2 };
const INDEX = /^\d+$/;
/** What so many objects have that it says nothing about which one was meant. */
export const COMMON: readonly string[] = ['name', 'kind', 'apiVersion', 'apiGroup', 'type'];

/**
 * The nearest places that have a field of the name and can hold this value: those that are free first, but for a nearer one in the manifest that is taken.
 *
 * @param manifest as it was written: what is `null` was begun there
 */
export function meantPlaces(field: UnknownField, kind: Kind, manifest: unknown): MeantPlace[] {
  const places = placesOf(field, kind, manifest);
  const isInManifest = ({ parent }: Place) => isBegun(valueAt(manifest, parent));
  const free = nearest(places.filter(({ isTaken }) => !isTaken));
  const closest = nearest(places);
  const begun = [free, closest].map((found) => found.filter(isInManifest)).find(({ length }) => length);
  if (begun) return begun;
  const found = free.length ? free : closest;
  return COMMON.includes(field.name) && found.length > 1 ? [] : found;
}

interface Place extends MeantPlace {
  readonly distance: number;
}

function placesOf({ parent, name, value }: UnknownField, kind: Kind, manifest: unknown): Place[] {
  const farthest = typeof value === 'object' ? FARTHEST.structure : FARTHEST.scalar;
  return (fieldPlaces(kind).get(name) ?? []).flatMap((place): Place[] => {
    const shared = sharedSteps(place.parent, parent);
    const distance = place.parent.length + parent.length - 2 * shared;
    if (distance > farthest || !holds(place, value)) return [];
    const way = inManifest([...parent.slice(0, shared), ...place.parent.slice(shared)], manifest);
    if (!way) return [];
    return [{ parent: way, distance, asList: place.type === 'array' && !Array.isArray(value), isTaken: !isEmpty(valueAt(manifest, [...way, name])) }];
  });
}

function nearest(places: readonly Place[]): Place[] {
  const least = Math.min(...places.map(({ distance }) => distance));
  return places.filter(({ distance }) => distance === least);
}

/** A way through lists that the manifest has: through the only entry of each, or any. */
function inManifest(way: readonly string[], manifest: unknown): readonly string[] | undefined {
  const at = way.indexOf(ANY_ENTRY);
  if (at < 0) return way;
  const entries = valueAt(manifest, way.slice(0, at));
  if (!Array.isArray(entries) || !entries.length) return undefined;
  if (entries.length > 1) return way;
  return inManifest([...way.slice(0, at), '0', ...way.slice(at + 1)], manifest);
}

function isBegun(value: unknown): boolean {
  return value === null || isMapping(value);
}

function sharedSteps(schematic: readonly string[], path: readonly string[]): number {
  const differs = schematic.findIndex((step, i) => i >= path.length || (step === ANY_ENTRY ? !INDEX.test(path[i]) : step !== path[i]));
  return differs < 0 ? schematic.length : differs;
}

/** Whether a field can have a value: a mapping fits if it has a field that the place has; others are at the wrong place themselves. */
export function holds({ type, fields }: FieldPlace, value: unknown): boolean {
  if (isMapping(value)) return type === 'object' && (!fields || isEmpty(value) || Object.keys(value).some((key) => fields.includes(key)));
  if (Array.isArray(value)) return type === 'array';
  return type !== 'object';
}
