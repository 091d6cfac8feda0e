import type { Manifest } from '../../manifests/manifest';
import { VM_KINDS, vmSpecOf } from '../../manifests/vm-spec';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';

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
      const { made, started, admitted } = cluster.vmis(manifest);
      const late = rule.level === FindingLevel.REJECTED ? { level: FindingLevel.UNSTARTABLE } : {};
      for (const { field, reported = field, ...mistake } of rule.check(vm, { ...cluster, vmis: () => ({ admitted: made ?? admitted, started }) })) {
        yield { ...late, ...mistake, field: field.replace(/^spec/, path), reported };
      }
    },
  };
}
