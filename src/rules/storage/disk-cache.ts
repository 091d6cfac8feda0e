import { isCached, isCachedNative, UNCACHED } from '../../manifests/disk-access';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmiDisk } from '../subjects/disk';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'disk-cache/excludes-cache-of-shared-disk',
    level: FindingLevel.UNSTARTABLE,
    subject: vmiDisk,
    summary: 'A shareable disk must not be cached',
    why: 'Each node would have its own cache of what the others write. KubeVirt admits it, and its launcher refuses to make the domain: a sharable disk '
      + 'requires cache = none.',
    fix: 'Write cache: none, or nothing: KubeVirt then takes none.',
    * check({ disk: { disk: target, shareable, cache } }) {
      if (target && shareable && isCached({ cache })) yield { field: 'cache', got: cache, allowed: UNCACHED };
    },
  }),
  defineRule({
    id: 'disk-cache/excludes-cache-with-native-io',
    level: FindingLevel.UNSTARTABLE,
    subject: vmiDisk,
    summary: 'A disk with io: native must not be cached',
    why: 'Native I/O of Linux goes past the page cache. KubeVirt admits both together, and libvirt refuses the domain: native I/O needs either no disk '
      + 'cache or directsync cache mode.',
    fix: 'Write cache: none, or io: threads.',
    * check({ disk }) {
      const { cache } = disk;
      if (isCachedNative(disk)) yield { field: 'io', got: `native with cache ${cache}`, allowed: 'native only with cache: none' };
    },
  }),
];
