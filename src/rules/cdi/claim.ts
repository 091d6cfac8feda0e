import type { PersistentVolumeClaimSpec } from '../../../imports/cdi.kubevirt.io';
import { parseQuantity, wholeUnits } from '../../kubernetes/quantity';
import type { Manifest } from '../../manifests/manifest';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

const KINDS = ['/PersistentVolumeClaim'];
const RENDERED = 'cdi.kubevirt.io/applyStorageProfile';
const CONTENT_TYPE = 'cdi.kubevirt.io/storage.contentType';
const MEBI = 1024n * 1024n;
const SIZE = 'spec.resources.requests.storage';

interface Claim {
  readonly spec: PersistentVolumeClaimSpec;
  readonly annotations: { readonly [key: string]: string };
}

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'claim/has-size',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...KINDS),
    summary: 'A claim that CDI completes has a size of at least 1Mi',
    why: `The mutating webhook of CDI refuses a claim with label ${RENDERED}: "true" without a size, or with less; only a clone takes it from its source.`,
    fix: 'Write resources.requests.storage, such as 30Gi.',
    upstream: ['cdi:pvc/size-missing', 'cdi:pvc/size-below-1mi'],
    * check(manifest) {
      const { spec } = rendered(manifest) ?? {};
      if (!spec || isClone(spec) || restoresSnapshot(spec)) return;
      const size = spec.resources?.requests?.storage;
      const bytes = parseQuantity(size ?? 0);
      if (bytes !== undefined && wholeUnits(bytes) < MEBI) yield { field: SIZE, got: size, allowed: 'at least 1Mi' };
    },
  }),
  defineRule({
    id: 'claim/unpacks-onto-filesystem',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...KINDS),
    summary: 'An archive is unpacked onto a filesystem',
    why: `The mutating webhook of CDI refuses volumeMode Block on a claim with label ${RENDERED}: "true" whose content is an archive.`,
    fix: 'Remove volumeMode, or write Filesystem.',
    upstream: ['cdi:pvc/archive-block'],
    * check(manifest) {
      const claim = rendered(manifest);
      if (claim?.annotations[CONTENT_TYPE] === 'archive' && claim.spec.volumeMode === 'Block') {
        yield { field: 'spec.volumeMode', got: 'Block', allowed: 'Filesystem' };
      }
    },
  }),
];

/** A claim that CDI's webhook completes. */
function rendered({ metadata, spec = {} }: Manifest): Claim | undefined {
  const { labels = {}, annotations = {} } = metadata as { labels?: Claim['annotations']; annotations?: Claim['annotations'] };
  return labels[RENDERED] === 'true' ? { spec: spec as PersistentVolumeClaimSpec, annotations } : undefined;
}

function isClone({ dataSourceRef, dataSource }: PersistentVolumeClaimSpec): boolean {
  return (dataSourceRef ?? dataSource)?.kind === 'VolumeCloneSource';
}

function restoresSnapshot({ dataSourceRef, dataSource }: PersistentVolumeClaimSpec): boolean {
  return [dataSourceRef, dataSource].some((source) => source?.apiGroup === 'snapshot.storage.k8s.io' && source.kind === 'VolumeSnapshot');
}
