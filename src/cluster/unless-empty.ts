/** A part of a manifest without the fields that have no value, or nothing where none has one. */
export function unlessEmpty<T extends object>(part: T | undefined): T | undefined {
  const stated = Object.entries(part ?? {}).filter(([, value]) => value !== undefined);
  return stated.length > 0 ? Object.fromEntries(stated) as T : undefined;
}
