/**
 * A name for each entry, such that no two are the same, not even in a file system that ignores case. Each entry has candidates, of which
 * the first that no other entry has is taken; where others have all of them, the last with a number. An entry's name does not depend on
 * the order of the entries unless it gets a number.
 */
export function distinctNames(candidates: readonly (readonly string[])[]): string[] {
  const names: string[] = [];
  const taken = new Set<string>();
  let left = [...candidates.keys()];
  for (let round = 0; left.length; round++) {
    const wanted = new Map<string, number[]>();
    for (const entry of left) {
      const name = candidates[entry][round];
      if (name === undefined) continue;
      const key = name.toLowerCase();
      wanted.set(key, [...wanted.get(key) ?? [], entry]);
    }
    if (!wanted.size) break;
    const settled = new Set<number>();
    for (const [key, entries] of wanted) {
      if (entries.length > 1 || taken.has(key)) continue;
      names[entries[0]] = candidates[entries[0]][round];
      settled.add(entries[0]);
      taken.add(key);
    }
    left = left.filter((entry) => !settled.has(entry));
  }
  for (const entry of left) {
    const last = candidates[entry][candidates[entry].length - 1];
    let name = last;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${last}-${number}`;
    names[entry] = name;
    taken.add(name.toLowerCase());
  }
  return names;
}
