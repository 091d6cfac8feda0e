import { Size, SizeRoundingBehavior } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { DataVolumeClaimOptions, DataVolumeStanza } from './data-volume-claim-options';
import { DataVolumeSource } from './data-volume-source';
import { formatQuantity } from '../../format-quantity';
import { UsageError } from '../../usage-error';
import { DATA_VOLUME_SOURCES } from '../wire-forms';

/** What a file system takes of a claim unless the CDI CR says otherwise (`filesystemOverhead`, DefaultGlobalOverhead of CDI). */
const OVERHEAD = 0.06;
const LEAST = Size.mebibytes(1);

/** What is wrong with a volume that is filled from this source. CDI would say so once it is applied. */
export function* dataVolumeProblems(source: DataVolumeSource, options: DataVolumeClaimOptions): Generator<UsageError> {
  yield* sizeProblems(source, options);
  const { stanza, accessModes = [], volumeAttributesClassName } = options;
  if (stanza === DataVolumeStanza.PVC && accessModes.length !== 1) {
    yield {
      what: 'accessModes',
      got: accessModes,
      allowed: 'exactly one with DataVolumeStanza.PVC',
      fix: 'Give READ_WRITE_MANY where the VM migrates live, or leave out `stanza`: CDI then takes what the class can do.',
    };
  }
  if (stanza !== DataVolumeStanza.PVC && volumeAttributesClassName !== undefined) {
    yield {
      what: 'volumeAttributesClassName',
      got: volumeAttributesClassName,
      allowed: 'only with DataVolumeStanza.PVC',
      fix: 'Give `stanza: DataVolumeStanza.PVC` and one access mode: `storage` of CDI has no such field.',
    };
  }
}

function* sizeProblems(source: DataVolumeSource, options: DataVolumeClaimOptions): Generator<UsageError> {
  const { size, virtualSize, stanza, volumeMode } = options;
  if (!size) {
    if (isClone(source) && stanza !== DataVolumeStanza.PVC) return;
    yield {
      what: 'size',
      got: undefined,
      allowed: 'a size of at least 1Mi',
      fix: 'Give one that has room for the image: only a clone takes it from its source, and with DataVolumeStanza.PVC not even that.',
    };
    return;
  }
  if (bytesOf(size) < bytesOf(LEAST)) {
    yield { what: 'size', got: formatQuantity(size), allowed: 'at least 1Mi', fix: 'Check the unit, such as Size.gibibytes(10).' };
    return;
  }
  if (!virtualSize) return;
  const holdsFiles = stanza === DataVolumeStanza.PVC && volumeMode !== kplus.PersistentVolumeMode.BLOCK;
  const needed = holdsFiles ? bytesOf(virtualSize) * (1 + OVERHEAD) : bytesOf(virtualSize);
  if (bytesOf(size) < needed) {
    const least = formatQuantity(Size.mebibytes(Math.ceil(needed / bytesOf(LEAST))));
    yield {
      what: 'size',
      got: formatQuantity(size),
      allowed: `at least ${least}: the virtual size ${formatQuantity(virtualSize)}${holdsFiles ? ' and 6 % for the file system' : ''}`,
      fix: 'Give more: an image that does not fit is imported in vain.',
    };
  }
}

function isClone(source: DataVolumeSource): boolean {
  const { source: { pvc, snapshot } = {}, sourceRef } = DATA_VOLUME_SOURCES.of(source);
  return (sourceRef ?? pvc ?? snapshot) !== undefined;
}

function bytesOf(size: Size): number {
  return size.toKibibytes({ rounding: SizeRoundingBehavior.NONE }) * 1024;
}
