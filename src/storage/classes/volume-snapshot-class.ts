import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { VolumeSnapshotClass as VolumeSnapshotClassWire } from '../../../imports/snapshot.storage.k8s.io';
import { createApiObject } from '../../resource/create-api-object';
import { ImportedResource } from '../../resource/imported-resource';
import { ResourceType } from '../../resource/resource-type';

/** A class of volume snapshots, of this app or imported. */
export interface IVolumeSnapshotClass extends kplus.IResource {}

/** What happens to a snapshot on the storage system when its VolumeSnapshot is deleted. */
export enum VolumeSnapshotDeletionPolicy {
  /** It is deleted, too. */
  DELETE = 'Delete',
  /** It stays, with its VolumeSnapshotContent. */
  RETAIN = 'Retain',
}

/** Properties of a `VolumeSnapshotClass`. */
export interface VolumeSnapshotClassProps extends kplus.ResourceProps {
  /** The CSI driver that takes the snapshots, such as `rook-ceph.rbd.csi.ceph.com`: the provisioner of the StorageClasses that it is for. */
  readonly driver: string;

  /** What happens to a snapshot on the storage system when its VolumeSnapshot is deleted. */
  readonly deletionPolicy: VolumeSnapshotDeletionPolicy;

  /**
   * What the driver is told. Its documentation says which keys it knows; all values are texts.
   *
   * @default - none
   */
  readonly parameters?: { [key: string]: string };

  /**
   * Whether it is used where a snapshot names no class: annotation `snapshot.storage.kubernetes.io/is-default-class`. Snapshots of virtual
   * machines name none: KubeVirt takes the class in the StorageProfile of the disk's StorageClass, the only one of the driver, or the default one.
   *
   * @default false
   */
  readonly isDefaultClass?: boolean;
}

const TYPE: ResourceType = {
  apiGroup: 'snapshot.storage.k8s.io', version: 'v1', kind: 'VolumeSnapshotClass', resourceType: 'volumesnapshotclasses',
};

/**
 * How snapshots of the volumes of one CSI driver are taken: an object of cluster administrators. Without one for the driver of a VM's disks,
 * KubeVirt leaves those disks out of snapshots and clones no VM that has them.
 *
 * @example
 * new VolumeSnapshotClass(chart, 'block-snapshots', { driver: 'rook-ceph.rbd.csi.ceph.com', deletionPolicy: VolumeSnapshotDeletionPolicy.DELETE });
 */
export class VolumeSnapshotClass extends kplus.Resource implements IVolumeSnapshotClass {
  /**
   * A class that this app does not create.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the name of the class
   */
  public static fromVolumeSnapshotClassName(scope: Construct, id: string, name: string): IVolumeSnapshotClass {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props the driver, and what it is told
   */
  constructor(scope: Construct, id: string, props: VolumeSnapshotClassProps) {
    super(scope, id);
    const { annotations, ...metadata } = props.metadata ?? {};
    const isDefault = props.isDefaultClass ? { 'snapshot.storage.kubernetes.io/is-default-class': 'true' } : undefined;
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: { ...metadata, ...annotations || isDefault ? { annotations: { ...isDefault, ...annotations } } : {} },
      ...renderVolumeSnapshotClass(props),
    });
  }
}

function renderVolumeSnapshotClass(
  { driver, deletionPolicy, parameters }: VolumeSnapshotClassProps,
): Omit<VolumeSnapshotClassWire, 'apiVersion' | 'kind' | 'metadata'> {
  return { driver, deletionPolicy, parameters };
}
