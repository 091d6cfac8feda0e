import type { Subject } from '../subject';

/** The kind of an object: what must not be made at all. */
export function kindItself(...kinds: readonly string[]): Subject<string> {
  return { kinds, find: ({ kind }) => [{ value: kind, path: 'kind' }] };
}
