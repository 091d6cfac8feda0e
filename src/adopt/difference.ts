import { isEqual } from './equal';
import type { Json } from './expression';
import { isMapping } from '../kubernetes/is-mapping';

/** A JSON patch. */
export type Operation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: Json }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move'; readonly path: string; readonly from: string };

/** What must be patched of a manifest for it to be another. Both are without what is empty. */
export function differenceOf(got: unknown, wanted: unknown): Operation[] {
  return [...operations(got, wanted, { path: '', key: '', parent: '' })];
}

/** How many fields have a value of their own. An empty mapping is one. */
export function leavesOf(value: unknown): number {
  const inner = Array.isArray(value) ? value : isMapping(value) ? Object.values(value) : [];
  return inner.length > 0 ? inner.reduce<number>((sum, each) => sum + leavesOf(each), 0) : 1;
}

/** How many fields operations write, take away or move. */
export function costOf(all: readonly Operation[]): number {
  return all.reduce((sum, operation) => sum + ('value' in operation ? leavesOf(operation.value) : 1), 0);
}

/** A guest must have them, though they be empty. */
const DEVICES = 'devices';

interface Place {
  readonly path: string;
  readonly key: string;
  readonly parent: string;
}

function* operations(got: unknown, wanted: unknown, place: Place): Generator<Operation> {
  if (isEqual(got, wanted, place.key, place.parent)) return;
  const within = isMapping(got) && isMapping(wanted) ? ofMappings(got, wanted, place)
    : Array.isArray(got) && Array.isArray(wanted) ? ofLists(got, wanted, place) : undefined;
  const found = within && [...within];
  const { path } = place;
  if (found && (path === '' || costOf(found) <= leavesOf(wanted))) yield* found;
  else yield { op: 'replace', path, value: wanted as Json };
}

type Fields = { readonly [key: string]: unknown };

function* ofMappings(got: Fields, wanted: Fields, { path, key: parent }: Place): Generator<Operation> {
  for (const [key, value] of Object.entries(got)) {
    if (Object.hasOwn(wanted, key)) continue;
    if (key === DEVICES && isMapping(value)) yield* ofMappings(value, {}, { path: below(path, key), key, parent });
    else yield { op: 'remove', path: below(path, key) };
  }
  for (const [key, value] of Object.entries(wanted)) {
    if (Object.hasOwn(got, key)) yield* operations(got[key], value, { path: below(path, key), key, parent });
    else yield { op: 'add', path: below(path, key), value: value as Json };
  }
}

/** Entries with names of their own are told by these, others by their place. */
function* ofLists(got: readonly unknown[], wanted: readonly unknown[], place: Place): Generator<Operation> {
  const [names, wantedNames] = [namesOf(got), namesOf(wanted)];
  if (names && wantedNames) return yield* ofNamed(got, wanted, names, wantedNames, place);
  const { path } = place;
  for (let i = got.length - 1; i >= wanted.length; i--) yield { op: 'remove', path: below(path, i) };
  for (const [i, value] of wanted.entries()) {
    if (i < got.length) yield* operations(got[i], value, { ...place, path: below(path, i) });
    else yield { op: 'add', path: below(path, i), value: value as Json };
  }
}

function* ofNamed(
  got: readonly unknown[], wanted: readonly unknown[], gotNames: readonly string[], wantedNames: readonly string[], place: Place,
): Generator<Operation> {
  const { path } = place;
  const entries = gotNames.map((name, i) => ({ name, value: got[i] }));
  for (let i = entries.length - 1; i >= 0; i--) {
    if (wantedNames.includes(entries[i].name)) continue;
    yield { op: 'remove', path: below(path, i) };
    entries.splice(i, 1);
  }
  for (const [i, name] of wantedNames.entries()) {
    const value = wanted[i];
    const from = entries.findIndex((entry) => entry.name === name);
    if (from < 0) {
      yield { op: 'add', path: below(path, i), value: value as Json };
      entries.splice(i, 0, { name, value });
      continue;
    }
    if (from !== i) {
      yield { op: 'move', from: below(path, from), path: below(path, i) };
      entries.splice(i, 0, ...entries.splice(from, 1));
    }
    yield* operations(entries[i].value, value, { ...place, path: below(path, i) });
  }
}

/** The names of entries, where each has one that no other has. */
function namesOf(entries: readonly unknown[]): string[] | undefined {
  const names = entries.map((entry) => (isMapping(entry) ? entry.name ?? (isMapping(entry.metadata) ? entry.metadata.name : undefined) : undefined));
  return names.every((name) => typeof name === 'string') && new Set(names).size === names.length ? names as string[] : undefined;
}

function below(path: string, step: string | number): string {
  return `${path}/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`;
}
