import { keyOf } from './draft';
import type { Item } from './draft';
import type { Role } from './model';
import { textAt } from '../../kubernetes/untyped';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';

type Known = Partial<Pick<Item, 'details' | 'instances' | 'isImplied' | 'namespace'>>;

/** An object by its kind and name. */
export function item(role: Role, kind: string, name: string, { namespace, details = [], instances, isImplied = false }: Known = {}): Item {
  return {
    key: keyOf(kind, namespace, name),
    role,
    kind,
    name,
    ...namespace === undefined ? {} : { namespace },
    details: details.filter((detail) => detail !== ''),
    ...instances === undefined ? {} : { instances },
    isImplied,
  };
}

/** A manifest of the input. */
export function manifestItem(role: Role, manifest: Manifest, known: Omit<Known, 'namespace'> = {}): Item {
  return item(role, kindOf(manifest), nameOf(manifest), { ...known, namespace: textAt(manifest, 'metadata', 'namespace') });
}

/** The name of an object; where the server makes it, as far as it is known. */
export function nameOf(manifest: Manifest): string {
  const generated = textAt(manifest, 'metadata', 'generateName');
  return textAt(manifest, 'metadata', 'name') ?? (generated === undefined ? '' : `${generated}*`);
}
