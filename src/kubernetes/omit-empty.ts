/**
 * A list or a mapping for a manifest, or nothing where it would be empty: KubeVirt tells absent from empty in places. Of a mapping,
 * keys without a value are left out.
 */
export function omitEmpty<T>(list: readonly T[] | undefined): T[] | undefined;
export function omitEmpty<T>(mapping: { readonly [key: string]: T | undefined } | undefined): { [key: string]: T } | undefined;
export function omitEmpty(value: object | undefined): object | undefined {
  if (value === undefined || Array.isArray(value)) return value?.length === 0 ? undefined : value;
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
