import { writersByClaim } from '../../manifests/disk-writers';
import type { DiskWriter } from '../../manifests/disk-writers';
import type { Manifest } from '../../manifests/manifest';
import { oncePerInput } from '../../manifests/once-per-input';
import { claimsByName } from '../../manifests/storage-claims';
import type { StorageClaim } from '../../manifests/storage-claims';
import { volumeImports } from '../../manifests/volume-import';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const MANY = 'ReadWriteMany';
const FIX_OF_TEMPLATE = 'Rename the DataVolume template of one of the VMs and the volume that uses it: the second takes the DataVolume that the first made.';

/** A claim to which several guests write. */
interface SharedClaim {
  readonly writers: readonly DiskWriter[];
  readonly claim?: StorageClaim;
}

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'shared-claim/excludes-second-writer',
    perNamespace: true,
    level: FindingLevel.UNSTARTABLE,
    summary: 'A claim must not be the writable disk of two guests unless the disk is shareable',
    why: 'QEMU locks the image, so one guest starts and the others fail with "Failed to get write lock"; a claim that is ReadWriteOnce keeps them pending on '
      + 'other nodes. Only a Block claim that is ReadWriteMany lets all of them start, and they overwrite each other.',
    fix: 'Give each guest a claim of its own: a pool makes one for each VM from dataVolumeTemplates. For a cluster filesystem write shareable: true and '
      + 'ReadWriteMany; for a disk that is only read, readonly: true.',
    * check(manifests, cluster) {
      for (const { writers, claim } of sharedClaims(manifests, cluster)) {
        for (const [i, { workload: { manifest }, field, claimName, disk, shareable, guests }] of writers.entries()) {
          // The first guest of the first workload has the claim for itself.
          if (shareable || (i === 0 && guests === 1)) continue;
          const [other] = writers.filter((each) => each.workload.manifest !== manifest);
          const got = other && i > 0 ? `claim ${claimName}, which ${other.workload.manifest.kind} ${other.workload.manifest.metadata.name} writes to`
            : `claim ${claimName}, which ${guests} guests write to`;
          const level = isLocked(claim) ? {} : { level: FindingLevel.ADVISED };
          const among = other && i > 0 ? { other: other.workload.manifest } : {};
          const fix = isTemplate(manifest, claimName) ? { fix: FIX_OF_TEMPLATE } : {};
          yield { manifest, ...among, field, got, allowed: `a claim of its own, or shareable: true on disk ${disk}`, ...level, ...fix };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'shared-claim/requires-read-write-many',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A claim of a shareable disk of several guests must be ReadWriteMany',
    why: 'A ReadWriteOnce claim is on one node at a time: guests on other nodes wait for it, and none of them migrates live. With ReadWriteOncePod only one '
      + 'ever starts.',
    fix: 'Write accessModes: [ReadWriteMany] and volumeMode: Block on a class that provisions both.',
    * check(manifests, cluster) {
      for (const { writers, claim } of sharedClaims(manifests, cluster)) {
        const { spec: { accessModes: modes = [] } = {}, manifest: { kind } = { kind: '' } } = claim ?? {};
        if (!modes.length || modes.includes(MANY)) continue;
        const level = modes.every((mode) => mode === 'ReadWriteOncePod') ? { level: FindingLevel.UNSTARTABLE } : {};
        for (const { workload: { manifest }, field, claimName, shareable } of writers) {
          if (!shareable) continue;
          yield { manifest, field, got: `${kind} ${claimName} is ${modes.join(', ')}`, allowed: `a claim that is ${MANY}`, ...level };
        }
      }
    },
  }),
];

const sharedClaims = oncePerInput((manifests, cluster): readonly SharedClaim[] => {
  const groups = [...writersByClaim(manifests, cluster)]
    .filter(([, writers]) => writers.reduce((sum, { guests }) => sum + guests, 0) > 1 && !isOneGuest(writers));
  if (!groups.length) return [];
  const claims = claimsByName(manifests);
  return groups.map(([name, writers]) => ({ writers, claim: claims.get(name) }));
});

/** Two disks of one guest on one claim are another mistake. */
function isOneGuest(writers: readonly DiskWriter[]): boolean {
  return new Set(writers.map(({ workload }) => workload.manifest)).size === 1 && writers[0].guests === 1;
}

/** Whether it means to make the claim for itself. */
function isTemplate(manifest: Manifest, claimName: string): boolean {
  return volumeImports(manifest).some(({ metadata: { name } }) => name === claimName);
}

/** Whether what is known of a claim says that a second guest cannot start. */
function isLocked(claim: StorageClaim | undefined): boolean {
  if (!claim) return false;
  const { spec: { accessModes = [] }, volumeMode } = claim;
  return volumeMode === 'Filesystem' || (accessModes.length > 0 && !accessModes.includes(MANY));
}
