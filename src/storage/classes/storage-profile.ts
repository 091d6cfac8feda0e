import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { renderStorageProfile } from './render-storage-profile';
import { StorageProfileProps } from './storage-profile-props';
import { createApiObject } from '../../resource/create-api-object';
import { ImportedResource } from '../../resource/imported-resource';
import { ResourceType } from '../../resource/resource-type';

const TYPE: ResourceType = { apiGroup: 'cdi.kubevirt.io', version: 'v1beta1', kind: 'StorageProfile', resourceType: 'storageprofiles' };

/** A storage profile, of this app or imported. */
export interface IStorageProfile extends kplus.IResource {}

/**
 * What CDI does with volumes of a StorageClass. CDI makes one for each class, of its name, and fills in what it knows of the driver; this is what the
 * platform team knows better.
 *
 * It is a patch of an object that is there, so apply it on the server: `kubectl apply --server-side`, in Argo CD the annotation
 * `argocd.argoproj.io/sync-options: ServerSideApply=true`. It is for the cluster, so one app has it, not each tenant.
 *
 * @example
 * new StorageProfile(chart, 'ceph-rbd', { cloneStrategy: CloneStrategy.CSI_CLONE, dataImportFormat: DataImportFormat.SNAPSHOT });
 */
export class StorageProfile extends kplus.Resource implements IStorageProfile {
  /**
   * A storage profile that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the name of the profile
   */
  public static fromStorageProfileName(scope: Construct, id: string, name: string): IStorageProfile {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the name of the StorageClass unless `metadata.name` is given
   * @param props what CDI does with its volumes
   */
  constructor(scope: Construct, id: string, props: StorageProfileProps) {
    super(scope, id);
    this.apiObject = createApiObject(this, id, TYPE, { metadata: props.metadata, spec: Lazy.any({ produce: () => renderStorageProfile(props) }) });
  }
}
