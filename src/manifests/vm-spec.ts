import type { Manifest } from './manifest';
import type { VirtualMachine, VirtualMachineSpec } from '../../imports/kubevirt.io';
import type { VirtualMachinePool } from '../../imports/pool.kubevirt.io';

/** `<group>/<kind>` of what holds a VM spec. */
export const VM_KINDS = ['kubevirt.io/VirtualMachine', 'pool.kubevirt.io/VirtualMachinePool'];

/** The VM spec of a manifest that holds one, with its path. */
export function vmSpecOf(manifest: Manifest): { path: string; spec: VirtualMachineSpec } {
  return manifest.kind === 'VirtualMachinePool'
    ? { path: 'spec.virtualMachineTemplate.spec', spec: (manifest as VirtualMachinePool).spec.virtualMachineTemplate.spec ?? { template: {} } }
    : { path: 'spec', spec: (manifest as VirtualMachine).spec };
}
