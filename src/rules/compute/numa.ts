import type { Vmi } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

const FIELD = 'domain.cpu.numa.guestMappingPassthrough';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'numa/requires-dedicated-cpus',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'NUMA passthrough needs dedicated CPUs',
    why: 'The topology of the host can only be passed on where vCPUs are pinned to it: KubeVirt refuses it otherwise.',
    fix: 'Write cpu.dedicatedCpuPlacement: true as well.',
    upstream: ['numa/needs-dedicated'],
    * check(guest) {
      if (!passesThrough(guest) || guest.spec.domain.cpu?.dedicatedCpuPlacement) return;
      yield { field: FIELD, got: {}, allowed: 'only with cpu.dedicatedCpuPlacement: true' };
    },
  }),
  defineRule({
    id: 'numa/requires-hugepages',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'NUMA passthrough needs hugepages',
    why: 'Memory can only be laid out like the nodes of the host where it is made of hugepages: KubeVirt refuses it otherwise.',
    fix: 'Write memory.hugepages.pageSize as well.',
    upstream: ['numa/needs-hugepages'],
    * check(guest) {
      if (!passesThrough(guest) || guest.spec.domain.memory?.hugepages) return;
      yield { field: FIELD, got: {}, allowed: 'only with memory.hugepages' };
    },
  }),
];

function passesThrough({ spec, incomplete: expanded }: Vmi): boolean {
  return !expanded && spec.domain.cpu?.numa?.guestMappingPassthrough !== undefined;
}
