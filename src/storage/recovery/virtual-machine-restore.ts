import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { singleVirtualMachineProblems } from './single-virtual-machine';
import { VirtualMachineRestoreProps } from './virtual-machine-restore-props';
import { referenceTo, VIRTUAL_MACHINE_PATCHES } from './wire-forms';
import type { VirtualMachineRestoreSpec } from '../../../imports/snapshot.kubevirt.io';
import { createApiObject } from '../../resource/create-api-object';
import { ImportedResource } from '../../resource/imported-resource';
import { namespaceProblems } from '../../resource/references';
import { ResourceType } from '../../resource/resource-type';
import { problemsOf, throwIfAny } from '../../usage-error';

const TYPE: ResourceType = {
  apiGroup: 'snapshot.kubevirt.io', version: 'v1beta1', kind: 'VirtualMachineRestore', resourceType: 'virtualmachinerestores',
};

/** A restore of a virtual machine, of this app or imported. */
export interface IVirtualMachineRestore extends kplus.IResource {}

/**
 * Sets a virtual machine back to a snapshot, or makes a new one of it. It happens once, when the object is created; KubeVirt refuses changes, so
 * a second restore has another name.
 *
 * A VM with a persistent TPM or persistent EFI variables can only be set back, not be restored under another name. A VM that a restore makes
 * belongs to the cluster: no app and no GitOps tool may declare it, too. Needs the feature gate Snapshot, which is on since KubeVirt 1.9.
 *
 * @example
 * new VirtualMachineRestore(chart, 'back-to-friday', {
 *   target: vm,
 *   snapshot: VirtualMachineSnapshot.fromVirtualMachineSnapshotName(chart, 'Friday', 'ledger-friday'),
 *   targetReadinessPolicy: TargetReadinessPolicy.STOP_TARGET,
 * });
 */
export class VirtualMachineRestore extends kplus.Resource implements IVirtualMachineRestore {
  /**
   * A restore that this app does not create.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the name of the restore
   */
  public static fromVirtualMachineRestoreName(scope: Construct, id: string, name: string): IVirtualMachineRestore {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what is restored, and how
   * @throws if the target is a pool or a replica set, and on patches that KubeVirt refuses
   */
  constructor(scope: Construct, id: string, props: VirtualMachineRestoreProps) {
    super(scope, id);
    throwIfAny(this, [
      ...singleVirtualMachineProblems('target', props.target, 'KubeVirt restores single VMs only.'),
      ...problemsOf(...props.patches ?? []),
    ]);
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderVirtualMachineRestore(props) }),
    });
    throwIfAny(this, namespaceProblems(this, { target: [props.target], snapshot: [props.snapshot] }));
  }
}

function renderVirtualMachineRestore(props: VirtualMachineRestoreProps): VirtualMachineRestoreSpec {
  const { target, snapshot, targetReadinessPolicy, volumeRestorePolicy, volumeOwnershipPolicy, volumeRestoreOverrides, patches } = props;
  return {
    target: referenceTo(target),
    virtualMachineSnapshotName: snapshot.name,
    targetReadinessPolicy,
    volumeRestorePolicy,
    volumeOwnershipPolicy,
    volumeRestoreOverrides,
    patches: patches?.map((patch) => VIRTUAL_MACHINE_PATCHES.of(patch)),
  };
}
