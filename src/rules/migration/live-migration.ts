import type { DataVolume, DataVolumeSpec, PersistentVolumeClaimSpec } from '../../../imports/cdi.kubevirt.io';
import { kindOf } from '../../manifests/manifest';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { DATA_VOLUME, volumeImports } from '../../manifests/volume-import';
import { workloadsOf } from '../../manifests/workload';
import type { Workload } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/** With this annotation of the VMI, whatever its value, KubeVirt migrates a VM that is bridged to the pod network. */
const BRIDGE_MAY_MIGRATE = 'kubevirt.io/allow-pod-bridge-network-live-migration';
const SHARED = 'ReadWriteMany';
const STUCK = 'KubeVirt admits it, then marks the VM as not migratable and refuses every eviction of its pod';

type AccessModes = readonly string[] | undefined;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'live-migration/requires-shared-storage',
    level: FindingLevel.ADVISED,
    summary: `A VM with evictionStrategy LiveMigrate must have storage that is ${SHARED}`,
    why: `${STUCK}: a claim that is not ${SHARED} cannot be on two nodes at once, and the drain of its node waits for good.`,
    fix: `Write accessModes: [${SHARED}] on a storage class that can do it, or evictionStrategy: LiveMigrateIfPossible, or None.`,
    * check(manifests, cluster) {
      const accessModes = accessModesByClaim(manifests);
      for (const { manifest, written, path, namespace } of migrating(manifests, cluster)) {
        const own = new Map(volumeImports(manifest).map(({ spec, metadata }) => [metadata.name, targetOf(spec)?.accessModes]));
        for (const [i, { dataVolume, persistentVolumeClaim }] of (written.volumes ?? []).entries()) {
          const name = dataVolume?.name ?? persistentVolumeClaim?.claimName;
          const modes = own.get(name) ?? accessModes.get(`${namespace}/${name}`);
          if (!modes?.length || modes.includes(SHARED)) continue;
          const field = dataVolume ? 'dataVolume.name' : 'persistentVolumeClaim.claimName';
          yield { manifest, field: `${path}.volumes[${i}].${field}`, got: `${name} is ${modes.join(', ')}`, allowed: `a claim that is ${SHARED}` };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'live-migration/avoids-pod-network-bridge',
    level: FindingLevel.ADVISED,
    summary: 'A VM with evictionStrategy LiveMigrate must not be bridged to the pod network',
    why: `${STUCK}: a bridged VM has the address of its pod, which changes with the pod.`,
    fix: `Write masquerade: {} for the pod network, or annotate the template with ${BRIDGE_MAY_MIGRATE} where the network plugin keeps addresses.`,
    * check(manifests, cluster) {
      for (const { manifest, written, path, annotations } of migrating(manifests, cluster)) {
        if (annotations[BRIDGE_MAY_MIGRATE] !== undefined) continue;
        const pod = written.networks?.find((network) => network.pod !== undefined);
        const interfaces = written.domain.devices?.interfaces ?? [];
        const i = interfaces.findIndex(({ name, bridge }) => name === pod?.name && bridge !== undefined);
        if (i < 0) continue;
        const field = `${path}.domain.devices.interfaces[${i}].bridge`;
        yield { manifest, field, got: `bridge on network ${pod?.name}, the pod network`, allowed: 'masquerade, or a secondary network' };
      }
    },
  }),
];

/** What is evicted by live migration only. An instancetype has no say in that. */
function migrating(manifests: readonly Manifest[], cluster: Cluster): Workload[] {
  return workloadsOf(manifests, cluster).filter(({ written }) => (written.evictionStrategy ?? cluster.evictionStrategy) === 'LiveMigrate');
}

/** By namespace and name; what leaves them to the StorageProfile is not known. */
function accessModesByClaim(manifests: readonly Manifest[]): ReadonlyMap<string, AccessModes> {
  const claims = new Map<string, AccessModes>();
  for (const manifest of manifests) {
    const { name, namespace } = manifest.metadata;
    const key = `${namespace}/${name}`;
    const kind = kindOf(manifest);
    if (kind === '/PersistentVolumeClaim') claims.set(key, (manifest.spec as PersistentVolumeClaimSpec | undefined)?.accessModes);
    if (kind === DATA_VOLUME) claims.set(key, targetOf((manifest as Manifest & DataVolume).spec)?.accessModes);
  }
  return claims;
}

function targetOf({ storage, pvc }: DataVolumeSpec): Pick<PersistentVolumeClaimSpec, 'accessModes'> | undefined {
  return storage ?? pvc;
}
