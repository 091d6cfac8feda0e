import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

const STRATEGIES = ['LiveMigrate', 'LiveMigrateIfPossible', 'None', 'External'];

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'eviction/has-known-strategy',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'An eviction strategy must be one that KubeVirt knows',
    why: 'KubeVirt refuses every other word; case matters, and empty is not None.',
    fix: 'Write one of the allowed words, or leave it out: the guest then has that of the cluster.',
    upstream: ['eviction/strategy'],
    * check({ spec: { evictionStrategy } }) {
      if (evictionStrategy === undefined || STRATEGIES.includes(evictionStrategy)) return;
      yield { field: 'evictionStrategy', got: evictionStrategy, allowed: STRATEGIES.join(', ') };
    },
  }),
];
