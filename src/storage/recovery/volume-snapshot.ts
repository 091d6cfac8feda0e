import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { VolumeSnapshotSource } from './volume-snapshot-source';
import { VOLUME_SNAPSHOT_SOURCES } from './wire-forms';
import type { VolumeSnapshotSpec } from '../../../imports/snapshot.storage.k8s.io';
import { createApiObject } from '../../resource/create-api-object';
import { ImportedResource } from '../../resource/imported-resource';
import { ResourceType } from '../../resource/resource-type';
import { IVolumeSnapshotClass } from '../classes/volume-snapshot-class';

/** A snapshot of a volume, of this app or imported. */
export interface IVolumeSnapshot extends kplus.IResource {}

/** Properties of a `VolumeSnapshot`. */
export interface VolumeSnapshotProps extends kplus.ResourceProps {
  /** What it is taken of, or which existing snapshot it stands for. */
  readonly source: VolumeSnapshotSource;

  /**
   * The class that says which driver takes the snapshot, and what becomes of it.
   *
   * @default - the default VolumeSnapshotClass of the claim's CSI driver; without one the snapshot fails
   */
  readonly volumeSnapshotClass?: IVolumeSnapshotClass;
}

const TYPE: ResourceType = { apiGroup: 'snapshot.storage.k8s.io', version: 'v1', kind: 'VolumeSnapshot', resourceType: 'volumesnapshots' };

/**
 * A CSI snapshot of one volume, taken once, when the object is created: a golden image that disks are cloned from, say. It knows nothing of
 * a guest, and freezes no file system; `VirtualMachineSnapshot` does both.
 *
 * @example
 * new VolumeSnapshot(chart, 'data-friday', {
 *   source: VolumeSnapshotSource.persistentVolumeClaim(kplus.PersistentVolumeClaim.fromClaimName(chart, 'Data', 'data')),
 * });
 */
export class VolumeSnapshot extends kplus.Resource implements IVolumeSnapshot {
  /**
   * A snapshot that this app does not create.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the snapshot's name
   */
  public static fromVolumeSnapshotName(scope: Construct, id: string, name: string): IVolumeSnapshot {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what it is taken of, and how
   */
  constructor(scope: Construct, id: string, props: VolumeSnapshotProps) {
    super(scope, id);
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderVolumeSnapshot(props) }),
    });
  }
}

function renderVolumeSnapshot({ source, volumeSnapshotClass }: VolumeSnapshotProps): VolumeSnapshotSpec {
  return { volumeSnapshotClassName: volumeSnapshotClass?.name, source: VOLUME_SNAPSHOT_SOURCES.of(source) };
}
