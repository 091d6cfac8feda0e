import type { VirtualMachine } from '../../../imports/kubevirt.io';
import { VM_KINDS, vmSpecOf } from '../../manifests/vm-spec';
import type { Vmi } from '../../manifests/vmi';
import { FindingLevel } from '../finding-level';
import { foundOnce } from '../subject';
import type { Subject } from '../subject';

/** A VM, or the one that a pool makes. */
export interface JudgedVm extends VirtualMachine {
  readonly namespace?: string;
  /** Whether the pool controller creates it, once, from its template. */
  readonly isOfPool: boolean;
  /** Its VMI spec as the webhook of the VM judges it. */
  readonly vmi: Vmi;
}

/** A VM, and the VM that a pool makes: what KubeVirt refuses of that is never made. Fields are relative to its spec. */
export const virtualMachine: Subject<JudgedVm> = foundOnce({
  kinds: VM_KINDS,
  find(manifest, cluster) {
    const { path, spec } = vmSpecOf(manifest);
    const value: JudgedVm = {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      spec,
      isOfPool: manifest.kind === 'VirtualMachinePool',
      get namespace() {
        return manifest.metadata.namespace;
      },
      get vmi() {
        const { admitted, made = admitted } = cluster.vmis(manifest);
        return made;
      },
    };
    const late = value.isOfPool ? { late: FindingLevel.UNSTARTABLE } : {};
    return [{ value, path, report: (field) => `spec.${field}`, ...late }];
  },
});
