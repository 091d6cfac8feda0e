import { isMapping } from './is-mapping';

/** What a JSON merge patch (RFC 7386) makes of a value, which stays as it is. */
export function mergePatch(value: unknown, patch: unknown): unknown {
  if (!isMapping(patch)) return patch;
  const result: { [key: string]: unknown } = isMapping(value) ? { ...value } : {};
  for (const [key, change] of Object.entries(patch)) {
    if (change === null) delete result[key];
    else result[key] = mergePatch(result[key], change);
  }
  return result;
}
