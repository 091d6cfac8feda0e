import type { DataVolumeTemplateSpec } from '../../imports/kubevirt.io';
import { formatQuantity } from '../format-quantity';
import { DataVolumeTemplateDiskOptions } from './data-volume-template-disk-options';

/** Renders the `dataVolumeTemplates` entry. */
export function renderDataVolumeTemplate(name: string, options: DataVolumeTemplateDiskOptions): DataVolumeTemplateSpec {
  return {
    metadata: {
      name,
      ...(options.immediateBinding ? { annotations: { 'cdi.kubevirt.io/storage.bind.immediate.requested': 'true' } } : {}),
    },
    spec: {
      source: options.source._source,
      sourceRef: options.source._sourceRef,
      preallocation: options.preallocation,
      storage: {
        storageClassName: options.storageClassName,
        accessModes: options.accessModes,
        volumeMode: options.volumeMode,
        ...(options.size ? { resources: { requests: { storage: formatQuantity(options.size) } } } : {}),
      },
    },
  };
}
