import type { Manifest } from './manifest';
import { ofKind } from './of-kind';
import { POD_SPECS } from './pod-specs';
import { fieldsAt } from '../kubernetes/fields-at';
import { at, listAt, textAt } from '../kubernetes/untyped';

/** A key of a Secret or a ConfigMap that a pod without guest needs to start. */
export interface KeyReference {
  readonly manifest: Manifest;
  readonly kind: 'Secret' | 'ConfigMap';
  readonly name: string;
  readonly key: string;
  readonly field: string;
}

interface Place { readonly kind: KeyReference['kind']; readonly nameAt: string; readonly find: ReturnType<typeof fieldsAt> }

/** Where containers read one key. */
const VARIABLES = ['initContainers[]', 'containers[]'].flatMap((container) => [
  ['Secret', `${container}.env[].valueFrom.secretKeyRef`], ['ConfigMap', `${container}.env[].valueFrom.configMapKeyRef`],
] as const);
/** Where volumes list the keys that they take, and what the name of the object is called there. */
const VOLUMES = [
  ['Secret', 'secretName', 'volumes[].secret'], ['ConfigMap', 'name', 'volumes[].configMap'],
  ['Secret', 'name', 'volumes[].projected.sources[].secret'], ['ConfigMap', 'name', 'volumes[].projected.sources[].configMap'],
] as const;

const PLACES: ReadonlyMap<string, readonly Place[]> = new Map([...POD_SPECS].map(([podKind, path]) => [podKind, [
  ...VARIABLES.map(([kind, place]) => ({ kind, nameAt: 'name', find: fieldsAt(`${path}.${place}`) })),
  ...VOLUMES.map(([kind, nameAt, place]) => ({ kind, nameAt, find: fieldsAt(`${path}.${place}`) })),
]]));

/** The keys that the pods of Deployments, Jobs and the like read, unless they are optional. */
export function keyReferences(manifests: readonly Manifest[]): KeyReference[] {
  return [...PLACES].flatMap(([podKind, places]) => ofKind(manifests, podKind).flatMap((manifest) => places.flatMap(({ kind, nameAt, find }) => (
    find(manifest).flatMap(({ field, value }): KeyReference[] => {
      const name = textAt(value, nameAt);
      if (name === undefined || at(value, 'optional') === true) return [];
      return keysIn(value, field).map((each) => ({ ...each, manifest, kind, name }));
    })
  ))));
}

/** The one key of a variable, or those of the items of a volume. */
function keysIn(value: unknown, field: string): Pick<KeyReference, 'key' | 'field'>[] {
  const key = textAt(value, 'key');
  if (key !== undefined) return [{ key, field: `${field}.key` }];
  return listAt(value, 'items').flatMap((item, i) => {
    const listed = textAt(item, 'key');
    return listed === undefined ? [] : [{ key: listed, field: `${field}.items[${i}].key` }];
  });
}
