import type { Mend } from './built-in';
import { formerBackend } from './former-field';
import { ANY_ENTRY, meantPlaces } from './misplaced';
import type { MeantPlace, UnknownField } from './misplaced';
import { besideResources, entryOfMissingList } from './missing-line';
import { fieldsOf, has, otherName } from './other-name';
import type { MeantField } from './other-name';
import { closestMatch } from '../../kubernetes/closest-match';
import { keysOf, pathOf, valueAt } from '../../kubernetes/field-path';
import { isEmpty, isMapping } from '../../kubernetes/is-mapping';
import type { JsonSchema, SchemaError } from '../../manifests/schema/json-schema';
import type { Kind } from '../../manifests/schema/kinds';

type Guess = (field: UnknownField, schema: JsonSchema, manifest: unknown, kind?: Kind) => MeantField | undefined;

interface NamedMapping {
  readonly field: string;
  /** The keys that it may have. */
  readonly takes: RegExp;
  /** Whether it must have been begun, and have no key yet: what stands beside it may be a field of its own. */
  readonly ifEmpty?: boolean;
}

/** What is asked for below requests and limits. */
const RESOURCE = /^(?:cpu|memory|storage|ephemeral-storage|hugepages-.+|.+\/.+)$/;
/** Mappings with keys of the user's own. */
const MAPPINGS: readonly NamedMapping[] = [
  { field: 'requests', takes: RESOURCE },
  { field: 'limits', takes: RESOURCE },
  { field: 'matchLabels', takes: /./ },
  { field: 'labels', takes: /./, ifEmpty: true },
  { field: 'annotations', takes: /./, ifEmpty: true },
];

/** A name that differs by more was not misspelt. */
const MOST_EDITS = 4;
/** So many places are named. */
const FEW = 3;

/** From what is certain to what is likely: a slip of the finger, a wrong place, another word. */
const GUESSES: readonly Guess[] = [
  formerBackend,
  entryOfMissingList,
  (field, schema) => similar(field, fieldsOf(schema).filter((name) => !has(field, name)), 1),
  (field, _, manifest, kind) => misplaced(field, manifest, false, kind),
  besideMapping,
  besideResources,
  needlesslyNested,
  (field, schema, _, kind) => (kind ? otherName(field, schema, kind) : undefined),
  (field, _, manifest, kind) => misplaced(field, manifest, true, kind),
  (field, schema) => similar(field, fieldsOf(schema), Math.max(1, Math.min(MOST_EDITS, Math.floor(field.name.length / 3)))),
];

/**
 * What an unknown field was meant to be.
 *
 * @param manifest as it was written, with what is `null`
 */
export function meantField({ property: name = '', schema, pointer }: SchemaError, manifest: unknown, kind?: Kind): MeantField | undefined {
  const parent = keysOf(pointer);
  const field = { parent, name, value: valueAt(manifest, [...parent, name]), siblings: valueAt(manifest, parent) };
  for (const guess of GUESSES) {
    const meant = guess(field, schema, manifest, kind);
    if (meant) return meant;
  }
  return undefined;
}

function similar({ parent, name, value }: UnknownField, names: readonly string[], tolerated?: number): MeantField | undefined {
  const meant = closestMatch(name, names, tolerated);
  return meant === undefined ? undefined : { fix: `Did you mean ${meant}?`, mends: [{ from: [...parent, name], to: [...parent, meant], value }] };
}

function misplaced(field: UnknownField, manifest: unknown, mayBeTaken: boolean, kind?: Kind): MeantField | undefined {
  const { parent, name, value } = field;
  const places = kind ? meantPlaces(field, kind, manifest) : [];
  if (!places.length || places[0].isTaken !== mayBeTaken) return undefined;
  const [{ parent: place, asList, isTaken }] = places;
  if (isTaken) return { fix: `It is a field of ${placeName(place, manifest)}, which has it already: keep one of the two.`, mends: [{ from: [...parent, name] }] };
  const mend: Mend = { from: [...parent, name], ...place.includes(ANY_ENTRY) ? {} : { to: [...place, name], value: asList ? [value] : value } };
  return { fix: moveTo(places, manifest), mends: [mend] };
}

function moveTo(places: readonly MeantPlace[], manifest: unknown): string {
  const names = places.map(({ parent }) => placeName(parent, manifest));
  if (names.length > FEW) return `It is a field of ${names.slice(0, FEW).join(', of ')} and of others: move it to the one that is meant.`;
  const where = names.join(' and of ');
  return `It is a field of ${where}: move it there${places[0].asList ? ', as a list' : ''}.`;
}

function placeName(parent: readonly string[], manifest: unknown): string {
  const list = parent.indexOf(ANY_ENTRY);
  if (list < 0) return pathOf(manifest, parent) || 'the object itself';
  const below = parent.slice(list + 1).join('.');
  return `${below && `${below} in `}each entry of ${pathOf(manifest, parent.slice(0, list))}`;
}

/** A key of a mapping that stands beside it: `cpu` beside `requests`, a label beside `matchLabels`. */
function besideMapping({ parent, name, value, siblings }: UnknownField, { properties = {} }: JsonSchema, manifest: unknown): MeantField | undefined {
  if (typeof value === 'object') return undefined;
  const fitting = MAPPINGS.filter(({ field, takes, ifEmpty }) => (
    Object.hasOwn(properties, field) && takes.test(name) && (!ifEmpty || valueAt(siblings, [field]) === null)
  ));
  if (!fitting.length) return undefined;
  const begun = fitting.filter(({ field }) => valueAt(siblings, [field]) !== undefined);
  const meant = begun.length ? begun : fitting;
  const where = meant.map(({ field }) => pathOf(manifest, [...parent, field])).join(' or of ');
  return { fix: `It is a key of ${where}: move it there.`, mends: [{ from: [...parent, name], to: [...parent, meant[0].field, name], value }] };
}

/** A level too much: all that it holds are fields of what holds it. */
function needlesslyNested({ parent, name, value, siblings }: UnknownField, schema: JsonSchema, manifest: unknown): MeantField | undefined {
  const entries = isMapping(value) ? Object.entries(value) : [];
  const known = fieldsOf(schema);
  if (!entries.length || !entries.every(([key]) => known.includes(key) && isEmpty(valueAt(siblings, [key])))) return undefined;
  const [[first], ...more] = entries;
  const owner = pathOf(manifest, parent) || 'the object itself';
  const fix = more.length ? `What it holds are fields of ${owner}: write them there.` : `The ${first} that it holds is a field of ${owner}: write it there.`;
  return { fix, mends: entries.map(([key, inner], i) => ({ ...i ? {} : { from: [...parent, name] }, to: [...parent, key], value: inner })) };
}
