import { DataVolumeTemplateDiskOptions } from './data-volume-template-disk-options';
import { IMMEDIATE_BINDING, renderDataVolumeContent } from './render-data-volume';
import type { DataVolumeTemplateSpec } from '../../imports/kubevirt.io';

/** Renders the `dataVolumeTemplates` entry. */
export function renderDataVolumeTemplate(name: string, options: DataVolumeTemplateDiskOptions): DataVolumeTemplateSpec {
  return {
    metadata: { name, ...options.immediateBinding ? { annotations: IMMEDIATE_BINDING } : {} },
    spec: renderDataVolumeContent(options.source, options),
  };
}
