type Fields = { [key: string]: unknown };

/** Lays fields over a value: objects are merged key by key, anything else (lists too) is replaced, `undefined` changes nothing. */
export function mergeDeep<T>(base: T, over: Fields | undefined): T {
  if (!over) {
    return base;
  }
  const result: Fields = { ...(base as Fields) };
  for (const [key, value] of Object.entries(over)) {
    if (value !== undefined) {
      result[key] = isObject(value) && isObject(result[key]) ? mergeDeep(result[key], value) : value;
    }
  }
  return result as T;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
