import { kindOf } from './manifest';
import type { Manifest } from './manifest';
import { groupBy } from '../kubernetes/group-by';
import { recall } from '../kubernetes/recall';

const indexes = new WeakMap<readonly Manifest[], ReadonlyMap<string, readonly Manifest[]>>();

/** The manifests of a kind, `<group>/<kind>`, in their order. A list is gone through once, whatever kinds are asked for. */
export function ofKind<T extends Manifest = Manifest>(manifests: readonly Manifest[], kind: string): readonly T[] {
  return (byKind(manifests).get(kind) ?? []) as readonly T[];
}

/** The manifests of some kinds, in their order. */
export function ofKinds<T extends Manifest = Manifest>(manifests: readonly Manifest[], kinds: Iterable<string>): readonly T[] {
  const wanted = new Set(kinds);
  const found = [...wanted].flatMap((kind) => (byKind(manifests).has(kind) ? [kind] : []));
  return found.length > 1 ? manifests.filter((manifest): manifest is T => wanted.has(kindOf(manifest))) : ofKind(manifests, found[0]);
}

/** The kinds of which there are manifests, `<group>/<kind>`: what asks for many kinds, or for those of a pattern, need not go through all objects. */
export function kindsIn(manifests: readonly Manifest[]): string[] {
  return [...byKind(manifests).keys()];
}

function byKind(manifests: readonly Manifest[]): ReadonlyMap<string, readonly Manifest[]> {
  return recall(indexes, manifests, () => groupBy(manifests, kindOf));
}
