import { excludesNegativeAmounts, fitsLimit } from './resource-amounts';
import { wholeUnits } from '../../kubernetes/quantity';
import { isBefore } from '../../manifests/by-release';
import { isCpuDedicated } from '../../manifests/guest-traits';
import { vcpuCount } from '../../manifests/vcpu-count';
import type { Vmi } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { amount, bytes, thousandths } from '../subjects/resources';
import { vmi, startedVmi } from '../subjects/vmi';

const REQUEST = 'domain.resources.requests.cpu';
const LIMIT = 'domain.resources.limits.cpu';
const DEDICATED = 'domain.cpu.dedicatedCpuPlacement';
const MOST_THREADS = 2;
const POLICIES: readonly string[] = ['force', 'require', 'optional', 'disable', 'forbid'];
const ARM64_MODEL = 'host-passthrough';

/** A VMI spec with dedicated CPUs. */
const dedicated: Subject<Vmi> = partsOf(vmi, (value) => (isCpuDedicated(value.spec) ? [{ value, path: '' }] : []));

export const rules: readonly ObjectRule[] = [
  excludesNegativeAmounts('cpu'),
  fitsLimit('cpu'),
  defineRule({
    id: 'cpu/requires-memory-when-dedicated',
    level: FindingLevel.REJECTED,
    subject: dedicated,
    summary: 'A guest with dedicated CPUs must say how much memory it gets',
    why: 'Only a guaranteed pod gets dedicated CPUs: KubeVirt demands memory.guest, memory.hugepages or a memory request or limit.',
    fix: 'Give the guest memory: memory.guest.',
    before: { 1.7: 'memory.guest and memory.hugepages do not count in the template of a pool or replica set' },
    upstream: ['cpu/dedicated-memory-missing', '1.6:cpu/dedicated-memory-amount-missing'],
    * check({ spec, incomplete }, cluster) {
      const { memory } = spec.domain;
      if (incomplete || (!isBefore('1.7', cluster) && (memory?.hugepages || bytes(memory?.guest)))) return;
      if (amount(spec, 'limits', 'memory') !== 0n || amount(spec, 'requests', 'memory') !== 0n) return;
      yield {
        field: 'domain.memory.guest',
        reported: 'domain.resources.limits.memory',
        got: memory?.guest,
        allowed: isBefore('1.7', cluster) ? 'a memory request or limit' : 'memory.guest, memory.hugepages, or a memory request or limit',
      };
    },
  }),
  defineRule({
    id: 'cpu/requires-whole-cores-when-dedicated',
    level: FindingLevel.REJECTED,
    subject: dedicated,
    summary: 'The request and limit of dedicated CPUs must be whole numbers',
    why: 'A core is pinned or it is not: KubeVirt refuses a fraction of one.',
    fix: 'Write a whole number of CPUs.',
    upstream: ['cpu/dedicated-requests-integer', 'cpu/dedicated-limits-integer'],
    * check({ spec }) {
      // The limit comes first: a request that was filled in from it is not told again.
      for (const [field, list] of [[LIMIT, 'limits'], [REQUEST, 'requests']] as const) {
        const cpu = amount(spec, list, 'cpu');
        const whole = wholeUnits(cpu);
        if (whole < 0n || whole * 1000n === thousandths(cpu)) continue;
        yield { field, got: spec.domain.resources?.[list]?.cpu, allowed: 'a whole number of CPUs' };
      }
    },
  }),
  defineRule({
    id: 'cpu/requires-equal-memory-when-dedicated',
    level: FindingLevel.REJECTED,
    subject: dedicated,
    summary: 'With dedicated CPUs the memory request must equal the memory limit',
    why: 'Only a guaranteed pod gets dedicated CPUs: KubeVirt refuses a memory request that differs from its limit.',
    fix: 'Make both equal, or keep only one of them.',
    upstream: ['cpu/dedicated-memory-requests-limits-differ'],
    * check({ spec }) {
      if (!differs(spec, 'memory')) return;
      const { requests, limits } = spec.domain.resources ?? {};
      yield { field: 'domain.resources.requests.memory', got: requests?.memory, allowed: `${limits?.memory}, the limit` };
    },
  }),
  defineRule({
    id: 'cpu/requires-amount-when-dedicated',
    level: FindingLevel.REJECTED,
    subject: dedicated,
    summary: 'A pool or replica set must say how many dedicated CPUs a guest gets',
    why: 'A VM gets one vCPU where it asks for none; KubeVirt judges the template of a pool or replica set as it is written.',
    fix: 'Write cpu.cores.',
    upstream: ['cpu/dedicated-amount-missing'],
    * check({ spec }) {
      if (vcpuCount(spec.domain.cpu) !== 0n || wholeAmounts(spec, 'cpu').some((cpus) => cpus !== 0n)) return;
      yield { field: 'domain.cpu.cores', reported: DEDICATED, allowed: 'a number of cores from 1' };
    },
  }),
  defineRule({
    id: 'cpu/requires-equal-cores-when-dedicated',
    level: FindingLevel.REJECTED,
    subject: dedicated,
    summary: 'The request of dedicated CPUs must equal the limit',
    why: 'Only a guaranteed pod gets dedicated CPUs: KubeVirt refuses a CPU request that differs from its limit.',
    fix: 'Make both equal, or keep only one of them.',
    upstream: ['cpu/dedicated-requests-limits-differ'],
    * check({ spec }) {
      if (!differs(spec, 'cpu')) return;
      const { requests, limits } = spec.domain.resources ?? {};
      yield { field: REQUEST, reported: DEDICATED, got: requests?.cpu, allowed: `${limits?.cpu}, the limit` };
    },
  }),
  defineRule({
    id: 'cpu/matches-topology-when-dedicated',
    level: FindingLevel.REJECTED,
    subject: dedicated,
    summary: 'The request or limit of dedicated CPUs must be the number of vCPUs',
    why: 'Each vCPU is pinned: KubeVirt refuses a topology whose product is neither the CPU request nor the limit.',
    fix: 'Remove the CPU request and limit, or make them sockets × cores × threads.',
    upstream: ['cpu/dedicated-topology-mismatch'],
    * check({ spec }) {
      const demanded = wholeAmounts(spec, 'cpu').filter((cpus) => cpus > 0n);
      const vcpus = vcpuCount(spec.domain.cpu);
      if (demanded.length === 0 || vcpus === 0n || demanded.includes(vcpus)) return;
      const wanted = [...new Set(demanded)].join(' or ');
      yield { field: 'domain.cpu', reported: DEDICATED, got: `${vcpus} vCPUs`, allowed: `${wanted} vCPUs, the CPU request or limit` };
    },
  }),
  defineRule({
    id: 'cpu/requires-single-thread-when-dedicated-on-arm64',
    level: FindingLevel.REJECTED,
    subject: dedicated,
    summary: 'A dedicated core on arm64 must have one thread',
    why: 'Threads of the guest are pinned to threads of a host core, and an arm64 core has one: KubeVirt refuses more.',
    fix: 'Write threads: 1, and more cores instead.',
    upstream: ['cpu/dedicated-arm64-threads'],
    * check({ spec, architecture }) {
      const { threads = 0 } = spec.domain.cpu ?? {};
      if (architecture === 'arm64' && threads > 1) {
        yield { field: 'domain.cpu.threads', reported: 'architecture', got: threads, allowed: 'at most 1' };
      }
    },
  }),
  defineRule({
    id: 'cpu/excludes-many-threads-when-dedicated',
    level: FindingLevel.REJECTED,
    subject: dedicated,
    summary: 'A dedicated core must not have more than two threads',
    why: 'Threads of the guest are pinned to threads of a host core: KubeVirt refuses more than two.',
    fix: 'Use cores or sockets instead of threads.',
    upstream: ['cpu/dedicated-threads-over-two'],
    * check({ spec }) {
      const { threads = 0 } = spec.domain.cpu ?? {};
      if (threads > MOST_THREADS) yield { field: 'domain.cpu.threads', reported: DEDICATED, got: threads, allowed: `at most ${MOST_THREADS}` };
    },
  }),
  defineRule({
    id: 'cpu/requires-dedicated-cpus-for-isolated-emulator',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'An isolated emulator thread must come with dedicated CPUs',
    why: 'KubeVirt refuses isolateEmulatorThread where nothing is pinned.',
    fix: `Write ${DEDICATED}: true as well.`,
    upstream: ['cpu/isolate-emulator-needs-dedicated'],
    * check({ spec, incomplete }) {
      if (!spec.domain.cpu?.isolateEmulatorThread || isCpuDedicated(spec) || incomplete) return;
      yield { field: 'domain.cpu.isolateEmulatorThread', got: true, allowed: `true only with ${DEDICATED}` };
    },
  }),
  defineRule({
    id: 'cpu/has-known-feature-policy',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The policy of a CPU feature must be one that KubeVirt knows',
    why: 'KubeVirt refuses every other value; case matters.',
    fix: 'Write require for a feature that the guest must have, disable for one it must not see.',
    upstream: ['cpu/feature-policy'],
    * check({ spec }) {
      for (const [i, { policy }] of (spec.domain.cpu?.features ?? []).entries()) {
        if (!policy || POLICIES.includes(policy)) continue;
        yield { field: `domain.cpu.features[${i}].policy`, got: policy, allowed: POLICIES.join(', ') };
      }
    },
  }),
  defineRule({
    id: 'cpu/fits-max-sockets',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A guest must not start with more sockets than maxSockets',
    why: 'maxSockets is what CPU hotplug may reach: KubeVirt refuses sockets above it. A maxSockets of zero counts as none.',
    fix: 'Raise cpu.maxSockets, or lower cpu.sockets.',
    upstream: ['cpu/sockets-over-max', 'cpu/liveupdate-sockets-over-max'],
    * check({ spec }) {
      const { sockets = 0, maxSockets = 0 } = spec.domain.cpu ?? {};
      if (maxSockets === 0 || sockets <= maxSockets) return;
      yield { field: 'domain.cpu.sockets', got: sockets, allowed: `at most ${maxSockets}, maxSockets` };
    },
  }),
  defineRule({
    id: 'cpu/requires-host-passthrough-on-arm64',
    level: FindingLevel.REJECTED,
    subject: startedVmi,
    summary: 'The CPU model of a guest on arm64 must be host-passthrough',
    why: 'KubeVirt refuses every other model for an arm64 instance.',
    fix: `Remove cpu.model, or write ${ARM64_MODEL}.`,
    upstream: ['cpu/arm64-model'],
    * check({ spec, architecture }) {
      const { model } = spec.domain.cpu ?? {};
      if (architecture !== 'arm64' || model === ARM64_MODEL) return;
      yield { field: 'domain.cpu.model', got: model, allowed: ARM64_MODEL };
    },
  }),
];

/** The request and the limit, rounded up as KubeVirt compares them. */
function wholeAmounts(spec: Vmi['spec'], resource: 'cpu' | 'memory'): readonly [request: bigint, limit: bigint] {
  return [wholeUnits(amount(spec, 'requests', resource)), wholeUnits(amount(spec, 'limits', resource))];
}

function differs(spec: Vmi['spec'], resource: 'cpu' | 'memory'): boolean {
  const [request, limit] = wholeAmounts(spec, resource);
  return request > 0n && limit > 0n && request !== limit;
}
