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
];
