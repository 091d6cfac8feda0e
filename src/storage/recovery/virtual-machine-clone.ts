import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { VirtualMachineCloneProps } from './virtual-machine-clone-props';
import { RECOVERY_SOURCES, VIRTUAL_MACHINE_PATCHES } from './wire-forms';
import type { VirtualMachineCloneSpec } from '../../../imports/clone.kubevirt.io';
import { createApiObject } from '../../resource/create-api-object';
import { ImportedResource } from '../../resource/imported-resource';
import { namespaceProblems, referencesOf } from '../../resource/references';
import { ResourceType } from '../../resource/resource-type';
import { problemsOf, throwIfAny, UsageError } from '../../usage-error';

const TYPE: ResourceType = { apiGroup: 'clone.kubevirt.io', version: 'v1beta1', kind: 'VirtualMachineClone', resourceType: 'virtualmachineclones' };

/** A clone of a virtual machine, of this app or imported. */
export interface IVirtualMachineClone extends kplus.IResource {}

/**
 * Makes a second virtual machine of one, or of a snapshot of one, in the same namespace, with MAC addresses and a firmware UUID of its own. It
 * happens once, when the object is created; the clone is halted.
 *
 * The guest does not know that it is a copy: it has the machine id, the SSH host keys and the hostname of the source, unless that was made general
 * by `cloud-init clean` or sysprep. A VM with a persistent TPM or persistent EFI variables cannot be cloned. The clone belongs to the cluster: no app
 * and no GitOps tool may declare it, too. Needs the feature gate Snapshot, which is on since KubeVirt 1.9.
 *
 * @example
 * new VirtualMachineClone(chart, 'rehearsal', {
 *   source: VirtualMachineCloneSource.virtualMachine(vm),
 *   targetName: 'ledger-rehearsal',
 * });
 */
export class VirtualMachineClone extends kplus.Resource implements IVirtualMachineClone {
  /**
   * A clone that this app does not create.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the name of the VirtualMachineClone, which is not that of the VM
   */
  public static fromVirtualMachineCloneName(scope: Construct, id: string, name: string): IVirtualMachineClone {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what is cloned, and how
   * @throws if the source is a pool or a replica set, on patches that KubeVirt refuses, and on commas or colons in the serial number
   */
  constructor(scope: Construct, id: string, props: VirtualMachineCloneProps) {
    super(scope, id);
    throwIfAny(this, [...problemsOf(props.source, ...props.patches ?? []), ...serialProblems(props)]);
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderVirtualMachineClone(props) }),
    });
    throwIfAny(this, namespaceProblems(this, { source: referencesOf(props.source) }));
  }
}

/** KubeVirt makes a patch of it, which its own webhook then refuses. */
function* serialProblems({ newSmbiosSerial: got }: VirtualMachineCloneProps): Generator<UsageError> {
  if (got === undefined || !/[,:]/.test(got)) return;
  yield { what: 'newSmbiosSerial', got, allowed: 'a text without commas and colons', fix: 'KubeVirt never completes such a clone: write - instead.' };
}

function renderVirtualMachineClone(props: VirtualMachineCloneProps): VirtualMachineCloneSpec {
  const { source, targetName, newMacAddresses, newSmbiosSerial, labelFilters, annotationFilters, volumeNamePolicy, patches } = props;
  const { templateLabelFilters, templateAnnotationFilters } = props;
  return {
    source: RECOVERY_SOURCES.of(source),
    target: targetName === undefined ? undefined : { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: targetName },
    labelFilters,
    annotationFilters,
    template: templateLabelFilters || templateAnnotationFilters
      ? { labelFilters: templateLabelFilters, annotationFilters: templateAnnotationFilters }
      : undefined,
    newMacAddresses: newMacAddresses && Object.fromEntries(
      Object.entries(newMacAddresses).map(([network, address]) => [network, address.replaceAll(':', '-')]),
    ),
    newSMBiosSerial: newSmbiosSerial,
    volumeNamePolicy,
    patches: patches?.map((patch) => VIRTUAL_MACHINE_PATCHES.of(patch)),
  };
}
