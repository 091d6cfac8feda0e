import type { BuiltInViolation } from './built-in';
import { ANY_ENTRY, COMMON, holds } from './misplaced';
import type { UnknownField } from './misplaced';
import { valueAt } from '../../kubernetes/field-path';
import { isEmpty, isMapping } from '../../kubernetes/is-mapping';
import { fieldPlaces } from '../../manifests/schema/field-places';
import type { FieldPlace } from '../../manifests/schema/field-places';
import type { JsonSchema } from '../../manifests/schema/json-schema';
import type { Kind } from '../../manifests/schema/kinds';

/** The field that an unknown one was probably meant to be: another name, or the same one elsewhere. */
export type MeantField = Required<Pick<BuiltInViolation, 'fix' | 'mends'>>;

/** No field has a longer name. */
const LONGEST = 100;
const INDEX = /^\d+$/;

const fields = new WeakMap<object, readonly string[]>();

/** The names of the fields that a schema lists, sorted. */
export function fieldsOf(schema: JsonSchema): readonly string[] {
  const known = fields.get(schema) ?? Object.keys(schema.properties ?? {}).sort();
  fields.set(schema, known);
  return known;
}

/** Whether an object has a field already. */
export function has({ siblings }: UnknownField, name: string): boolean {
  return !isEmpty(valueAt(siblings, [name]));
}

interface Candidate {
  readonly name: string;
  readonly place: FieldPlace;
}

/**
 * A field of the same object that an unknown one was meant to be, by another name: one whose name has the other's words, `claimName` for `name`; one that
 * holds what it holds; the only required one that is missing; or the field of a field, `machine.type` for `machineType`.
 */
export function otherName(field: UnknownField, schema: JsonSchema, kind: Kind): MeantField | undefined {
  const parent = field.parent.map((step) => (INDEX.test(step) ? ANY_ENTRY : step));
  const placeOf = (way: readonly string[], name: string) => fieldPlaces(kind).get(name)?.find((place) => isSame(place.parent, way));
  const candidates = fieldsOf(schema).flatMap((name): Candidate[] => {
    const place = has(field, name) ? undefined : placeOf(parent, name);
    return place && holds(place, field.value) ? [{ name, place }] : [];
  });
  const entriesHave = ({ name, place: { fields: own } }: Candidate) => (key: string) => (
    Array.isArray(field.value) ? placeOf([...parent, name, ANY_ENTRY], key) !== undefined : own?.includes(key) === true
  );
  const alike = candidates.filter(({ name }) => shareWords(name, field.name));
  const keys = keysIn(field.value);
  const holding = keys.some((key) => !COMMON.includes(key)) ? candidates.filter((candidate) => keys.every(entriesHave(candidate))) : [];
  const both = alike.filter((candidate) => holding.includes(candidate));
  const meant = [both, alike, holding, missing(field, schema, candidates)].find(({ length }) => length > 0 && length <= 2);
  if (meant) {
    const mends = [{ from: [...field.parent, field.name], to: [...field.parent, meant[0].name], value: field.value }];
    return { fix: `Did you mean ${meant.map(({ name }) => name).join(' or ')}?`, mends };
  }
  return flattened(field, schema, (name, below) => {
    const place = placeOf([...parent, name], below);
    return place !== undefined && holds(place, field.value);
  });
}

/** Of a number or a text, the only required field, if it is missing. */
function missing({ value, siblings }: UnknownField, { required = [] }: JsonSchema, candidates: readonly Candidate[]): readonly Candidate[] {
  const open = required.filter((name) => valueAt(siblings, [name]) === undefined);
  if (typeof value === 'object' || open.length !== 1) return [];
  return candidates.filter(({ name, place: { type } }) => name === open[0] && type === jsonType(value));
}

function flattened(
  { parent, name, value }: UnknownField, schema: JsonSchema, isField: (name: string, below: string) => boolean,
): MeantField | undefined {
  for (const owner of fieldsOf(schema)) {
    const rest = name.slice(owner.length);
    const below = rest.charAt(0).toLowerCase() + rest.slice(1);
    if (!name.startsWith(owner) || rest === '' || rest === below || !isField(owner, below)) continue;
    return { fix: `It is the field ${below} of ${owner}: write it there.`, mends: [{ from: [...parent, name], to: [...parent, owner, below], value }] };
  }
  return undefined;
}

/** Whether one name begins with the words of the other, or ends with them after one more, or has its initials: `pvc` for `persistentVolumeClaim`. */
function shareWords(one: string, other: string): boolean {
  if (one.length > LONGEST || other.length > LONGEST) return false;
  const [short, long] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length);
  const begins = short.every((word, i) => word === long[i]);
  const ends = long.length === short.length + 1 && short.every((word, i) => word === long[i + 1]);
  return begins || ends || (short.length === 1 && long.length > 1 && short[0] === long.map(([initial]) => initial).join(''));
}

function wordsOf(name: string): string[] {
  return name.split(/(?<=[a-z\d])(?=[A-Z])/).map((word) => word.toLowerCase());
}

function keysIn(value: unknown): string[] {
  const mappings = [value].flat().filter(isMapping);
  return [...new Set(mappings.flatMap((mapping) => Object.keys(mapping)))];
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((step, i) => step === other[i]);
}

function jsonType(value: unknown): string {
  return typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'number') : typeof value;
}
