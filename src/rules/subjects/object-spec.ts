import { objectsOf, partsOf } from '../subject';
import type { Subject } from '../subject';

/** The `spec` of objects of some kinds. */
export function specsOf<T extends { readonly spec: unknown }>(...kinds: readonly string[]): Subject<T['spec']> {
  return partsOf(objectsOf<T>(...kinds), ({ spec }) => [{ value: spec, path: 'spec' }]);
}
