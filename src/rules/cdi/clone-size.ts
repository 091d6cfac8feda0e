import { importedSize } from '../../analysis/namespace/claim-size';
import { parseQuantity, wholeUnits } from '../../kubernetes/quantity';
import { at } from '../../kubernetes/untyped';
import { cloneSourceFinder } from '../../manifests/clone-source';
import type { CloneSource } from '../../manifests/clone-source';
import { guestParts } from '../../manifests/guest-parts';
import type { Cluster } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { oncePerInput } from '../../manifests/once-per-input';
import { storageClaimsOf, knownClassesOf } from '../../manifests/storage-claims';
import type { StorageClaim } from '../../manifests/storage-claims';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/**
 * What a filesystem may take of a claim, in percent: CDI reckons with 6 unless its CR says otherwise, and with more than this nobody does.
 */
const OVERHEAD = 25n;
/** By as much CDI may round a size up. */
const ROUNDING = 2n ** 20n;
const NANO = 10n ** 9n;
const PERMISSIVE = 'cdi.kubevirt.io/permissiveClone';

/** A copy and what it is made from, both with the bytes that are written. */
interface Clone {
  readonly target: StorageClaim;
  readonly size: bigint;
  readonly source: CloneSource;
  readonly needed: bigint;
}

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'clone-size/fits-source',
    reads: guestParts(),
    level: FindingLevel.UNSTARTABLE,
    summary: 'A clone must be at least as large as its source',
    why: 'CDI admits a smaller clone and then refuses to make it (target resources requests storage size is smaller than the source): the volume is never '
      + 'filled. So does the driver of a PersistentVolumeClaim with a dataSource. CDI makes a claim for a filesystem larger than storage says, but not than pvc says.',
    fix: 'Write at least the size of the source; storage without a size takes it from there.',
    upstream: ['cdi:late/clone-mixed-stanza'],
    * check(manifests, cluster) {
      for (const clone of clonesOf(manifests, cluster)) {
        const { target, source } = clone;
        const isShort = !fits(clone);
        const inflated = isShort ? false : isInflated(clone, cluster);
        if (!isShort && inflated === false) continue;
        const got = target.spec.resources?.requests?.storage;
        const added = isShort ? '' : ', which CDI makes larger where it has a filesystem: write storage instead of pvc';
        const allowed = `at least ${source.claim.spec.resources?.requests?.storage}, the size of ${source.name}${added}`;
        const isCertain = isShort ? !source.isSnapshot : inflated;
        yield {
          manifest: target.manifest,
          other: source.claim.manifest,
          field: `${target.path}.resources.requests.storage`,
          got,
          allowed,
          ...isCertain ? {} : { level: FindingLevel.ADVISED },
        };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'clone-size/requires-volume-expansion',
    reads: guestParts(),
    level: FindingLevel.ADVISED,
    summary: 'A clone that is larger than its source must be of a class that expands volumes',
    why: 'CDI clones and then expands. On a StorageClass without allowVolumeExpansion it copies the disk byte by byte instead (NoVolumeExpansion), '
      + 'which takes minutes where a clone takes seconds.',
    fix: 'Write allowVolumeExpansion: true into the StorageClass, or the size of the source into the clone.',
    * check(manifests, cluster) {
      const fixed = new Map(ofKind(manifests, 'storage.k8s.io/StorageClass').flatMap((manifest) => (
        at(manifest, 'allowVolumeExpansion') === true ? [] : [[manifest.metadata.name, manifest] as const]
      )));
      if (!fixed.size) return;
      const classes = knownClassesOf(manifests, cluster);
      for (const { target, size, source, needed } of clonesOf(manifests, cluster)) {
        const name = classes.find(target)?.name;
        const other = fixed.get(name);
        if (!other || source.isByDriver || size <= needed) continue;
        const got = `${target.spec.resources?.requests?.storage}, of class ${name} without allowVolumeExpansion`;
        const allowed = `${source.claim.spec.resources?.requests?.storage}, the size of ${source.name}`;
        yield { manifest: target.manifest, other, field: `${target.path}.resources.requests.storage`, got, allowed };
      }
    },
  }),
];

/** The copies of which both sizes are written. */
const clonesOf = oncePerInput((manifests): readonly Clone[] => {
  const sourceOf = cloneSourceFinder(manifests);
  return storageClaimsOf(manifests).flatMap((target): Clone[] => {
    const source = sourceOf(target);
    if (!source || isPermissive(target)) return [];
    const [size, needed] = [bytesOf(target), bytesOf(source.claim)];
    return size === undefined || needed === undefined ? [] : [{ target, size, source, needed }];
  });
});

function isPermissive({ volume }: StorageClaim): boolean {
  return volume?.metadata.annotations?.[PERMISSIVE] !== undefined;
}

/** Whether a clone has room for its source, as far as sizes tell: CDI compares what is left in each for the disk, drivers the claims. */
function fits({ size, target, needed, source: { claim: original, isByDriver } }: Clone): boolean {
  if (isByDriver) return size >= needed;
  const isPlain = [target, original].map(({ completed, volumeMode }) => !completed && volumeMode !== 'Block');
  const isAlike = isPlain.every(Boolean) && target.spec.storageClassName === original.spec.storageClassName;
  const least = isPlain[1] && !isAlike ? needed * (100n - OVERHEAD) / 100n : needed;
  return (target.completed ? size + ROUNDING : size) >= least;
}

/** Whether the source is larger than it is written, since CDI adds to it what the clone does not get; `undefined` where the class decides. */
function isInflated({ size, target, needed, source: { claim, isSnapshot } }: Clone, { cdi: { filesystemOverhead } }: Cluster): boolean | undefined {
  if (target.completed || !claim.completed || claim.volumeMode === 'Block') return false;
  const overhead = filesystemOverhead.storageClass.get(claim.spec.storageClassName ?? '') ?? filesystemOverhead.global;
  if (size * NANO >= importedSize(needed * NANO, overhead)) return false;
  return claim.volumeMode === 'Filesystem' && !isSnapshot ? true : undefined;
}

function bytesOf({ spec }: StorageClaim): bigint | undefined {
  const quantity = spec.resources?.requests?.storage;
  const nano = quantity === undefined ? undefined : parseQuantity(quantity);
  return nano === undefined ? undefined : wholeUnits(nano);
}
