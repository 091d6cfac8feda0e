import { kindOf } from './manifest';
import type { Manifest } from './manifest';
import { POD_SPECS } from './pod-specs';
import type { StorageClaim } from './storage-claims';
import type { PersistentVolumeClaimSpec } from '../../imports/cdi.kubevirt.io';
import { fieldsAt } from '../kubernetes/fields-at';
import { isMapping } from '../kubernetes/is-mapping';

const OF_STATEFUL_SET = fieldsAt('spec.volumeClaimTemplates[].spec');
const OF_POD: ReadonlyMap<string, ReturnType<typeof fieldsAt>> = new Map(
  [...POD_SPECS].map(([kind, path]) => [kind, fieldsAt(`${path}.volumes[].ephemeral.volumeClaimTemplate.spec`)]),
);

/** The claims that Kubernetes makes for pods without guest: those of a StatefulSet, and generic ephemeral volumes. None has a name of its own. */
export function claimTemplatesIn(manifest: Manifest): StorageClaim[] {
  const kind = kindOf(manifest);
  const found = [...OF_POD.get(kind)?.(manifest) ?? [], ...kind === 'apps/StatefulSet' ? OF_STATEFUL_SET(manifest) : []];
  return found.filter(({ value }) => isMapping(value)).map(({ field: path, value }) => {
    const spec = value as PersistentVolumeClaimSpec;
    return { manifest, path, spec, completed: false, volumeMode: spec.volumeMode ?? 'Filesystem' };
  });
}
