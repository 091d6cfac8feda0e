import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

const POLICIES = ['shared', 'auto', 'supplementalPool'];

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'io-threads/has-known-policy',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The policy of I/O threads is one that KubeVirt knows',
    why: 'KubeVirt refuses every other word; case matters.',
    fix: 'Write one of the allowed words.',
    upstream: ['device/io-threads-policy'],
    * check({ spec: { domain: { ioThreadsPolicy } } }) {
      if (ioThreadsPolicy === undefined || POLICIES.includes(ioThreadsPolicy)) return;
      yield { field: 'domain.ioThreadsPolicy', got: ioThreadsPolicy, allowed: POLICIES.join(', ') };
    },
  }),
  defineRule({
    id: 'io-threads/sizes-supplemental-pool',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A supplemental pool of I/O threads has a size',
    why: 'KubeVirt refuses ioThreadsPolicy: supplementalPool without at least one thread.',
    fix: 'Write ioThreads.supplementalPoolThreadCount: 4, or as many as the guest has busy disks.',
    upstream: ['device/io-threads-pool-count'],
    * check({ spec: { domain: { ioThreads, ioThreadsPolicy } } }) {
      const { supplementalPoolThreadCount: count } = ioThreads ?? {};
      if (ioThreadsPolicy !== 'supplementalPool' || (count !== undefined && count >= 1)) return;
      yield { field: 'domain.ioThreads.supplementalPoolThreadCount', reported: 'domain.ioThreads.count', got: count, allowed: '1 or more' };
    },
  }),
];
