import type { CPU } from '../../../imports/kubevirt.io';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { vmi } from '../subjects/vmi';

/** The CPU of a realtime guest, if all of it is known. */
const realtimeCpu: Subject<CPU> = partsOf(vmi, ({ spec: { domain: { cpu } }, incomplete }) => (
  cpu?.realtime && !incomplete ? [{ value: cpu, path: 'domain.cpu' }] : []
));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'realtime/requires-dedicated-cpus',
    level: FindingLevel.REJECTED,
    subject: realtimeCpu,
    summary: 'A realtime guest must have dedicated CPUs',
    why: 'Latency is bounded only on CPUs that nothing else uses: KubeVirt refuses cpu.realtime without them.',
    fix: 'Write cpu.dedicatedCpuPlacement: true as well.',
    upstream: ['realtime/needs-dedicated'],
    * check({ dedicatedCpuPlacement }) {
      if (!dedicatedCpuPlacement) yield { field: 'dedicatedCpuPlacement', got: dedicatedCpuPlacement, allowed: 'true, with cpu.realtime' };
    },
  }),
  defineRule({
    id: 'realtime/requires-numa-passthrough',
    level: FindingLevel.REJECTED,
    subject: realtimeCpu,
    summary: 'A realtime guest must have NUMA passthrough',
    why: 'Latency is bounded only where memory is next to its CPU: KubeVirt refuses cpu.realtime without NUMA passthrough.',
    fix: 'Write cpu.numa.guestMappingPassthrough: {} and memory.hugepages as well.',
    upstream: ['realtime/needs-numa-passthrough'],
    * check({ numa }) {
      if (!numa?.guestMappingPassthrough) yield { field: 'numa.guestMappingPassthrough', allowed: '{}, with cpu.realtime' };
    },
  }),
];
