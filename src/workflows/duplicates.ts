/** The names that more than one of some things has. */
export function duplicatesOf(named: readonly { readonly name: string }[]): string[] {
  const seen = new Set<string>();
  return [...new Set(named.map(({ name }) => name).filter((name) => seen.size === seen.add(name).size))];
}
