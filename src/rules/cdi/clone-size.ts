import { parseQuantity, wholeUnits } from '../../kubernetes/quantity';
import { claimsByName, claimsIn } from '../../manifests/storage-claims';
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
const PERMISSIVE = 'cdi.kubevirt.io/permissiveClone';

interface Sizes {
  readonly size: bigint;
  readonly target: StorageClaim;
  readonly needed: bigint;
  readonly original: StorageClaim;
}

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'clone-size/fits-source',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A clone must be at least as large as its source',
    why: 'CDI admits a smaller clone and then refuses to make it (target resources requests storage size is smaller than the source): the volume is never '
      + 'filled.',
    fix: 'Write at least the size of the source; storage without a size takes it from there.',
    * check(manifests) {
      let claims: ReadonlyMap<string, StorageClaim> | undefined;
      for (const manifest of manifests) {
        for (const target of claimsIn(manifest)) {
          const source = target.volume?.spec.source?.pvc;
          if (!target.volume || !source) continue;
          claims ??= claimsByName(manifests);
          const original = claims.get(`${source.namespace || manifest.metadata.namespace}/${source.name}`);
          const [size, needed] = [bytesOf(target), original && bytesOf(original)];
          if (!original || size === undefined || needed === undefined || target.volume.metadata.annotations?.[PERMISSIVE] !== undefined) continue;
          if (fits({ size, target, needed, original })) continue;
          const got = target.spec.resources?.requests?.storage;
          const allowed = `at least ${original.spec.resources?.requests?.storage}, the size of ${source.name}`;
          yield { manifest, other: original.manifest, field: `${target.path}.resources.requests.storage`, got, allowed };
        }
      }
    },
  }),
];

/** Whether a clone has room for its source, as far as sizes tell: CDI compares what is left in each for the disk. */
function fits({ size, target, needed, original }: Sizes): boolean {
  const isPlain = [target, original].map(({ completed, volumeMode }) => !completed && volumeMode !== 'Block');
  const isAlike = isPlain.every(Boolean) && target.spec.storageClassName === original.spec.storageClassName;
  const least = isPlain[1] && !isAlike ? needed * (100n - OVERHEAD) / 100n : needed;
  return (target.completed ? size + ROUNDING : size) >= least;
}

function bytesOf({ spec }: StorageClaim): bigint | undefined {
  const quantity = spec.resources?.requests?.storage;
  const nano = quantity === undefined ? undefined : parseQuantity(quantity);
  return nano === undefined ? undefined : wholeUnits(nano);
}
