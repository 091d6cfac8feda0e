import { wholeUnits } from '../../kubernetes/quantity';
import { vcpuCount } from '../../manifests/vcpu-count';
import type { Vmi } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { amount, bytes, thousandths } from '../subjects/resources';
import { completeVmi, vmi } from '../subjects/vmi';

/** How many vCPUs KubeVirt lets a guest grow to by itself (`setupCPUHotplug`). */
const MOST_VCPUS = 512n;
/** `max_cpus` of the newest pc-q35 of QEMU 9.1. */
const MOST_OF_QEMU = 4096n;
const MULTIQUEUES = ['networkInterfaceMultiqueue', 'blockMultiQueue'] as const;

/** Less than any system boots in that KubeVirt is used for. */
const LEAST_MEMORY = 16n * 1024n * 1024n;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'sizing/avoids-tiny-guest',
    level: FindingLevel.ADVISED,
    subject: completeVmi,
    summary: 'The memory of a guest must be at least 16Mi',
    why: 'KubeVirt admits less, no system boots in it, and QEMU may refuse it. Mostly the unit is missing or another one is meant: a number alone is of bytes.',
    fix: 'Write the unit: 4Gi, or 4096Mi.',
    * check({ spec }) {
      const { guest: got } = spec.domain.memory ?? {};
      const size = bytes(got);
      if (got !== undefined && size !== undefined && size > 0n && size < LEAST_MEMORY) yield { field: 'domain.memory.guest', got, allowed: 'at least 16Mi' };
    },
  }),
  defineRule({
    id: 'sizing/fits-guest-into-hugepages',
    level: FindingLevel.UNSTARTABLE,
    subject: completeVmi,
    summary: 'A guest with hugepages must request as much memory as it has',
    why: 'KubeVirt asks Kubernetes for hugepages of the lesser of both (WithHugePages). QEMU allocates all memory of the guest at the start, goes over the '
      + 'limit of the pod, and the VM never starts.',
    fix: 'Remove resources.requests.memory, or make it memory.guest: hugepages are never overcommitted.',
    * check({ spec }) {
      const request = wholeUnits(amount(spec, 'requests', 'memory'));
      const { guest, hugepages } = spec.domain.memory ?? {};
      if (!hugepages || request <= 0n || request >= (bytes(guest) ?? 0n)) return;
      yield { field: 'domain.resources.requests.memory', got: spec.domain.resources?.requests?.memory, allowed: `${guest}, the memory of the guest` };
    },
  }),
  defineRule({
    id: 'sizing/avoids-memory-limit-below-guest',
    level: FindingLevel.ADVISED,
    subject: completeVmi,
    summary: 'The memory limit of a guest must not be below its memory',
    why: 'The limit of the launcher pod is this one and the overhead of the VM. A guest that touches more of its memory is killed by the kernel of the '
      + 'node, as if its power had failed.',
    fix: 'Remove resources.limits.memory, or make it at least memory.guest.',
    * check({ spec }) {
      const limit = wholeUnits(amount(spec, 'limits', 'memory'));
      const { guest, hugepages } = spec.domain.memory ?? {};
      if (hugepages || limit <= 0n || limit >= (bytes(guest) ?? 0n) || isRefused(spec, 'memory')) return;
      yield { field: 'domain.resources.limits.memory', got: spec.domain.resources?.limits?.memory, allowed: `at least ${guest}, the memory of the guest` };
    },
  }),
  defineRule({
    id: 'sizing/avoids-cpu-request-above-vcpus',
    level: FindingLevel.ADVISED,
    subject: completeVmi,
    summary: 'A guest must not request more CPU than it has vCPUs',
    why: 'A vCPU is one thread and uses at most one CPU. What is requested above that is taken from the node and the quota, and mostly stays idle.',
    fix: 'Remove resources.requests.cpu, or give the guest more vCPUs: cpu.cores.',
    * check({ spec }) {
      const vcpus = vcpuCount(spec.domain.cpu);
      if (vcpus === 0n || spec.domain.cpu?.dedicatedCpuPlacement || spec.domain.ioThreadsPolicy || isRefused(spec, 'cpu')) return;
      if (thousandths(amount(spec, 'requests', 'cpu')) <= vcpus * 1000n) return;
      yield { field: 'domain.resources.requests.cpu', got: spec.domain.resources?.requests?.cpu, allowed: `at most ${vcpus}, the number of vCPUs` };
    },
  }),
  defineRule({
    id: 'sizing/avoids-max-sockets-on-arm64',
    level: FindingLevel.ADVISED,
    subject: vmi,
    summary: 'A guest on arm64 must not have maxSockets',
    why: 'KubeVirt plugs no CPUs into a running guest on arm64: what is above sockets is admitted and never used.',
    fix: 'Remove cpu.maxSockets; a change of sockets takes effect at the next start.',
    * check({ written, spec, architecture }) {
      const { maxSockets = 0 } = written.domain.cpu ?? {};
      if (architecture !== 'arm64' || maxSockets <= (spec.domain.cpu?.sockets || 1)) return;
      yield { field: 'domain.cpu.maxSockets', got: maxSockets, allowed: 'none on arm64' };
    },
  }),
  defineRule({
    id: 'sizing/avoids-max-sockets-with-dedicated-cpus',
    level: FindingLevel.ADVISED,
    subject: vmi,
    summary: 'A guest with dedicated CPUs should not have maxSockets',
    why: 'KubeVirt plugs sockets in by a migration to a launcher pod that requests all CPUs anew, whole and for the guest alone: unless some node has them free, '
      + 'the migration waits and nothing is plugged in.',
    fix: 'Remove cpu.maxSockets, or acknowledge this where nodes keep the CPUs free.',
    * check({ written, spec, architecture }) {
      const { maxSockets = 0 } = written.domain.cpu ?? {};
      const { sockets, dedicatedCpuPlacement } = spec.domain.cpu ?? {};
      if (architecture === 'arm64' || !dedicatedCpuPlacement || maxSockets <= (sockets || 1)) return;
      yield { field: 'domain.cpu.maxSockets', got: maxSockets, allowed: 'none with dedicated CPUs' };
    },
  }),
  defineRule({
    id: 'sizing/avoids-large-max-sockets',
    level: FindingLevel.ADVISED,
    subject: vmi,
    summary: `A guest must not be able to grow beyond ${MOST_VCPUS} vCPUs`,
    why: `A machine type takes only so many vCPUs, those to come included, and QEMU does not start a guest with more. KubeVirt itself stops at ${MOST_VCPUS} where `
      + 'the VM says nothing.',
    fix: 'Lower cpu.maxSockets, or acknowledge this where the machine type takes as many.',
    * check({ written, spec }) {
      const { maxSockets = 0 } = written.domain.cpu ?? {};
      const vcpus = maxSockets > 0 ? vcpuCount({ ...spec.domain.cpu, sockets: maxSockets }) : 0n;
      if (vcpus > MOST_VCPUS) yield { field: 'domain.cpu.maxSockets', got: `${maxSockets}, ${vcpus} vCPUs`, allowed: `at most ${MOST_VCPUS} vCPUs` };
    },
  }),
  defineRule({
    id: 'sizing/avoids-many-vcpus',
    level: FindingLevel.ADVISED,
    subject: vmi,
    summary: `A guest must not have more than ${MOST_VCPUS} vCPUs`,
    why: `The vCPUs of a guest are sockets x cores x threads, mostly more than was meant. A machine type takes only so many, and QEMU does not start a guest with more: ${MOST_VCPUS} is the `
      + `most that KubeVirt itself lets a guest grow to, ${MOST_OF_QEMU} the most that any machine type has.`,
    fix: 'Write sockets: 1, cores: <vCPUs> and threads: 1, or acknowledge this where the machine type takes as many.',
    * check({ written, spec: { domain: { cpu } } }) {
      const vcpus = vcpuCount(cpu);
      // What it may grow to is told instead.
      if (vcpus <= MOST_VCPUS || written.domain.cpu?.maxSockets) return;
      const { sockets = 1, cores = 1, threads = 1 } = cpu ?? {};
      const level = vcpus > MOST_OF_QEMU ? { level: FindingLevel.UNSTARTABLE } : {};
      yield { field: 'domain.cpu', got: `${sockets} sockets x ${cores} cores x ${threads} threads, ${vcpus} vCPUs`, allowed: `at most ${MOST_VCPUS} vCPUs`, ...level };
    },
  }),
  defineRule({
    id: 'sizing/avoids-multiqueue-on-one-vcpu',
    level: FindingLevel.ADVISED,
    subject: completeVmi,
    summary: 'Several queues must be of a guest with several vCPUs',
    why: 'KubeVirt makes as many queues as the guest has vCPUs at its start: one vCPU has one, as without the setting.',
    fix: 'Give the guest more vCPUs, or remove the setting.',
    * check({ spec }) {
      if (vcpuCount(spec.domain.cpu) !== 1n) return;
      for (const field of MULTIQUEUES) {
        if (spec.domain.devices?.[field]) yield { field: `domain.devices.${field}`, got: true, allowed: 'true with two vCPUs or more' };
      }
    },
  }),
];

/** Whether KubeVirt refuses the amounts: what a request above the limit comes to besides is not told. */
function isRefused(spec: Vmi['spec'], resource: 'cpu' | 'memory'): boolean {
  const limit = amount(spec, 'limits', resource);
  return limit > 0n && amount(spec, 'requests', resource) > limit;
}
