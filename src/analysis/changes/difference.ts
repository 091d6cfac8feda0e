import { fieldOf } from '../../kubernetes/field-path';
import { isMapping } from '../../kubernetes/is-mapping';
import { ownValue } from '../../kubernetes/own-value';

/** A value that differs between two forms of one object. */
export interface Difference {
  /** The way to it, with the indexes of the new list, or of the old one where an entry is gone. */
  readonly keys: readonly string[];
  /** The same as kubectl writes it. */
  readonly field: string;
  readonly from?: unknown;
  readonly to?: unknown;
}

/** Whether the API server takes two values for the same that are not written alike. */
export type Alike = (keys: readonly string[], from: unknown, to: unknown) => boolean;

interface Fields { readonly [key: string]: unknown }
interface Place extends Pick<Difference, 'keys' | 'field'> {}

const ROOT: Place = { keys: [], field: '' };
/** Lists whose entries have names, and an order that counts. */
const ORDERED: readonly (string | undefined)[] = ['initContainers'];
/** What makes out an entry of a list, the first that all entries have. */
const IDENTITIES = ['name', 'key', 'containerPort', 'port'];

/**
 * Where two values of any shape differ. Entries of lists are told apart by their names where all have one, otherwise by their places; an empty
 * list is none.
 */
export function differencesBetween(from: unknown, to: unknown, alike: Alike = () => false): Difference[] {
  const found: Difference[] = [];
  visit(from, to, ROOT, alike, found);
  return found;
}

/** Whether nothing differs. */
export function isSame(from: unknown, to: unknown, alike?: Alike): boolean {
  return differencesBetween(from, to, alike).length === 0;
}

const STEP = /\[\]|\[([^\]]+)\]|[^.[\]]+/g;

/** Whether a difference is at a path or below it: `spec.list[].field`, where `[]` stands for any entry, or `metadata.labels[a.b/c]`. */
export function isBelow({ keys }: Pick<Difference, 'keys'>, path: string): boolean {
  const steps = [...path.matchAll(STEP)].map(([step, key]) => key ?? step);
  return steps.length <= keys.length && steps.every((step, i) => (step === '[]' ? /^\d+$/.test(keys[i]) : step === keys[i]));
}

function visit(from: unknown, to: unknown, place: Place, alike: Alike, found: Difference[]): void {
  if (from === to) return;
  if (isMapping(from) && isMapping(to)) return visitMappings(from, to, place, alike, found);
  if (Array.isArray(from) && Array.isArray(to)) return visitLists(from, to, place, alike, found);
  if (isAbsent(from) && isAbsent(to)) return;
  if (alike(place.keys, from, to)) return;
  found.push({ ...place, ...isAbsent(from) ? {} : { from }, ...isAbsent(to) ? {} : { to } });
}

function visitMappings(from: Fields, to: Fields, place: Place, alike: Alike, found: Difference[]): void {
  const keys = new Set([...Object.keys(from), ...Object.keys(to)]);
  for (const key of keys) {
    visit(ownValue(from, key), ownValue(to, key), { keys: [...place.keys, key], field: fieldOf(place.field, key) }, alike, found);
  }
}

function visitLists(from: readonly unknown[], to: readonly unknown[], place: Place, alike: Alike, found: Difference[]): void {
  const entry = (index: number): Place => ({ keys: [...place.keys, String(index)], field: `${place.field}[${index}]` });
  const identity = identityOf(from, to);
  if (identity === undefined || (ORDERED.includes(place.keys.at(-1)) && !isInOrder(from, to, identity))) {
    if (from.length === to.length && from.every((each, i) => isMapping(each) && isMapping(to[i]))) {
      return to.forEach((each, i) => visit(from[i], each, entry(i), alike, found));
    }
    const isAlike = (i: number): Alike => (keys, ...both) => alike([...entry(i).keys, ...keys], ...both);
    if (from.length === to.length && from.every((each, i) => isSame(each, to[i], isAlike(i)))) return;
    return void found.push({ ...place, from, to });
  }
  const earlier = new Map(from.map((each, i) => [identityIn(each, identity), i]));
  to.forEach((each, i) => {
    const at = earlier.get(identityIn(each, identity));
    earlier.delete(identityIn(each, identity));
    visit(at === undefined ? undefined : from[at], each, entry(i), alike, found);
  });
  for (const i of earlier.values()) found.push({ ...entry(i), from: from[i] });
}

/** Named ports may share a number, and numbered ones a protocol: only what is unique on both sides tells entries apart. */
function identityOf(...lists: readonly (readonly unknown[])[]): string | undefined {
  return IDENTITIES.find((key) => lists.some(({ length }) => length) && lists.every((list) => {
    const names = list.map((entry) => identityIn(entry, key));
    return names.every((name) => name !== undefined) && new Set(names).size === names.length;
  }));
}

function identityIn(entry: unknown, key: string): string | number | undefined {
  const name = isMapping(entry) ? ownValue(entry, key) : undefined;
  return typeof name === 'string' || typeof name === 'number' ? name : undefined;
}

function isInOrder(from: readonly unknown[], to: readonly unknown[], identity: string): boolean {
  return from.length === to.length && from.every((entry, i) => identityIn(entry, identity) === identityIn(to[i], identity));
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}
