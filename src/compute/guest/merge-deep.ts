import { isMapping } from '../../kubernetes/is-mapping';

interface Fields { readonly [key: string]: unknown }

/** Lays fields over a value: objects are merged key by key, anything else (lists too) is replaced, `undefined` changes nothing. */
export function mergeDeep<T>(base: T, over: Fields | undefined): T {
  if (!over) {
    return base;
  }
  const result: { [key: string]: unknown } = { ...(base as Fields) };
  for (const [key, value] of Object.entries(over)) {
    if (value !== undefined) {
      result[key] = isMapping(value) && isMapping(result[key]) ? mergeDeep(result[key], value) : value;
    }
  }
  return result as T;
}
