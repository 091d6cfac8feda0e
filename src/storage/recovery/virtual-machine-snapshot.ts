import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { renderVirtualMachineSnapshot } from './render-virtual-machine-snapshot';
import { singleVirtualMachineProblems } from './single-virtual-machine';
import { VirtualMachineSnapshotProps } from './virtual-machine-snapshot-props';
import { createApiObject } from '../../resource/create-api-object';
import { ImportedResource } from '../../resource/imported-resource';
import { namespaceProblems } from '../../resource/references';
import { ResourceType } from '../../resource/resource-type';
import { throwIfAny } from '../../usage-error';

const TYPE: ResourceType = {
  apiGroup: 'snapshot.kubevirt.io', version: 'v1beta1', kind: 'VirtualMachineSnapshot', resourceType: 'virtualmachinesnapshots',
};

/** A snapshot of a virtual machine, of this app or imported. */
export interface IVirtualMachineSnapshot extends kplus.IResource {}

/**
 * A snapshot of a virtual machine: of its specification, and of its disks by CSI volume snapshots. It has no memory of the guest. It is
 * taken once, when the object is created; KubeVirt refuses changes.
 *
 * While the VM runs, the guest agent freezes the file systems, if it is connected; without it the disks are as after a power cut. Volumes
 * whose storage class has no VolumeSnapshotClass are left out, and named in `status.snapshotVolumes.excludedVolumes`.
 * Needs the feature gate Snapshot, which is on since KubeVirt 1.9.
 *
 * @example
 * new VirtualMachineSnapshot(chart, 'before-upgrade', { source: vm, deletionPolicy: SnapshotDeletionPolicy.RETAIN });
 */
export class VirtualMachineSnapshot extends kplus.Resource implements IVirtualMachineSnapshot {
  /**
   * A snapshot that this app does not create.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the snapshot's name
   */
  public static fromVirtualMachineSnapshotName(scope: Construct, id: string, name: string): IVirtualMachineSnapshot {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props the virtual machine, and how its snapshot is taken
   * @throws if the source is a pool or a replica set
   */
  constructor(scope: Construct, id: string, props: VirtualMachineSnapshotProps) {
    super(scope, id);
    throwIfAny(this, singleVirtualMachineProblems('source', props.source, 'KubeVirt takes snapshots of single VMs only.'));
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderVirtualMachineSnapshot(props) }),
    });
    throwIfAny(this, namespaceProblems(this, { source: [props.source] }));
  }
}
