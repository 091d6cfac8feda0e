import type { VirtualMachineSpec } from '../../../imports/kubevirt.io';
import { VM_KINDS, vmSpecOf } from '../../manifests/vm-spec';
import type { Vmi } from '../../manifests/vmi';
import { FindingLevel } from '../finding-level';
import type { Subject } from '../subject';

/** A VM, or the one that a pool makes. */
export interface JudgedVm {
  readonly spec: VirtualMachineSpec;
  readonly namespace?: string;
  /** Its VMI spec as the webhook of the VM judges it. */
  readonly vmi: Vmi;
}

/** The spec of a VM, and of the VMs that a pool makes: what KubeVirt refuses of those is never made. */
export const virtualMachine: Subject<JudgedVm> = {
  kinds: VM_KINDS,
  find(manifest, cluster) {
    const { path, spec } = vmSpecOf(manifest);
    const { admitted, made = admitted } = cluster.vmis(manifest);
    const late = manifest.kind === 'VirtualMachinePool' ? { late: FindingLevel.UNSTARTABLE } : {};
    return [{ value: { spec, namespace: manifest.metadata.namespace, vmi: made }, path, report: (field) => `spec.${field}`, ...late }];
  },
};
