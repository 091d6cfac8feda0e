import { DataVolumeClaimOptions, DataVolumeStanza } from './data-volume-claim-options';
import { DataVolumeProps } from './data-volume-props';
import { DataVolumeSource } from './data-volume-source';
import type { DataVolumeSpec } from '../../../imports/cdi.kubevirt.io';
import { formatQuantity } from '../../format-quantity';
import { DATA_VOLUME_SOURCES } from '../wire-forms';

/** What makes CDI fill a volume at once on a class that waits for its first consumer. */
export const IMMEDIATE_BINDING = { 'cdi.kubevirt.io/storage.bind.immediate.requested': 'true' };

/** Renders the spec of a DataVolume. */
export function renderDataVolume(props: DataVolumeProps): DataVolumeSpec {
  return {
    ...renderDataVolumeContent(props.source, props),
    contentType: props.contentType,
    serviceAccountName: props.serviceAccount?.name,
    checkpoints: props.checkpoints?.map(({ current, previous }) => ({ current, previous })),
    finalCheckpoint: props.finalCheckpoint,
  };
}

/** Renders what a DataVolume has in common with the templates of it: where it is filled from, and its claim. */
export function renderDataVolumeContent(from: DataVolumeSource, options: DataVolumeClaimOptions): DataVolumeSpec {
  const { source, sourceRef, dataSourceRef } = DATA_VOLUME_SOURCES.of(from);
  const { stanza = DataVolumeStanza.STORAGE, size, preallocation, priorityClassName } = options;
  return {
    source,
    sourceRef,
    preallocation,
    priorityClassName,
    [stanza]: {
      dataSourceRef,
      storageClassName: options.storageClassName,
      volumeAttributesClassName: options.volumeAttributesClassName,
      accessModes: options.accessModes,
      volumeMode: options.volumeMode,
      ...size ? { resources: { requests: { storage: formatQuantity(size) } } } : {},
    },
  };
}
