import { groupBy } from '../kubernetes/group-by';

/**
 * A name for each entry, such that no two are the same, not even in a file system that ignores case. Each entry has candidates, of which
 * the first that no other entry has is taken; where others have all of them, the last with a number. An entry's name does not depend on
 * the order of the entries unless it gets a number.
 */
export function distinctNames(candidates: readonly (readonly string[])[]): string[] {
  const names: string[] = [];
  const taken = new Set<string>();
  const take = (entry: number, name: string) => {
    names[entry] = name;
    taken.add(name.toLowerCase());
  };
  let left = [...candidates.keys()];
  for (let round = 0; left.some((entry) => round < candidates[entry].length); round++) {
    const wanting = left.filter((entry) => round < candidates[entry].length);
    for (const [key, entries] of groupBy(wanting, (entry) => candidates[entry][round].toLowerCase())) {
      if (entries.length === 1 && !taken.has(key)) take(entries[0], candidates[entries[0]][round]);
    }
    left = left.filter((entry) => names[entry] === undefined);
  }
  const numbers = new Map<string, number>();
  for (const entry of left) {
    const last = candidates[entry][candidates[entry].length - 1];
    const key = last.toLowerCase();
    let number = numbers.get(key) ?? 1;
    const name = () => (number === 1 ? last : `${last}-${number}`);
    while (taken.has(name().toLowerCase())) number++;
    numbers.set(key, number);
    take(entry, name());
  }
  return names;
}
