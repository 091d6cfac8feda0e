import type { DataVolumeTemplateSpec } from '../../imports/kubevirt.io';
import { formatQuantity } from '../format-quantity';
import { DataVolumeTemplateDiskProps } from './data-volume-template';

/** Renders the `dataVolumeTemplates` entry. */
export function renderDataVolumeTemplate(name: string, props: DataVolumeTemplateDiskProps): DataVolumeTemplateSpec {
  return {
    metadata: {
      name,
      ...(props.immediateBinding ? { annotations: { 'cdi.kubevirt.io/storage.bind.immediate.requested': 'true' } } : {}),
    },
    spec: {
      source: props.source._source,
      sourceRef: props.source._sourceRef,
      preallocation: props.preallocation,
      storage: {
        storageClassName: props.storageClassName,
        accessModes: props.accessModes,
        volumeMode: props.volumeMode,
        ...(props.size ? { resources: { requests: { storage: formatQuantity(props.size) } } } : {}),
      },
    },
  };
}
