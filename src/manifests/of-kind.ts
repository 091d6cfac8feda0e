import { kindOf } from './manifest';
import type { Manifest } from './manifest';
import { groupBy } from '../kubernetes/group-by';

const indexes = new WeakMap<readonly Manifest[], ReadonlyMap<string, readonly Manifest[]>>();

/** The manifests of a kind, `<group>/<kind>`, in their order. A list is gone through once, whatever kinds are asked for. */
export function ofKind<T extends Manifest = Manifest>(manifests: readonly Manifest[], kind: string): readonly T[] {
  const known = indexes.get(manifests) ?? groupBy(manifests, kindOf);
  indexes.set(manifests, known);
  return (known.get(kind) ?? []) as readonly T[];
}
