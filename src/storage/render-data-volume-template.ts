import { DataVolumeTemplateDiskOptions } from './data-volume-template-disk-options';
import { DATA_VOLUME_SOURCES } from './wire-forms';
import type { DataVolumeTemplateSpec } from '../../imports/kubevirt.io';
import { formatQuantity } from '../format-quantity';

/** Renders the `dataVolumeTemplates` entry. */
export function renderDataVolumeTemplate(name: string, options: DataVolumeTemplateDiskOptions): DataVolumeTemplateSpec {
  const { source, sourceRef } = DATA_VOLUME_SOURCES.of(options.source);
  return {
    metadata: {
      name,
      ...options.immediateBinding ? { annotations: { 'cdi.kubevirt.io/storage.bind.immediate.requested': 'true' } } : {},
    },
    spec: {
      source,
      sourceRef,
      preallocation: options.preallocation,
      storage: {
        storageClassName: options.storageClassName,
        accessModes: options.accessModes,
        volumeMode: options.volumeMode,
        ...options.size ? { resources: { requests: { storage: formatQuantity(options.size) } } } : {},
      },
    },
  };
}
