import type { VolumeCloneSource, VolumeImportSource, VolumeUploadSource } from '../../../imports/cdi.kubevirt.io';
import type { Manifest } from '../../manifests/manifest';
import { IMPORT_SOURCE } from '../../manifests/volume-import';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

const KINDS = [IMPORT_SOURCE, 'cdi.kubevirt.io/VolumeUploadSource'];
const LONGEST_NAME = 63;
const CONTENT_TYPES = ['', 'kubevirt', 'archive'];
const CLONED_KINDS = ['PersistentVolumeClaim', 'VolumeSnapshot'];

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'populator/has-short-name',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...KINDS),
    summary: `The name of a populator source has at most ${LONGEST_NAME} characters`,
    why: 'The webhook of CDI refuses a longer one.',
    fix: 'Shorten the name.',
    upstream: ['cdi:vis/name-length', 'cdi:vus/name-length'],
    * check({ metadata: { name = '' } }) {
      if (name.length > LONGEST_NAME) yield { field: 'metadata.name', got: `${name.length} characters`, allowed: `at most ${LONGEST_NAME} characters` };
    },
  }),
  defineRule({
    id: 'populator/has-known-content',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...KINDS),
    summary: 'The content of a volume is a disk or an archive',
    why: 'The webhook of CDI refuses every other word.',
    fix: 'Write kubevirt for a disk image, archive for files, or leave it out: then it is kubevirt.',
    upstream: ['cdi:vis/content-type', 'cdi:vus/content-type'],
    * check(manifest) {
      const { contentType = '' } = (manifest as Manifest & (VolumeImportSource | VolumeUploadSource)).spec;
      if (!CONTENT_TYPES.includes(contentType)) yield { field: 'spec.contentType', got: contentType, allowed: 'kubevirt, archive' };
    },
  }),
  defineRule({
    id: 'populator/names-claim-of-stages',
    level: FindingLevel.REJECTED,
    subject: objectsOf(IMPORT_SOURCE),
    summary: 'An import in stages names the claim it fills',
    why: 'The webhook of CDI refuses checkpoints of VDDK and ImageIO without targetClaim.',
    fix: 'Write targetClaim, the name of the claim that refers to this source.',
    upstream: ['cdi:vis/multistage-target'],
    * check(manifest) {
      const { source, checkpoints = [], targetClaim } = (manifest as Manifest & VolumeImportSource).spec;
      const inStages = checkpoints.length > 0 && (source?.vddk ?? source?.imageio) !== undefined;
      if (inStages && !targetClaim) yield { field: 'spec.targetClaim', got: targetClaim, allowed: 'the name of a claim' };
    },
  }),
  defineRule({
    id: 'populator/clones-claim-or-snapshot',
    level: FindingLevel.ADVISED,
    subject: objectsOf('cdi.kubevirt.io/VolumeCloneSource'),
    summary: 'A VolumeCloneSource clones a claim or a snapshot',
    why: 'CDI has no webhook for it, and follows no other kind: the claim is never filled.',
    fix: 'Write kind PersistentVolumeClaim, or VolumeSnapshot.',
    * check(manifest) {
      const { kind } = (manifest as Manifest & VolumeCloneSource).spec.source;
      if (!CLONED_KINDS.includes(kind)) yield { field: 'spec.source.kind', got: kind, allowed: CLONED_KINDS.join(', ') };
    },
  }),
];
