import { guestRule } from './guest';
import type { Guest } from './guest';
import { Level } from './level';
import { isWhole, parseQuantity, wholeUnits } from './quantity';
import { amount, exceedsLimit } from './resources';
import type { ObjectRule } from './rule';

const REQUESTS = 'domain.resources.requests.cpu';
const LIMITS = 'domain.resources.limits.cpu';
const DEDICATED = 'domain.cpu.dedicatedCpuPlacement';

export const rules: readonly ObjectRule[] = [
  exceedsLimit('cpu'),
  guestRule({
    id: 'cpu/requires-whole-cores-when-dedicated',
    level: Level.REJECTED,
    summary: 'Dedicated CPUs are whole ones',
    why: 'A core is pinned or it is not: the webhook refuses a fraction of one.',
    fix: 'Write a whole number of CPUs.',
    * check({ spec }) {
      if (!isDedicated(spec)) return;
      for (const [field, list] of [[REQUESTS, 'requests'], [LIMITS, 'limits']] as const) {
        const cpu = amount(spec, list, 'cpu');
        if (!isWhole(cpu)) yield { field, got: spec.domain.resources?.[list]?.cpu, allowed: 'a whole number of CPUs' };
      }
    },
  }),
  guestRule({
    id: 'cpu/requires-memory-when-dedicated',
    level: Level.REJECTED,
    summary: 'Dedicated CPUs need memory that is named',
    why: 'Only a guaranteed pod gets dedicated CPUs, so the webhook wants memory.guest, memory.hugepages or a memory request or limit.',
    fix: 'Give the guest memory: memory.guest.',
    * check({ spec, expanded }) {
      const { memory, resources } = spec.domain;
      if (!isDedicated(spec) || expanded || memory?.hugepages) return;
      if (resources?.limits?.memory !== undefined || resources?.requests?.memory !== undefined) return;
      if ((parseQuantity(memory?.guest ?? 0) ?? 0n) !== 0n) return;
      yield { field: 'domain.memory.guest', got: memory?.guest, allowed: 'memory.guest, memory.hugepages, or a memory request or limit' };
    },
  }),
  guestRule({
    id: 'cpu/requires-equal-memory-when-dedicated',
    level: Level.REJECTED,
    summary: 'Dedicated CPUs need a memory request equal to its limit',
    why: 'Only a guaranteed pod gets dedicated CPUs: the webhook refuses a memory request below its limit.',
    fix: 'Make both equal, or keep only one of them.',
    * check({ spec }) {
      const [requests, limits] = [amount(spec, 'requests', 'memory'), amount(spec, 'limits', 'memory')];
      if (!isDedicated(spec) || requests <= 0n || limits <= 0n || requests === limits) return;
      const { resources } = spec.domain;
      yield { field: 'domain.resources.requests.memory', got: resources?.requests?.memory, allowed: `${resources?.limits?.memory}, the limit` };
    },
  }),
  guestRule({
    id: 'cpu/requires-equal-cores-when-dedicated',
    level: Level.REJECTED,
    summary: 'Dedicated CPUs need a CPU request equal to its limit',
    why: 'Only a guaranteed pod gets dedicated CPUs: the webhook refuses a CPU request below its limit.',
    fix: 'Make both equal, or keep only one of them.',
    * check({ spec }) {
      const [requests, limits] = [amount(spec, 'requests', 'cpu'), amount(spec, 'limits', 'cpu')].map(wholeUnits);
      if (!isDedicated(spec) || requests <= 0n || limits <= 0n || requests === limits) return;
      yield { field: REQUESTS, got: spec.domain.resources?.requests?.cpu, allowed: `${spec.domain.resources?.limits?.cpu}, the limit` };
    },
  }),
  guestRule({
    id: 'cpu/matches-topology-when-dedicated',
    level: Level.REJECTED,
    summary: 'Dedicated CPUs are as many as the guest has',
    why: 'Each vCPU is pinned: the webhook refuses a topology whose product is neither the CPU request nor the limit.',
    fix: 'Remove the CPU request and limit, or make them sockets × cores × threads.',
    * check({ spec }) {
      const demanded = [amount(spec, 'requests', 'cpu'), amount(spec, 'limits', 'cpu')].map(wholeUnits);
      const vcpus = vcpuCount(spec);
      if (!isDedicated(spec) || vcpus === 0n || !demanded.some((cpus) => cpus > 0n) || demanded.includes(vcpus)) return;
      const wanted = demanded.filter((cpus) => cpus > 0n).join(' or ');
      yield { field: 'domain.cpu', got: `${vcpus} vCPUs`, allowed: `${wanted} vCPUs, the CPU request or limit` };
    },
  }),
  guestRule({
    id: 'cpu/requires-amount-when-dedicated',
    level: Level.REJECTED,
    summary: 'A pool or replica set says how many dedicated CPUs it wants',
    why: 'A VM is given one vCPU where it asks for none; the template of a pool or replica set is judged as it is written, and refused.',
    fix: 'Write cpu.cores.',
    * check({ spec, defaulted }) {
      const none = vcpuCount(spec) === 0n && amount(spec, 'requests', 'cpu') === 0n && amount(spec, 'limits', 'cpu') === 0n;
      if (isDedicated(spec) && none && !defaulted) yield { field: 'domain.cpu.cores', allowed: 'a number of cores from 1' };
    },
  }),
  guestRule({
    id: 'cpu/allows-few-threads-when-dedicated',
    level: Level.REJECTED,
    summary: 'A dedicated core has at most two threads, on arm64 one',
    why: 'Threads of the guest are pinned to threads of a host core, and there are no more.',
    fix: 'Use cores or sockets instead of threads.',
    * check({ spec, architecture }) {
      const { threads = 0 } = spec.domain.cpu ?? {};
      const most = architecture === 'arm64' ? 1 : 2;
      if (isDedicated(spec) && threads > most) yield { field: 'domain.cpu.threads', got: threads, allowed: `at most ${most}` };
    },
  }),
  guestRule({
    id: 'cpu/isolates-emulator-only-when-dedicated',
    level: Level.REJECTED,
    summary: 'An isolated emulator thread needs dedicated CPUs',
    why: 'The webhook refuses isolateEmulatorThread where nothing is pinned.',
    fix: `Write ${DEDICATED}: true as well.`,
    * check({ spec, expanded }) {
      const { isolateEmulatorThread, dedicatedCpuPlacement } = spec.domain.cpu ?? {};
      if (!isolateEmulatorThread || dedicatedCpuPlacement || expanded) return;
      yield { field: 'domain.cpu.isolateEmulatorThread', got: true, allowed: `true only with ${DEDICATED}` };
    },
  }),
];

function isDedicated({ domain }: Guest['spec']): boolean {
  return domain.cpu?.dedicatedCpuPlacement === true;
}

/** The product of those of sockets, cores and threads that are given; 0 where none is. */
function vcpuCount({ domain: { cpu } }: Guest['spec']): bigint {
  const given = [cpu?.sockets, cpu?.cores, cpu?.threads].filter((count): count is number => count !== undefined && count > 0);
  return given.length ? given.reduce((product, count) => product * BigInt(count), 1n) : 0n;
}
