import { isBefore } from '../../manifests/by-release';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

const POOL = 'supplementalPool';
const POLICIES: readonly string[] = ['shared', 'auto', POOL];

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'io-threads/has-known-policy',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'ioThreadsPolicy must be one that KubeVirt knows',
    why: 'KubeVirt refuses every other value; case matters.',
    fix: 'Write one of the allowed values.',
    upstream: ['device/io-threads-policy'],
    * check({ spec: { domain: { ioThreadsPolicy } } }) {
      if (ioThreadsPolicy === undefined || POLICIES.includes(ioThreadsPolicy)) return;
      yield { field: 'domain.ioThreadsPolicy', got: ioThreadsPolicy, allowed: POLICIES.join(', ') };
    },
  }),
  defineRule({
    id: 'io-threads/requires-pool-size',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A supplemental pool of I/O threads must have at least one thread',
    why: `KubeVirt refuses ioThreadsPolicy: ${POOL} without a number of threads from 1.`,
    fix: 'Write ioThreads.supplementalPoolThreadCount: 4, or as many as the guest has busy disks.',
    upstream: ['device/io-threads-pool-count'],
    * check({ spec: { domain: { ioThreads, ioThreadsPolicy } } }) {
      const { supplementalPoolThreadCount: count } = ioThreads ?? {};
      if (ioThreadsPolicy !== POOL || (count !== undefined && count >= 1)) return;
      yield { field: 'domain.ioThreads.supplementalPoolThreadCount', reported: 'domain.ioThreads.count', got: count, allowed: '1 or more' };
    },
  }),
  defineRule({
    id: 'io-threads/avoids-pool-size-without-pool',
    level: FindingLevel.ADVISED,
    subject: vmi,
    summary: `The size of a pool of I/O threads must come with ioThreadsPolicy: ${POOL}`,
    why: 'KubeVirt reads supplementalPoolThreadCount under that policy only: the guest gets no such threads.',
    fix: `Write ioThreadsPolicy: ${POOL}, or remove ioThreads.`,
    * check({ spec: { domain: { ioThreads, ioThreadsPolicy } } }) {
      const { supplementalPoolThreadCount: got } = ioThreads ?? {};
      if (!got || ioThreadsPolicy === POOL) return;
      yield { field: 'domain.ioThreads.supplementalPoolThreadCount', got, allowed: `only with ioThreadsPolicy: ${POOL}` };
    },
  }),
  defineRule({
    id: 'io-threads/avoids-pool-with-isolated-emulator',
    level: FindingLevel.ADVISED,
    before: { 1.9: 'the VM never starts' },
    subject: vmi,
    summary: 'A guest with an isolated emulator thread must not have a supplemental pool of I/O threads',
    why: 'Before v1.9 KubeVirt pins the pool to CPUs that the pod does not have, and libvirt fails: cannot set CPU affinity (KubeVirt issue 16992). Since, it '
      + 'pins each thread to a CPU that the pod gets for it, and then moves all threads that are no vCPUs to the CPU of the emulator '
      + '(configureHousekeepingCgroup): the CPUs of the pool are paid for and idle.',
    fix: 'Write ioThreadsPolicy: auto: the I/O thread then shares the CPU of the emulator. Or remove isolateEmulatorThread.',
    * check({ spec: { domain: { cpu, ioThreadsPolicy } } }, cluster) {
      if (ioThreadsPolicy !== POOL || !cpu?.isolateEmulatorThread) return;
      const level = isBefore('1.9', cluster) ? { level: FindingLevel.UNSTARTABLE } : {};
      yield { field: 'domain.ioThreadsPolicy', got: POOL, allowed: 'auto or shared with isolateEmulatorThread', ...level };
    },
  }),
  defineRule({
    id: 'io-threads/avoids-dedicated-thread-with-pool',
    level: FindingLevel.ADVISED,
    subject: vmi,
    summary: 'A disk must not ask for an I/O thread of its own where the guest has a supplemental pool of them',
    why: 'KubeVirt makes the threads of the pool only, and lets all of them serve every virtio disk: dedicatedIOThread is without effect.',
    fix: 'Remove dedicatedIOThread, or write ioThreadsPolicy: auto.',
    * check({ spec: { domain: { ioThreadsPolicy, devices } } }) {
      if (ioThreadsPolicy !== POOL) return;
      for (const [i, { dedicatedIOThread }] of (devices?.disks ?? []).entries()) {
        if (dedicatedIOThread) yield { field: `domain.devices.disks[${i}].dedicatedIOThread`, got: true, allowed: `false with ioThreadsPolicy: ${POOL}` };
      }
    },
  }),
];
