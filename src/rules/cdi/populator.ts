import type { VolumeCloneSource, VolumeImportSource, VolumeUploadSource } from '../../../imports/cdi.kubevirt.io';
import { IMPORT_SOURCE } from '../../manifests/volume-import';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';
import { specsOf } from '../subjects/object-spec';

const KINDS: readonly string[] = [IMPORT_SOURCE, 'cdi.kubevirt.io/VolumeUploadSource'];
const LONGEST_NAME = 63;
const CONTENT_TYPES: readonly string[] = ['kubevirt', 'archive'];
const CLONED_KINDS: readonly string[] = ['PersistentVolumeClaim', 'VolumeSnapshot'];

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'populator/has-valid-name',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...KINDS),
    summary: `The name of a VolumeImportSource or VolumeUploadSource must have at most ${LONGEST_NAME} characters`,
    why: 'CDI refuses a longer one.',
    fix: 'Shorten the name.',
    upstream: ['cdi:vis/name-length', 'cdi:vus/name-length'],
    * check({ metadata: { name = '' } }) {
      const { length } = name;
      if (length > LONGEST_NAME) yield { field: 'metadata.name', got: `${length} characters`, allowed: `at most ${LONGEST_NAME} characters` };
    },
  }),
  defineRule({
    id: 'populator/has-known-content-type',
    level: FindingLevel.REJECTED,
    subject: specsOf<VolumeImportSource | VolumeUploadSource>(...KINDS),
    summary: `The contentType of a VolumeImportSource or VolumeUploadSource must be ${CONTENT_TYPES.join(' or ')}`,
    why: 'CDI refuses every other value but an empty one.',
    fix: 'Write kubevirt for a disk image, archive for files, or leave it out: then it is kubevirt.',
    upstream: ['cdi:vis/content-type', 'cdi:vus/content-type'],
    * check({ contentType: got }) {
      if (got && !CONTENT_TYPES.includes(got)) yield { field: 'contentType', got, allowed: CONTENT_TYPES.join(', ') };
    },
  }),
  defineRule({
    id: 'populator/requires-target-claim',
    level: FindingLevel.REJECTED,
    subject: specsOf<VolumeImportSource>(IMPORT_SOURCE),
    summary: 'A VolumeImportSource with checkpoints of VDDK or ImageIO must name the claim that it fills',
    why: 'CDI refuses checkpoints of these sources without targetClaim.',
    fix: 'Write targetClaim, the name of the claim that refers to this source.',
    upstream: ['cdi:vis/multistage-target'],
    * check({ source, checkpoints = [], targetClaim: got }) {
      const isMultistage = checkpoints.length > 0 && (source?.vddk ?? source?.imageio) !== undefined;
      if (isMultistage && !got) yield { field: 'targetClaim', got, allowed: 'the name of a claim' };
    },
  }),
  defineRule({
    id: 'populator/has-known-clone-source',
    level: FindingLevel.UNSTARTABLE,
    subject: specsOf<VolumeCloneSource>('cdi.kubevirt.io/VolumeCloneSource'),
    summary: 'A VolumeCloneSource must clone a PersistentVolumeClaim or a VolumeSnapshot',
    why: 'CDI has no webhook for it, and follows no other kind: the claim is never filled.',
    fix: `Write kind ${CLONED_KINDS.join(' or ')}.`,
    * check({ source: { kind } }) {
      if (!CLONED_KINDS.includes(kind)) yield { field: 'source.kind', got: kind, allowed: CLONED_KINDS.join(', ') };
    },
  }),
];
