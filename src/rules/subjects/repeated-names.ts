import { repeated } from '../../kubernetes/repeated';

interface Named { readonly name: string }

/** An entry of one of two lists that belong together by name, as disks and volumes do, or interfaces and networks, with the name of an earlier one. */
interface RepeatedName extends Named {
  readonly index: number;
  /** Whether the other list has the name as often: a pair was copied. */
  readonly isInBoth: boolean;
  /** The name that was probably meant: one of the other list that no entry has. */
  readonly meant?: string;
}

export function repeatedNames(entries: readonly Named[] = [], others: readonly Named[] = []): RepeatedName[] {
  const indices = [...repeated(entries, ({ name }) => name)];
  if (!indices.length) return [];
  const names = new Set(entries.map(({ name }) => name));
  const left = [...new Set(others.map(({ name }) => name))].filter((name) => !names.has(name));
  const counts = new Map<string, number>();
  for (const { name } of others) counts.set(name, (counts.get(name) ?? 0) + 1);
  return indices.map((index) => {
    const { name } = entries[index];
    const unmatched = (counts.get(name) ?? 0) - 1;
    counts.set(name, unmatched);
    return { index, name, ...unmatched > 0 ? { isInBoth: true } : { isInBoth: false, meant: left.shift() } };
  });
}

/** The names of `others` that were probably meant where one of `entries` has the name of an earlier one. */
export function meantByRepeated(entries: readonly Named[] | undefined, others: readonly Named[] | undefined): ReadonlySet<string | undefined> {
  return new Set(repeatedNames(entries, others).map(({ meant }) => meant));
}
