import { guestRule } from './guest';
import { Level } from './level';
import type { ObjectRule } from './rule';

export const rules: readonly ObjectRule[] = [
  guestRule({
    id: 'realtime/requires-dedicated-cpus',
    level: Level.REJECTED,
    summary: 'A realtime guest needs dedicated CPUs',
    why: 'Latency is bounded only on CPUs that nobody else uses: KubeVirt v1.9.0 refuses cpu.realtime without them.',
    fix: 'Write cpu.dedicatedCpuPlacement: true as well.',
    upstream: ['realtime/needs-dedicated'],
    * check({ spec: { domain: { cpu } }, expanded }) {
      if (!cpu?.realtime || cpu.dedicatedCpuPlacement || expanded) return;
      yield { field: 'domain.cpu.dedicatedCpuPlacement', got: cpu.dedicatedCpuPlacement, allowed: 'true, with cpu.realtime' };
    },
  }),
  guestRule({
    id: 'realtime/requires-numa-passthrough',
    level: Level.REJECTED,
    summary: 'A realtime guest needs NUMA passthrough',
    why: 'Latency is bounded only where memory is next to its CPU: KubeVirt v1.9.0 refuses cpu.realtime without NUMA passthrough.',
    fix: 'Write cpu.numa.guestMappingPassthrough: {} and memory.hugepages as well.',
    upstream: ['realtime/needs-numa-passthrough'],
    * check({ spec: { domain: { cpu } }, expanded }) {
      if (!cpu?.realtime || cpu.numa?.guestMappingPassthrough || expanded) return;
      yield { field: 'domain.cpu.numa.guestMappingPassthrough', allowed: '{}, with cpu.realtime' };
    },
  }),
];
