import { Level } from './level';
import type { Manifest, ObjectRule } from './rule';
import { IMPORT_SOURCE } from './volume-import';
import type { VolumeCloneSource, VolumeImportSource, VolumeUploadSource } from '../../../imports/cdi.kubevirt.io';

const KINDS = [IMPORT_SOURCE, 'cdi.kubevirt.io/VolumeUploadSource'];
const LONGEST_NAME = 63;
const CONTENT_TYPES = ['', 'kubevirt', 'archive'];
const CLONED_KINDS = ['PersistentVolumeClaim', 'VolumeSnapshot'];

export const rules: readonly ObjectRule[] = [
  {
    id: 'populator/has-short-name',
    kinds: KINDS,
    level: Level.REJECTED,
    summary: `The name of a populator source has at most ${LONGEST_NAME} characters`,
    why: 'The webhook of CDI v1.66.0 refuses a longer one.',
    fix: 'Shorten the name.',
    upstream: ['cdi:vis/name-length', 'cdi:vus/name-length'],
    * check({ metadata: { name = '' } }) {
      if (name.length > LONGEST_NAME) yield { field: 'metadata.name', got: `${name.length} characters`, allowed: `at most ${LONGEST_NAME} characters` };
    },
  },
  {
    id: 'populator/has-known-content',
    kinds: KINDS,
    level: Level.REJECTED,
    summary: 'The content of a volume is a disk or an archive',
    why: 'The webhook of CDI v1.66.0 refuses every other word.',
    fix: 'Write kubevirt for a disk image, archive for files, or leave it out: then it is kubevirt.',
    upstream: ['cdi:vis/content-type', 'cdi:vus/content-type'],
    * check(manifest) {
      const { contentType = '' } = (manifest as Manifest & (VolumeImportSource | VolumeUploadSource)).spec;
      if (!CONTENT_TYPES.includes(contentType)) yield { field: 'spec.contentType', got: contentType, allowed: 'kubevirt, archive' };
    },
  },
  {
    id: 'populator/names-claim-of-stages',
    kinds: [IMPORT_SOURCE],
    level: Level.REJECTED,
    summary: 'An import in stages names the claim it fills',
    why: 'The webhook of CDI v1.66.0 refuses checkpoints of VDDK and ImageIO without targetClaim.',
    fix: 'Write targetClaim, the name of the claim that refers to this source.',
    upstream: ['cdi:vis/multistage-target'],
    * check(manifest) {
      const { source, checkpoints = [], targetClaim } = (manifest as Manifest & VolumeImportSource).spec;
      const inStages = checkpoints.length > 0 && (source?.vddk ?? source?.imageio) !== undefined;
      if (inStages && !targetClaim) yield { field: 'spec.targetClaim', got: targetClaim, allowed: 'the name of a claim' };
    },
  },
  {
    id: 'populator/clones-claim-or-snapshot',
    kinds: ['cdi.kubevirt.io/VolumeCloneSource'],
    level: Level.ADVISED,
    summary: 'A VolumeCloneSource clones a claim or a snapshot',
    why: 'CDI v1.66.0 has no webhook for it, and follows no other kind: the claim is never filled.',
    fix: 'Write kind PersistentVolumeClaim, or VolumeSnapshot.',
    * check(manifest) {
      const { kind } = (manifest as Manifest & VolumeCloneSource).spec.source;
      if (!CLONED_KINDS.includes(kind)) yield { field: 'spec.source.kind', got: kind, allowed: CLONED_KINDS.join(', ') };
    },
  },
];
