import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { DataImportCronProps } from './data-import-cron-props';
import { DataSource } from './data-source';
import { renderDataImportCron } from './render-data-import-cron';
import { nameFromId } from '../../name-from-id';
import { createApiObject } from '../../resource/create-api-object';
import { ImportedResource } from '../../resource/imported-resource';
import { namespaceProblems, referencesOf } from '../../resource/references';
import { ResourceType } from '../../resource/resource-type';
import { throwIfAny } from '../../usage-error';
import { contentHash } from '../data-volumes/content-hash';
import { IDataSource } from '../data-volumes/data-source-interface';
import { dataVolumeProblems } from '../data-volumes/data-volume-problems';

const TYPE: ResourceType = { apiGroup: 'cdi.kubevirt.io', version: 'v1beta1', kind: 'DataImportCron', resourceType: 'dataimportcrons' };

/** A DataImportCron, of this app or imported. */
export interface IDataImportCron extends kplus.IResource {}

/**
 * Keeps a golden image up to date: CDI looks for a new one as the schedule says, imports it at once, whatever the class waits for, and lets a
 * DataSource point to it. Whether it is kept as a claim or as a VolumeSnapshot says the StorageProfile of the class.
 *
 * CDI refuses changes of its spec; see `hasContentHash`. A name has at most 42 characters where a registry is polled by pod.
 *
 * @example
 * new DataImportCron(chart, 'fedora', {
 *   source: DataVolumeSource.registry('docker://quay.io/containerdisks/fedora:42'),
 *   size: Size.gibibytes(20),
 *   schedule: Cron.schedule({ minute: '17', hour: '3' }),
 *   importsToKeep: 2,
 * });
 */
export class DataImportCron extends kplus.Resource implements IDataImportCron {
  /**
   * A DataImportCron that this app does not create.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the DataImportCron's name
   */
  public static fromDataImportCronName(scope: Construct, id: string, name: string): IDataImportCron {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  /** What disks are cloned from: the DataSource that CDI makes. */
  public readonly dataSource: IDataSource;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props the image, its claim, and when it is looked for
   * @throws if the size is missing, or too small; if the claim is not what its stanza takes
   */
  constructor(scope: Construct, id: string, props: DataImportCronProps) {
    super(scope, id);
    throwIfAny(this, dataVolumeProblems(props.source, props));
    const name = nameOf(props.metadata?.name ?? nameFromId(this, id), props);
    const managed = props.managedDataSource ?? name;
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: { ...props.metadata, name },
      spec: Lazy.any({ produce: () => renderDataImportCron(managed, props) }),
    });
    throwIfAny(this, namespaceProblems(this, { source: referencesOf(props.source), serviceAccount: [props.serviceAccount] }));
    this.dataSource = DataSource.fromDataSourceName(this, 'DataSource', managed, { namespace: this.metadata.namespace });
  }
}

function nameOf(base: string, props: DataImportCronProps): string {
  return props.hasContentHash ? `${base}-${contentHash(renderDataImportCron(props.managedDataSource ?? base, props))}` : base;
}
