import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'realtime/requires-dedicated-cpus',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A realtime guest needs dedicated CPUs',
    why: 'Latency is bounded only on CPUs that nobody else uses: KubeVirt refuses cpu.realtime without them.',
    fix: 'Write cpu.dedicatedCpuPlacement: true as well.',
    upstream: ['realtime/needs-dedicated'],
    * check({ spec: { domain: { cpu } }, incomplete: expanded }) {
      if (!cpu?.realtime || cpu.dedicatedCpuPlacement || expanded) return;
      yield { field: 'domain.cpu.dedicatedCpuPlacement', got: cpu.dedicatedCpuPlacement, allowed: 'true, with cpu.realtime' };
    },
  }),
  defineRule({
    id: 'realtime/requires-numa-passthrough',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A realtime guest needs NUMA passthrough',
    why: 'Latency is bounded only where memory is next to its CPU: KubeVirt refuses cpu.realtime without NUMA passthrough.',
    fix: 'Write cpu.numa.guestMappingPassthrough: {} and memory.hugepages as well.',
    upstream: ['realtime/needs-numa-passthrough'],
    * check({ spec: { domain: { cpu } }, incomplete: expanded }) {
      if (!cpu?.realtime || cpu.numa?.guestMappingPassthrough || expanded) return;
      yield { field: 'domain.cpu.numa.guestMappingPassthrough', allowed: '{}, with cpu.realtime' };
    },
  }),
];
