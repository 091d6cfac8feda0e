import type { Part } from '../subject';

/** The entries of a list as parts of what holds it. */
export function entriesOf<T>(list: readonly T[] = [], path: string): Part<T>[] {
  return list.map((value, i) => ({ value, path: `${path}[${i}]` }));
}
