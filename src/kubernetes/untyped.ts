import { isMapping } from './is-mapping';
import { ownValue } from './own-value';

interface Fields { readonly [key: string]: unknown }

/** What stands at a path of keys in data of any shape; `undefined` where that leads nowhere. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((inner, key) => (isMapping(inner) ? ownValue(inner, key) : undefined), value);
}

/** A text that is not empty. */
export function textAt(value: unknown, ...keys: readonly string[]): string | undefined {
  const text = at(value, ...keys);
  return typeof text === 'string' && text ? text : undefined;
}

export function mappingAt(value: unknown, ...keys: readonly string[]): Fields {
  const mapping = at(value, ...keys);
  return isMapping(mapping) ? mapping : {};
}

export function listAt(value: unknown, ...keys: readonly string[]): readonly unknown[] {
  const list = at(value, ...keys);
  return Array.isArray(list) ? list : [];
}

/** The texts of a list. */
export function textsAt(value: unknown, ...keys: readonly string[]): string[] {
  return listAt(value, ...keys).filter((entry): entry is string => typeof entry === 'string');
}

/** The entries of a mapping that are texts, in the order of their keys. */
export function entriesAt(value: unknown, ...keys: readonly string[]): [string, string][] {
  const entries = Object.entries(mappingAt(value, ...keys)).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}
