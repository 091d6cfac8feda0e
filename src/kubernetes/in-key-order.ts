import { isMapping } from './is-mapping';

/** A value with the keys of its mappings sorted: maps of some languages have no order, or another one in each process. */
export function inKeyOrder<T>(value: T): T {
  return sorted(value) as T;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isMapping(value) || value instanceof Date) return value;
  return Object.fromEntries(entriesInOrder(value).map(([key, inner]) => [key, sorted(inner)]));
}

/** What a mapping holds, by its sorted keys. */
export function entriesInOrder<T>(mapping: { readonly [key: string]: T } = {}): [string, T][] {
  return Object.entries(mapping).sort(([a], [b]) => (a < b ? -1 : 1));
}
