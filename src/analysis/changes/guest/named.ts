import { isMapping } from '../../../kubernetes/is-mapping';
import { listAt } from '../../../kubernetes/untyped';

/** An entry of a list that has a name, with its place. */
export interface Named {
  readonly name: string;
  readonly index: number;
  readonly entry: { readonly [key: string]: unknown };
}

/** The entries of a list by their names; what has none is left out, of two with one name the last counts, as in upstream's maps. */
export function namedIn(root: unknown, ...keys: readonly string[]): ReadonlyMap<string, Named> {
  return new Map(listAt(root, ...keys).flatMap((entry, index): [string, Named][] => {
    const name = isMapping(entry) ? entry.name : undefined;
    return isMapping(entry) && typeof name === 'string' ? [[name, { name, index, entry }]] : [];
  }));
}
