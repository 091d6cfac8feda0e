import { wholeUnits } from '../../kubernetes/quantity';
import type { Vmi } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { amount, bytes, exceedsLimit, excludesNegative, thousandths, vcpuCount } from '../subjects/resources';
import { vmi, startedVmi } from '../subjects/vmi';

const REQUESTS = 'domain.resources.requests.cpu';
const LIMITS = 'domain.resources.limits.cpu';
const DEDICATED = 'domain.cpu.dedicatedCpuPlacement';
const POLICIES = ['force', 'require', 'optional', 'disable', 'forbid'];

export const rules: readonly ObjectRule[] = [
  excludesNegative('cpu'),
  exceedsLimit('cpu'),
  defineRule({
    id: 'cpu/requires-memory-when-dedicated',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Dedicated CPUs need memory that is named',
    why: 'Only a guaranteed pod gets dedicated CPUs: KubeVirt wants memory.guest, memory.hugepages or a memory request or limit.',
    fix: 'Give the guest memory: memory.guest.',
    upstream: ['cpu/dedicated-memory-missing'],
    * check({ spec, incomplete: expanded }) {
      const { memory } = spec.domain;
      if (!isDedicated(spec) || expanded || memory?.hugepages || bytes(memory?.guest)) return;
      if (amount(spec, 'limits', 'memory') !== 0n || amount(spec, 'requests', 'memory') !== 0n) return;
      yield {
        field: 'domain.memory.guest',
        reported: 'domain.resources.limits.memory',
        got: memory?.guest,
        allowed: 'memory.guest, memory.hugepages, or a memory request or limit',
      };
    },
  }),
  defineRule({
    id: 'cpu/requires-whole-cores-when-dedicated',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Dedicated CPUs are whole ones',
    why: 'A core is pinned or it is not: KubeVirt refuses a fraction of one.',
    fix: 'Write a whole number of CPUs.',
    upstream: ['cpu/dedicated-requests-integer', 'cpu/dedicated-limits-integer'],
    * check({ spec }) {
      if (!isDedicated(spec)) return;
      // A request that comes from the limit is the limit's mistake.
      for (const [field, list] of [[LIMITS, 'limits'], [REQUESTS, 'requests']] as const) {
        const cpu = amount(spec, list, 'cpu');
        const whole = wholeUnits(cpu);
        if (whole <= 0n || whole * 1000n === thousandths(cpu)) continue;
        yield { field, got: spec.domain.resources?.[list]?.cpu, allowed: 'a whole number of CPUs' };
      }
    },
  }),
  defineRule({
    id: 'cpu/requires-equal-memory-when-dedicated',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Dedicated CPUs need a memory request equal to its limit',
    why: 'Only a guaranteed pod gets dedicated CPUs: KubeVirt refuses a memory request that differs from its limit.',
    fix: 'Make both equal, or keep only one of them.',
    upstream: ['cpu/dedicated-memory-requests-limits-differ'],
    * check({ spec }) {
      const [requests, limits] = [amount(spec, 'requests', 'memory'), amount(spec, 'limits', 'memory')].map(wholeUnits);
      if (!isDedicated(spec) || requests <= 0n || limits <= 0n || requests === limits) return;
      const { resources } = spec.domain;
      yield {
        field: 'domain.resources.requests.memory',
        got: resources?.requests?.memory,
        allowed: `${resources?.limits?.memory}, the limit`,
      };
    },
  }),
  defineRule({
    id: 'cpu/requires-amount-when-dedicated',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A pool or replica set says how many dedicated CPUs it wants',
    why: 'A VM is given one vCPU where it asks for none; KubeVirt judges the template of a pool or replica set as it is written.',
    fix: 'Write cpu.cores.',
    upstream: ['cpu/dedicated-amount-missing'],
    * check({ spec, webhookDefaulted: defaulted }) {
      const demanded = [amount(spec, 'requests', 'cpu'), amount(spec, 'limits', 'cpu')].map(wholeUnits);
      if (!isDedicated(spec) || defaulted || vcpuCount(spec) !== 0n || demanded.some((cpus) => cpus !== 0n)) return;
      yield { field: 'domain.cpu.cores', reported: DEDICATED, allowed: 'a number of cores from 1' };
    },
  }),
  defineRule({
    id: 'cpu/requires-equal-cores-when-dedicated',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Dedicated CPUs need a CPU request equal to its limit',
    why: 'Only a guaranteed pod gets dedicated CPUs: KubeVirt refuses a CPU request that differs from its limit.',
    fix: 'Make both equal, or keep only one of them.',
    upstream: ['cpu/dedicated-requests-limits-differ'],
    * check({ spec }) {
      const [requests, limits] = [amount(spec, 'requests', 'cpu'), amount(spec, 'limits', 'cpu')].map(wholeUnits);
      if (!isDedicated(spec) || requests <= 0n || limits <= 0n || requests === limits) return;
      const { resources } = spec.domain;
      yield { field: REQUESTS, reported: DEDICATED, got: resources?.requests?.cpu, allowed: `${resources?.limits?.cpu}, the limit` };
    },
  }),
  defineRule({
    id: 'cpu/matches-topology-when-dedicated',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Dedicated CPUs are as many as the guest has',
    why: 'Each vCPU is pinned: KubeVirt refuses a topology whose product is neither the CPU request nor the limit.',
    fix: 'Remove the CPU request and limit, or make them sockets × cores × threads.',
    upstream: ['cpu/dedicated-topology-mismatch'],
    * check({ spec }) {
      const demanded = [amount(spec, 'requests', 'cpu'), amount(spec, 'limits', 'cpu')].map(wholeUnits);
      const vcpus = vcpuCount(spec);
      if (!isDedicated(spec) || vcpus === 0n || !demanded.some((cpus) => cpus > 0n) || demanded.includes(vcpus)) return;
      const wanted = [...new Set(demanded.filter((cpus) => cpus > 0n))].join(' or ');
      yield { field: 'domain.cpu', reported: DEDICATED, got: `${vcpus} vCPUs`, allowed: `${wanted} vCPUs, the CPU request or limit` };
    },
  }),
  defineRule({
    id: 'cpu/has-single-threads-on-arm64',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A dedicated core on arm64 has one thread',
    why: 'Threads of the guest are pinned to threads of a host core, and an arm64 core has one: KubeVirt refuses more.',
    fix: 'Write threads: 1, and more cores instead.',
    upstream: ['cpu/dedicated-arm64-threads'],
    * check({ spec, architecture }) {
      const { threads = 0 } = spec.domain.cpu ?? {};
      if (!isDedicated(spec) || architecture !== 'arm64' || threads <= 1) return;
      yield { field: 'domain.cpu.threads', reported: 'architecture', got: threads, allowed: 'at most 1' };
    },
  }),
  defineRule({
    id: 'cpu/allows-few-threads-when-dedicated',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A dedicated core has at most two threads',
    why: 'Threads of the guest are pinned to threads of a host core: KubeVirt refuses more than two.',
    fix: 'Use cores or sockets instead of threads.',
    upstream: ['cpu/dedicated-threads-over-two'],
    * check({ spec }) {
      const { threads = 0 } = spec.domain.cpu ?? {};
      if (!isDedicated(spec) || threads <= 2) return;
      yield { field: 'domain.cpu.threads', reported: DEDICATED, got: threads, allowed: 'at most 2' };
    },
  }),
  defineRule({
    id: 'cpu/isolates-emulator-only-when-dedicated',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'An isolated emulator thread needs dedicated CPUs',
    why: 'KubeVirt refuses isolateEmulatorThread where nothing is pinned.',
    fix: `Write ${DEDICATED}: true as well.`,
    upstream: ['cpu/isolate-emulator-needs-dedicated'],
    * check({ spec, incomplete: expanded }) {
      if (!spec.domain.cpu?.isolateEmulatorThread || isDedicated(spec) || expanded) return;
      yield { field: 'domain.cpu.isolateEmulatorThread', got: true, allowed: `true only with ${DEDICATED}` };
    },
  }),
  defineRule({
    id: 'cpu/has-known-feature-policy',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The policy of a CPU feature is one that KubeVirt knows',
    why: 'KubeVirt refuses every other word; case matters.',
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
    id: 'cpu/keeps-sockets-below-maximum',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A guest does not start with more sockets than it may grow to',
    why: 'maxSockets is what CPU hotplug may reach: KubeVirt refuses sockets above it.',
    fix: 'Raise cpu.maxSockets, or lower cpu.sockets.',
    upstream: ['cpu/sockets-over-max', 'cpu/liveupdate-sockets-over-max'],
    * check({ spec }) {
      const { sockets = 0, maxSockets = 0 } = spec.domain.cpu ?? {};
      if (maxSockets === 0 || sockets <= maxSockets) return;
      yield { field: 'domain.cpu.sockets', got: sockets, allowed: `at most ${maxSockets}, maxSockets` };
    },
  }),
  defineRule({
    id: 'cpu/passes-host-model-through-on-arm64',
    level: FindingLevel.REJECTED,
    subject: startedVmi,
    summary: 'A guest on arm64 has the CPU of its host',
    why: 'KubeVirt refuses every model but host-passthrough for an arm64 instance.',
    fix: 'Remove cpu.model, or write host-passthrough.',
    upstream: ['cpu/arm64-model'],
    * check({ spec, architecture }) {
      const { model } = spec.domain.cpu ?? {};
      if (architecture !== 'arm64' || !model || model === 'host-passthrough') return;
      yield { field: 'domain.cpu.model', got: model, allowed: 'host-passthrough' };
    },
  }),
];

export function isDedicated({ domain }: Vmi['spec']): boolean {
  return domain.cpu?.dedicatedCpuPlacement === true;
}
