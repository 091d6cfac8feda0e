/** The indices of the entries whose key an earlier entry has too; entries without a key do not count. */
export function* repeated<T>(entries: readonly T[], keyOf: (entry: T) => unknown): Iterable<number> {
  const seen = new Set<unknown>();
  for (const [index, entry] of entries.entries()) {
    const key = keyOf(entry);
    if (key === undefined) continue;
    if (seen.has(key)) yield index;
    seen.add(key);
  }
}
