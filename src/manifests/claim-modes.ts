import type { Cluster, Manifest } from './manifest';
import { ofKind } from './of-kind';
import { knownClassesOf } from './storage-claims';
import type { StorageClaim } from './storage-claims';
import { listAt, textAt, textsAt } from '../kubernetes/untyped';

/** The access modes that a claim gets. */
export interface ClaimModes {
  readonly modes: readonly string[];
  /** What decides them, where the claim does not. */
  readonly by?: string;
}

/** Finds the access modes of claims, also of those that leave them to CDI; nothing where neither the manifests nor the Platform say. */
export function claimModesFinder(manifests: readonly Manifest[], cluster: Cluster): (claim: StorageClaim) => ClaimModes | undefined {
  const profiles = new Map(ofKind(manifests, 'cdi.kubevirt.io/StorageProfile').map((manifest) => [manifest.metadata.name, listAt(manifest, 'spec', 'claimPropertySets')]));
  const classes = knownClassesOf(manifests, cluster);
  return ({ spec, completed, volumeMode }) => {
    if (spec.accessModes?.length) return { modes: spec.accessModes };
    if (!completed) return undefined;
    const storageClass = classes.find({ spec, completed });
    const name = storageClass?.name ?? spec.storageClassName;
    // CDI takes the first set that has the volume mode of the claim, if it says one (`renderPvcSpecVolumeModeAndAccessModes`).
    const set = profiles.get(name)?.find((each) => volumeMode === undefined || textAt(each, 'volumeMode') === volumeMode);
    const [profiled, provisioned] = [textsAt(set, 'accessModes'), storageClass?.accessModes ?? []];
    if (profiled.length) return { modes: profiled, by: `StorageProfile ${name}` };
    return provisioned.length ? { modes: provisioned, by: `storage class ${name}` } : undefined;
  };
}
