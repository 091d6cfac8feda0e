import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { singleVirtualMachineProblems } from './single-virtual-machine';
import { referenceTo } from './wire-forms';
import type { VirtualMachineBackupTrackerSpec } from '../../../imports/backup.kubevirt.io';
import { createApiObject } from '../../resource/create-api-object';
import { ImportedResource } from '../../resource/imported-resource';
import { namespaceProblems } from '../../resource/references';
import { ResourceType } from '../../resource/resource-type';
import { throwIfAny } from '../../usage-error';
import { IVirtualMachine } from '../../virtual-machine-reference';

/** What remembers the last backup of a virtual machine, of this app or imported. */
export interface IVirtualMachineBackupTracker extends kplus.IResource {}

/** Properties of a `VirtualMachineBackupTracker`. */
export interface VirtualMachineBackupTrackerProps extends kplus.ResourceProps {
  /** The virtual machine, in the namespace of the tracker. */
  readonly source: IVirtualMachine;
}

const TYPE: ResourceType = {
  apiGroup: 'backup.kubevirt.io', version: 'v1alpha1', kind: 'VirtualMachineBackupTracker', resourceType: 'virtualmachinebackuptrackers',
};

/**
 * Remembers the last backup of a virtual machine, so that the next takes only what changed. Needs KubeVirt 1.8 with the feature gate IncrementalBackup,
 * and that the KubeVirt CR selects the VM in `changedBlockTrackingLabelSelectors`.
 *
 * @example
 * const tracker = new VirtualMachineBackupTracker(chart, 'ledger-tracker', { source: vm });
 * new VirtualMachineBackup(chart, 'ledger-monday', {
 *   source: VirtualMachineBackupSource.tracker(tracker),
 *   claim: kplus.PersistentVolumeClaim.fromClaimName(chart, 'Backups', 'backups'),
 * });
 */
export class VirtualMachineBackupTracker extends kplus.Resource implements IVirtualMachineBackupTracker {
  /**
   * A tracker that this app does not create.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the name of the tracker
   */
  public static fromVirtualMachineBackupTrackerName(scope: Construct, id: string, name: string): IVirtualMachineBackupTracker {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props the virtual machine
   * @throws if the source is a pool or a replica set
   */
  constructor(scope: Construct, id: string, props: VirtualMachineBackupTrackerProps) {
    super(scope, id);
    throwIfAny(this, singleVirtualMachineProblems('source', props.source, 'KubeVirt backs up single VMs only.'));
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: (): VirtualMachineBackupTrackerSpec => ({ source: referenceTo(props.source) }) }),
    });
    throwIfAny(this, namespaceProblems(this, { source: [props.source] }));
  }
}
