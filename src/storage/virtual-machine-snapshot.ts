import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { renderVirtualMachineSnapshot } from './render-virtual-machine-snapshot';
import { VirtualMachineSnapshotProps } from './virtual-machine-snapshot-props';
import { Admission } from '../admission/synth';
import { nameFromId } from '../name-from-id';
import { throwIfAny, UsageError } from '../usage-error';
import { IVirtualMachine } from '../virtual-machine-reference';

const API_GROUP = 'snapshot.kubevirt.io';
const API_VERSION = `${API_GROUP}/v1beta1`;
const KIND = 'VirtualMachineSnapshot';
const RESOURCE_TYPE = 'virtualmachinesnapshots';

/** A snapshot of a virtual machine, of this app or imported. */
export interface IVirtualMachineSnapshot extends kplus.IResource {}

/**
 * A snapshot of a virtual machine: of its specification, and of its disks by CSI volume snapshots. It has no memory of the guest. It is
 * taken once, when the object is created; KubeVirt refuses changes.
 *
 * While the VM runs, the guest agent freezes the file systems, if it is connected; without it the disks are as after a power cut. Volumes
 * whose storage class has no VolumeSnapshotClass are left out, and named in `status.snapshotVolumes.excludedVolumes`.
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
    return new ImportedVirtualMachineSnapshot(scope, id, name);
  }

  public readonly resourceType: string = RESOURCE_TYPE;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props the virtual machine, and how its snapshot is taken
   * @throws if the source is a pool or a replica set
   */
  constructor(scope: Construct, id: string, props: VirtualMachineSnapshotProps) {
    super(scope, id);
    Admission.guard(this);
    throwIfAny(this, sourceProblems(props.source));
    this.apiObject = new ApiObject(this, 'Resource', {
      apiVersion: API_VERSION,
      kind: KIND,
      metadata: { ...props.metadata, name: props.metadata?.name ?? nameFromId(this, id) },
      spec: Lazy.any({ produce: () => renderVirtualMachineSnapshot(props) }),
    });
  }
}

class ImportedVirtualMachineSnapshot extends Construct implements IVirtualMachineSnapshot {
  public readonly apiGroup: string = API_GROUP;
  public readonly apiVersion: string = API_VERSION;
  public readonly kind: string = KIND;
  public readonly resourceType: string = RESOURCE_TYPE;

  constructor(scope: Construct, id: string, public readonly name: string) {
    super(scope, id);
  }

  public get resourceName(): string {
    return this.name;
  }
}

/** All workloads of virtual machines look alike to TypeScript. */
function* sourceProblems({ kind, name }: IVirtualMachine): Generator<UsageError> {
  if (kind !== 'VirtualMachine') {
    yield { what: 'source', got: `${kind} "${name}"`, allowed: 'a VirtualMachine', fix: 'KubeVirt takes snapshots of single VMs only.' };
  }
}
