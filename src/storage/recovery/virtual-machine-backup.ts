import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { ttlProblems } from './ttl-problems';
import { VirtualMachineBackupProps } from './virtual-machine-backup-props';
import { RECOVERY_SOURCES } from './wire-forms';
import type { VirtualMachineBackupSpec } from '../../../imports/backup.kubevirt.io';
import { formatGoDuration } from '../../kubernetes/go-duration';
import { createApiObject } from '../../resource/create-api-object';
import { ImportedResource } from '../../resource/imported-resource';
import { namespaceProblems, referencesOf } from '../../resource/references';
import { ResourceType } from '../../resource/resource-type';
import { problemsOf, throwIfAny } from '../../usage-error';

/** A backup of a virtual machine, of this app or imported. */
export interface IVirtualMachineBackup extends kplus.IResource {}

const TYPE: ResourceType = { apiGroup: 'backup.kubevirt.io', version: 'v1alpha1', kind: 'VirtualMachineBackup', resourceType: 'virtualmachinebackups' };

/**
 * Backs up the disks of a running virtual machine, all data or what changed. It happens once, when the object is created; KubeVirt refuses changes.
 * Needs KubeVirt 1.8 with the feature gate IncrementalBackup, and that the KubeVirt CR selects the VM in `changedBlockTrackingLabelSelectors`.
 *
 * @example
 * new VirtualMachineBackup(chart, 'ledger-monday', {
 *   source: VirtualMachineBackupSource.virtualMachine(vm),
 *   claim: kplus.PersistentVolumeClaim.fromClaimName(chart, 'Backups', 'backups'),
 * });
 */
export class VirtualMachineBackup extends kplus.Resource implements IVirtualMachineBackup {
  /**
   * A backup that this app does not create.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the name of the backup
   */
  public static fromVirtualMachineBackupName(scope: Construct, id: string, name: string): IVirtualMachineBackup {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what is backed up, and where to
   * @throws if the source is a pool or a replica set, and where its time is over at once
   */
  constructor(scope: Construct, id: string, props: VirtualMachineBackupProps) {
    super(scope, id);
    throwIfAny(this, [...problemsOf(props.source), ...ttlProblems('BackupMode.pull ttlDuration', props.mode?.ttlDuration)]);
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderVirtualMachineBackup(props) }),
    });
    const { source, claim, mode } = props;
    throwIfAny(this, namespaceProblems(this, { source: referencesOf(source), claim: [claim], mode: referencesOf(mode) }));
  }
}

function renderVirtualMachineBackup({ source, claim, mode, skipQuiesce, forceFullBackup }: VirtualMachineBackupProps): VirtualMachineBackupSpec {
  const { name, tokenSecretName, ttlDuration } = mode ?? {};
  return {
    source: RECOVERY_SOURCES.of(source),
    mode: name as VirtualMachineBackupSpec['mode'],
    pvcName: claim.name,
    skipQuiesce,
    forceFullBackup,
    tokenSecretRef: tokenSecretName,
    ttlDuration: ttlDuration && formatGoDuration(ttlDuration.toSeconds()),
  };
}
