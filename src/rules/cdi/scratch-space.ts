import { storageClaimsOf, knownClassesOf } from '../../manifests/storage-claims';
import type { VolumeImport } from '../../manifests/volume-import';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'scratch-space/fits-storage-class',
    level: FindingLevel.UNSTARTABLE,
    summary: 'The scratch space of an import must be on a class that provisions file systems',
    why: 'CDI unpacks images of a registry and uploads in a second claim of volumeMode Filesystem, of scratchSpaceStorageClass in the CDI CR, else of the class of the volume. Where that '
      + 'provisions block devices only, the second claim stays pending and the import waits for ever.',
    fix: 'Set scratchSpaceStorageClass in the CDI CR to a class with file systems, or pull the image by the node (pullMethod: node), which needs no scratch space.',
    upstream: ['cdi:late/scratch-class'],
    * check(manifests, cluster) {
      // Only the Platform says which volume modes a class provisions.
      if (!cluster.storageClasses.some(({ volumeModes }) => volumeModes?.length)) return;
      const { find } = knownClassesOf(manifests, cluster);
      const { scratchSpaceStorageClass } = cluster.cdi;
      for (const { manifest, path, spec, completed, volume } of storageClaimsOf(manifests)) {
        if (!volume || !needsScratch(volume)) continue;
        const scratch = find({ spec: scratchSpaceStorageClass === undefined ? spec : { storageClassName: scratchSpaceStorageClass }, completed });
        const modes: readonly string[] | undefined = scratch?.volumeModes;
        if (!scratch || !modes?.length || modes.includes('Filesystem')) continue;
        const got = `class ${scratch.name} for scratch space, which provisions ${modes.join(', ')}`;
        yield { manifest, field: `${path}.storageClassName`, got, allowed: 'scratch space on a class with volumeMode Filesystem' };
      }
    },
  }),
];

/** An image that CDI unpacks: of a registry, or what somebody uploads. */
function needsScratch({ source: { upload, registry } = {} }: VolumeImport): boolean {
  return upload !== undefined || (registry !== undefined && registry.pullMethod !== 'node');
}
