import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { kubeVirtSpec } from '../subjects/kubevirt';
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
  defineRule({
    id: 'eviction/has-known-strategy-of-cluster',
    level: FindingLevel.UNSTARTABLE,
    subject: kubeVirtSpec,
    summary: 'The eviction strategy of the cluster must be one that KubeVirt knows',
    why: 'KubeVirt admits every word here, and judges each guest without a strategy of its own by it: it finds the word unknown and fails (`validateEvictionStrategy`), so that no such guest is admitted.',
    fix: 'Write one of the allowed words, or leave it out.',
    * check({ configuration }) {
      const got: string | undefined = configuration?.evictionStrategy;
      if (got !== undefined && !STRATEGIES.includes(got)) yield { field: 'configuration.evictionStrategy', got, allowed: STRATEGIES.join(', ') };
    },
  }),
];
