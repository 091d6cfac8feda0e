import { kindOf } from './manifest';
import type { Manifest } from './manifest';
import { POD_SPECS } from './pod-specs';
import type { Reference } from './references';
import { fieldsAt } from '../kubernetes/fields-at';
import { isMapping } from '../kubernetes/is-mapping';
import { at } from '../kubernetes/untyped';

/** Where a pod without guest names another object, below its spec; without that object no container of it starts. */
const PLACES: readonly (readonly [Reference['kind'], holder: string, name: string])[] = [
  ['PersistentVolumeClaim', 'volumes[].persistentVolumeClaim', 'claimName'],
  ['Secret', 'volumes[].secret', 'secretName'],
  ['ConfigMap', 'volumes[].configMap', 'name'],
  ['Secret', 'volumes[].projected.sources[].secret', 'name'],
  ['ConfigMap', 'volumes[].projected.sources[].configMap', 'name'],
  ...['initContainers[]', 'containers[]'].flatMap((container): (readonly [Reference['kind'], string, string])[] => [
    ['Secret', `${container}.envFrom[].secretRef`, 'name'],
    ['ConfigMap', `${container}.envFrom[].configMapRef`, 'name'],
    ['Secret', `${container}.env[].valueFrom.secretKeyRef`, 'name'],
    ['ConfigMap', `${container}.env[].valueFrom.configMapKeyRef`, 'name'],
  ]),
];
/** What Kubernetes and OpenShift put into each namespace. */
const PROVIDED: ReadonlySet<unknown> = new Set(['kube-root-ca.crt', 'openshift-service-ca.crt']);

interface Place { readonly kind: Reference['kind']; readonly name: string; find(root: unknown): { readonly field: string; readonly value: unknown }[] }

const FINDERS: ReadonlyMap<string, readonly Place[]> = new Map([...POD_SPECS].map(([kind, path]) => [kind, [
  ...PLACES.map(([referred, holder, name]) => ({ kind: referred, name, find: fieldsAt(`${path}.${holder}`) })),
  { kind: 'ServiceAccount', name: 'serviceAccountName', find: fieldsAt(path) },
  { kind: 'Secret', name: 'name', find: fieldsAt(`${path}.imagePullSecrets[]`) },
]]));

/** What the pods of a Deployment, a Job and the like refer to in their namespace. */
export function podReferences(manifest: Manifest): Reference[] {
  const { namespace } = manifest.metadata;
  return (FINDERS.get(kindOf(manifest)) ?? []).flatMap((place) => place.find(manifest).flatMap(({ field, value }): Reference[] => {
    const name = at(value, place.name);
    const isOptional = isMapping(value) && value.optional === true;
    if (typeof name !== 'string' || !name || isOptional || PROVIDED.has(name)) return [];
    return [{ kind: place.kind, name, namespace, field: `${field}.${place.name}` }];
  }));
}
