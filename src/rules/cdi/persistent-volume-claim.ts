import type { PersistentVolumeClaimSpec } from '../../../imports/cdi.kubevirt.io';
import { parseQuantity, wholeUnits } from '../../kubernetes/quantity';
import { isOlder } from '../../manifests/by-release';
import { COMPLETED_BY_CDI, isCompletedByCdi } from '../../manifests/completed-by-cdi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf, partsOf } from '../subject';
import type { Subject } from '../subject';

const CONTENT_TYPE = 'cdi.kubevirt.io/storage.contentType';
/** The first release whose own CR switches WebhookPvcRendering on; since v1.66 it is always on. */
const COMPLETES_SINCE = '1.63';
const MEBI = 1024n * 1024n;

interface Claim {
  readonly spec: PersistentVolumeClaimSpec;
  readonly contentType?: string;
}

/** A claim that the mutating webhook of CDI completes. */
const completedClaim: Subject<Claim> = partsOf(
  objectsOf<{ readonly spec?: PersistentVolumeClaimSpec }>('/PersistentVolumeClaim'),
  ({ metadata: { labels, annotations }, spec = {} }) => (
    isCompletedByCdi(labels) ? [{ value: { spec, contentType: annotations?.[CONTENT_TYPE] }, path: '' }] : []
  ),
);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'persistent-volume-claim/has-valid-size',
    level: FindingLevel.REJECTED,
    subject: completedClaim,
    summary: 'A PersistentVolumeClaim that CDI completes must have a size of at least 1Mi',
    why: `CDI refuses a claim with label ${COMPLETED_BY_CDI}: "true" without a size, or with less; only a clone takes it from its source. `
      + 'The restore of a VolumeSnapshot is not judged since v1.64.',
    fix: 'Write resources.requests.storage, such as 30Gi.',
    upstream: ['cdi:pvc/size-missing', 'cdi:pvc/size-below-1mi'],
    sinceCdi: COMPLETES_SINCE,
    * check({ spec }, { releases }) {
      if (isClone(spec) || (restoresSnapshot(spec) && !isOlder('cdi', '1.64', releases))) return;
      const size = spec.resources?.requests?.storage;
      const bytes = parseQuantity(size ?? 0);
      if (bytes !== undefined && wholeUnits(bytes) < MEBI) {
        yield { field: 'spec.resources.requests.storage', got: size, allowed: 'at least 1Mi' };
      }
    },
  }),
  defineRule({
    id: 'persistent-volume-claim/excludes-block-for-archive',
    level: FindingLevel.REJECTED,
    subject: completedClaim,
    summary: 'A PersistentVolumeClaim that CDI fills from an archive must not have volumeMode Block',
    why: `CDI refuses it on a claim with label ${COMPLETED_BY_CDI}: "true": the files of an archive need a filesystem.`,
    fix: 'Remove volumeMode, or write Filesystem.',
    upstream: ['cdi:pvc/archive-block'],
    sinceCdi: COMPLETES_SINCE,
    * check({ spec: { volumeMode }, contentType }) {
      if (contentType === 'archive' && volumeMode === 'Block') yield { field: 'spec.volumeMode', got: volumeMode, allowed: 'Filesystem' };
    },
  }),
];

function isClone({ dataSourceRef, dataSource }: PersistentVolumeClaimSpec): boolean {
  return (dataSourceRef ?? dataSource)?.kind === 'VolumeCloneSource';
}

function restoresSnapshot({ dataSourceRef, dataSource }: PersistentVolumeClaimSpec): boolean {
  return [dataSourceRef, dataSource].some((source) => source?.apiGroup === 'snapshot.storage.k8s.io' && source.kind === 'VolumeSnapshot');
}
