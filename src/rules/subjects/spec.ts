import type { Subject } from '../subject';

/** The spec of the objects of some kinds, where they have one. */
export function specOf<T>(...kinds: readonly string[]): Subject<T> {
  return { kinds, find: ({ spec }) => (spec === undefined ? [] : [{ value: spec as T, path: 'spec' }]) };
}
