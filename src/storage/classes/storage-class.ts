import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { StorageClassProps } from './storage-class-props';
import type { StorageClass as StorageClassWire } from '../../../imports/kubernetes';
import { entriesInOrder } from '../../kubernetes/in-key-order';
import { createApiObject } from '../../resource/create-api-object';
import { ImportedResource } from '../../resource/imported-resource';
import { ResourceType } from '../../resource/resource-type';

const TYPE: ResourceType = { apiGroup: 'storage.k8s.io', version: 'v1', kind: 'StorageClass', resourceType: 'storageclasses' };
const DEFAULT = 'storageclass.kubernetes.io/is-default-class';
const DEFAULT_VIRT = 'storageclass.kubevirt.io/is-default-virt-class';

/** A class of storage, of this app or imported. */
export interface IStorageClass extends kplus.IResource {}

/**
 * How volumes are made: an object of cluster administrators. Its provisioner, parameters, reclaim policy and binding mode cannot be changed later: give a
 * changed class another name.
 *
 * @example
 * new StorageClass(chart, 'block', {
 *   provisioner: 'rook-ceph.rbd.csi.ceph.com',
 *   parameters: { clusterID: 'rook-ceph', pool: 'replicapool' },
 *   allowVolumeExpansion: true,
 *   isDefaultVirtClass: true,
 * });
 */
export class StorageClass extends kplus.Resource implements IStorageClass {
  /** The provisioner of volumes that are made by hand, such as local disks: see `LocalPersistentVolume`. */
  public static readonly NO_PROVISIONER = 'kubernetes.io/no-provisioner';

  /**
   * A class that this app does not create.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the name of the class
   */
  public static fromStorageClassName(scope: Construct, id: string, name: string): IStorageClass {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props who makes the volumes, and how
   */
  constructor(scope: Construct, id: string, props: StorageClassProps) {
    super(scope, id);
    this.apiObject = createApiObject(this, id, TYPE, { metadata: metadataOf(props), ...renderStorageClass(props) });
  }
}

function metadataOf({ metadata = {}, isDefaultClass, isDefaultVirtClass }: StorageClassProps) {
  const annotations = {
    ...isDefaultClass ? { [DEFAULT]: 'true' } : {},
    ...isDefaultVirtClass ? { [DEFAULT_VIRT]: 'true' } : {},
    ...metadata.annotations,
  };
  return { ...metadata, ...Object.keys(annotations).length ? { annotations } : {} };
}

function renderStorageClass(props: StorageClassProps): Omit<StorageClassWire, 'apiVersion' | 'kind' | 'metadata'> {
  const { provisioner, parameters, reclaimPolicy, allowVolumeExpansion, volumeBindingMode, mountOptions, allowedTopologies } = props;
  return {
    provisioner,
    parameters,
    reclaimPolicy,
    allowVolumeExpansion,
    volumeBindingMode,
    mountOptions,
    allowedTopologies: allowedTopologies?.map(({ matchLabels }) => ({
      matchLabelExpressions: entriesInOrder(matchLabels).map(([key, values]) => ({ key, values })),
    })),
  };
}
