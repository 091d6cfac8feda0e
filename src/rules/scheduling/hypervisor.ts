import { HypervisorNodes } from '../../manifests/hypervisor-nodes';
import type { Vmi } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'hypervisor/fits-encryption',
    level: FindingLevel.UNSTARTABLE,
    subject: vmi,
    summary: 'A guest with encrypted memory must be on nodes that are machines',
    why: 'The CPU encrypts, and KVM has it do so: KubeVirt starts such guests only on nodes that virt-handler labels for it, which it never does where QEMU '
      + 'emulates the CPU. Nodes that are VMs can do it only if their own host lets them, which KVM does not.',
    fix: 'Remove launchSecurity, or have nodes that are machines.',
    * check({ spec }, { hypervisorNodes: nodes }) {
      const { launchSecurity } = spec.domain;
      if (!launchSecurity || !isLess(nodes)) return;
      const level = nodes === HypervisorNodes.NESTED ? { level: FindingLevel.ADVISED } : {};
      yield { field: 'domain.launchSecurity', got: `${Object.keys(launchSecurity).join(', ') || 'encryption'} on ${nodes} nodes`, allowed: 'none there', ...level };
    },
  }),
  defineRule({
    id: 'hypervisor/avoids-node-hardware',
    level: FindingLevel.ADVISED,
    subject: vmi,
    summary: 'A guest must not ask for dedicated CPUs, huge pages or SR-IOV where nodes are no machines',
    why: 'CPUs, pages and virtual functions of a node that is a VM are what its own host makes of them, which guarantees nothing; and a CPU that QEMU emulates is no '
      + 'faster for them. The VM waits for a node that has them, and gains nothing where it finds one.',
    fix: 'Remove it, or have nodes that are machines.',
    * check({ spec }, { hypervisorNodes: nodes }) {
      if (!isLess(nodes)) return;
      for (const [field, got] of hardwareOf(spec)) yield { field, got: `${got} on ${nodes} nodes`, allowed: 'none there' };
    },
  }),
];

function isLess(nodes: HypervisorNodes | undefined): nodes is HypervisorNodes.NESTED | HypervisorNodes.EMULATION {
  return nodes === HypervisorNodes.NESTED || nodes === HypervisorNodes.EMULATION;
}

function* hardwareOf({ domain: { cpu, memory, devices } }: Vmi['spec']): Iterable<readonly [field: string, what: string]> {
  if (cpu?.dedicatedCpuPlacement) yield ['domain.cpu.dedicatedCpuPlacement', 'dedicated CPUs'];
  if (memory?.hugepages) yield ['domain.memory.hugepages', `pages of ${memory.hugepages.pageSize ?? 'any size'}`];
  for (const [i, { sriov }] of (devices.interfaces ?? []).entries()) {
    if (sriov) yield [`domain.devices.interfaces[${i}].sriov`, 'SR-IOV'];
  }
}
