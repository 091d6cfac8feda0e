import { ApiObject, Lazy, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { IStorageClass } from './storage-class';
import type { PersistentVolumeSpec } from '../../../imports/kubernetes';
import { nodeRequirementOf } from '../../cdk8s-plus-internals';
import { formatQuantity } from '../../format-quantity';
import { createApiObject } from '../../resource/create-api-object';
import { ResourceType } from '../../resource/resource-type';
import { throwIfAny, UsageError } from '../../usage-error';

/** Properties of a `LocalPersistentVolume`. */
export interface LocalPersistentVolumeProps extends kplus.ResourceProps {
  /** The disk, partition or mounted directory on the node, as an absolute path such as `/dev/disk/by-id/…`. It must exist: nothing makes it. */
  readonly path: string;

  /** The node, or nodes that all have it at this path, by their labels; all must match. `NodeLabelQuery.is('kubernetes.io/hostname', 'edge-1')` is one. */
  readonly nodes: kplus.NodeLabelQuery[];

  /** Its size: claims up to it are bound to the volume. */
  readonly capacity: Size;

  /** Its class, by which claims find it: one of `StorageClass.NO_PROVISIONER` with `VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER`. */
  readonly storageClass: IStorageClass;

  /**
   * Whether the path is a block device, or a directory.
   *
   * @default - Kubernetes': PersistentVolumeMode.FILE_SYSTEM
   */
  readonly volumeMode?: kplus.PersistentVolumeMode;

  /**
   * How it may be used. Only the pods of one node reach it, so no VM on it can be migrated live.
   *
   * @default [PersistentVolumeAccessMode.READ_WRITE_ONCE]; Kubernetes demands one
   */
  readonly accessModes?: kplus.PersistentVolumeAccessMode[];

  /**
   * What happens once its claim is deleted. Kubernetes cannot delete local volumes by itself.
   *
   * @default - Kubernetes': PersistentVolumeReclaimPolicy.RETAIN
   */
  readonly reclaimPolicy?: kplus.PersistentVolumeReclaimPolicy;

  /**
   * The file system that Kubernetes makes on a block device that is used as a directory.
   *
   * @default - Kubernetes': ext4
   */
  readonly fsType?: string;
}

const TYPE: ResourceType = { apiGroup: '', version: 'v1', kind: 'PersistentVolume', resourceType: 'persistentvolumes' };

/**
 * A disk of a node as a volume: what edge sites without a storage system have. cdk8s-plus' PersistentVolume has no local disks and no node affinity.
 *
 * @example
 * const local = new StorageClass(chart, 'local-nvme', {
 *   provisioner: 'kubernetes.io/no-provisioner',
 *   volumeBindingMode: VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER,
 * });
 * new LocalPersistentVolume(chart, 'node-1-nvme0', {
 *   storageClass: local,
 *   capacity: Size.gibibytes(800),
 *   path: '/dev/disk/by-id/nvme-0',
 *   nodes: [kplus.NodeLabelQuery.is('kubernetes.io/hostname', 'node-1')],
 * });
 */
export class LocalPersistentVolume extends kplus.Resource implements kplus.IPersistentVolume {
  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props the disk, and where it is
   * @throws on a relative path, and without a node
   */
  constructor(scope: Construct, id: string, props: LocalPersistentVolumeProps) {
    super(scope, id);
    throwIfAny(this, volumeProblems(props));
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderLocalPersistentVolume(props) }),
    });
  }
}

function* volumeProblems({ path, nodes }: LocalPersistentVolumeProps): Generator<UsageError> {
  if (!path.startsWith('/')) yield { what: 'path', got: path, allowed: 'an absolute path', fix: 'Write the path as the node has it.' };
  if (!nodes.length) yield { what: 'nodes', got: nodes, allowed: 'at least one query', fix: 'Say which node has the disk: Kubernetes demands it.' };
}

function renderLocalPersistentVolume(props: LocalPersistentVolumeProps): PersistentVolumeSpec {
  const { path, fsType, nodes, capacity, storageClass, volumeMode, accessModes, reclaimPolicy } = props;
  return {
    capacity: { storage: formatQuantity(capacity) },
    accessModes: accessModes ?? [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
    volumeMode,
    persistentVolumeReclaimPolicy: reclaimPolicy,
    storageClassName: storageClass.name,
    local: { path, fsType },
    nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: nodes.map(nodeRequirementOf) }] } },
  };
}
