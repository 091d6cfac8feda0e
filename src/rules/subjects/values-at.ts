import { fieldsAt } from '../../kubernetes/fields-at';
import { kindOf } from '../../manifests/manifest';
import { objectsOf, partsOf } from '../subject';
import type { Subject } from '../subject';

/** Each value at some paths of manifests, by `<group>/<kind>`; `[]` in a path stands for every entry of a list. */
export function valuesAt<T = unknown>(paths: ReadonlyMap<string, readonly string[]>): Subject<T> {
  const searches = new Map([...paths].map(([kind, fields]) => [kind, fieldsAt(...fields)]));
  return partsOf(objectsOf(...paths.keys()), (manifest) => (
    searches.get(kindOf(manifest))!(manifest).map(({ field, value }) => ({ value: value as T, path: field }))
  ));
}
