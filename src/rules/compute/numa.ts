import type { DomainSpec } from '../../../imports/kubevirt.io';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { vmi } from '../subjects/vmi';

const FIELD = 'cpu.numa.guestMappingPassthrough';

/** The domain of a guest with NUMA passthrough, if all of it is known. */
const numaDomain: Subject<DomainSpec> = partsOf(vmi, ({ spec: { domain }, incomplete }) => (
  domain.cpu?.numa?.guestMappingPassthrough && !incomplete ? [{ value: domain, path: 'domain' }] : []
));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'numa/requires-dedicated-cpus',
    level: FindingLevel.REJECTED,
    subject: numaDomain,
    summary: 'NUMA passthrough must come with dedicated CPUs',
    why: 'The topology of the host can only be passed on where vCPUs are pinned to it: KubeVirt refuses it otherwise.',
    fix: 'Write cpu.dedicatedCpuPlacement: true as well.',
    upstream: ['numa/needs-dedicated'],
    * check({ cpu }) {
      if (!cpu?.dedicatedCpuPlacement) yield { field: FIELD, got: {}, allowed: 'only with cpu.dedicatedCpuPlacement: true' };
    },
  }),
  defineRule({
    id: 'numa/requires-hugepages',
    level: FindingLevel.REJECTED,
    subject: numaDomain,
    summary: 'NUMA passthrough must come with hugepages',
    why: 'Memory can only be laid out like the nodes of the host where it is made of hugepages: KubeVirt refuses it otherwise.',
    fix: 'Write memory.hugepages.pageSize as well.',
    upstream: ['numa/needs-hugepages'],
    * check({ memory }) {
      if (!memory?.hugepages) yield { field: FIELD, got: {}, allowed: 'only with memory.hugepages' };
    },
  }),
];
