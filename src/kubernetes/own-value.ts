/** The value of a key that a user chose; `undefined` where the mapping does not have it, also for `constructor` and other inherited names. */
export function ownValue<T>(mapping: { readonly [key: string]: T } | undefined, key: string): T | undefined {
  return mapping && Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}
