import { Level } from './level';
import type { Manifest, ObjectRule } from './rule';
import type { VirtualMachine, VirtualMachineSpec } from '../../../imports/kubevirt.io';
import type { VirtualMachinePool } from '../../../imports/pool.kubevirt.io';

/** `<group>/<kind>` of what holds a VM spec. */
export const VM_KINDS = ['kubevirt.io/VirtualMachine', 'pool.kubevirt.io/VirtualMachinePool'];

/** The VM spec of a manifest that holds one, with its path. */
export function vmSpecOf(manifest: Manifest): { path: string; spec: VirtualMachineSpec } {
  return manifest.kind === 'VirtualMachinePool'
    ? { path: 'spec.virtualMachineTemplate.spec', spec: (manifest as VirtualMachinePool).spec.virtualMachineTemplate.spec ?? { template: {} } }
    : { path: 'spec', spec: (manifest as VirtualMachine).spec };
}

/** A rule on the VM, for the VMs that a pool makes too: what it refuses of them is never made. */
export function alsoInPools(rule: ObjectRule): ObjectRule {
  return {
    ...rule,
    kinds: VM_KINDS,
    * check(manifest, cluster) {
      if (manifest.kind !== 'VirtualMachinePool') {
        yield* rule.check(manifest, cluster);
        return;
      }
      const { path, spec } = vmSpecOf(manifest);
      const vm: Manifest = { ...manifest, kind: 'VirtualMachine', spec };
      const { made, started, admitted } = cluster.guests(manifest);
      const late = rule.level === Level.REJECTED ? { level: Level.UNSTARTABLE } : {};
      for (const { field, reported = field, ...mistake } of rule.check(vm, { ...cluster, guests: () => ({ admitted: made ?? admitted, started }) })) {
        yield { ...late, ...mistake, field: field.replace(/^spec/, path), reported };
      }
    },
  };
}
