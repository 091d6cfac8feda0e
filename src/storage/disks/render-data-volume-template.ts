import { DataVolumeTemplateDiskOptions } from './data-volume-template-disk-options';
import type { DataVolumeTemplateSpec } from '../../../imports/kubevirt.io';
import { IMMEDIATE_BINDING, renderDataVolumeContent } from '../data-volumes/render-data-volume';

/** Renders the `dataVolumeTemplates` entry. */
export function renderDataVolumeTemplate(name: string, options: DataVolumeTemplateDiskOptions): DataVolumeTemplateSpec {
  const { labels, annotations, immediateBinding } = options;
  return {
    metadata: { name, labels, annotations: immediateBinding ? { ...IMMEDIATE_BINDING, ...annotations } : annotations },
    spec: renderDataVolumeContent(options.source, options),
  };
}
