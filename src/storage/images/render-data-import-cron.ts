import { Cron } from 'cdk8s';
import { DataImportCronProps } from './data-import-cron-props';
import type { DataImportCronSpec } from '../../../imports/cdi.kubevirt.io';
import { renderDataVolumeContent } from '../data-volumes/render-data-volume';

/** Renders the spec of a DataImportCron. */
export function renderDataImportCron(managedDataSource: string, props: DataImportCronProps): DataImportCronSpec {
  return {
    schedule: (props.schedule ?? Cron.daily()).expressionString,
    managedDataSource,
    garbageCollect: props.garbageCollection,
    importsToKeep: props.importsToKeep,
    retentionPolicy: props.retention,
    serviceAccountName: props.serviceAccount?.name,
    template: { spec: renderDataVolumeContent(props.source, props) },
  };
}
