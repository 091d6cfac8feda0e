import type { LabelSelector } from '../../../imports/kubernetes';
import { LabelIndex } from '../../manifests/label-index';
import { ofKind } from '../../manifests/of-kind';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

interface Budget {
  readonly selector?: LabelSelector;
  readonly minAvailable?: number | string;
  readonly maxUnavailable?: number | string;
}

const BOUNDS = ['minAvailable', 'maxUnavailable'] as const;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'disruption-budget/requires-number-for-launchers',
    level: FindingLevel.ADVISED,
    summary: 'A PodDisruptionBudget over the pods of VMs must have a number as minAvailable',
    why: 'A launcher pod belongs to a VirtualMachineInstance, which has no scale subresource: the disruption controller cannot count how many pods '
      + 'there should be, and with maxUnavailable or a percentage it allows no disruption at all. Every eviction is refused, and drains wait for good.',
    fix: 'Write minAvailable as a number of pods; for VMs that migrate live remove the budget: KubeVirt moves them before their pods are evicted.',
    * check(manifests, cluster) {
      const budgets = ofKind(manifests, 'policy/PodDisruptionBudget');
      if (!budgets.length) return;
      const guests = new LabelIndex(workloadsOf(manifests, cluster));
      for (const manifest of budgets) {
        const budget = (manifest.spec ?? {}) as Budget;
        const guest = budget.selector && guests.find(manifest.metadata.namespace, budget.selector);
        if (!guest) continue;
        for (const bound of BOUNDS) {
          const amount = budget[bound];
          if (amount === undefined || (bound === 'minAvailable' && typeof amount === 'number')) continue;
          const { kind, metadata: { name } } = guest.manifest;
          yield { manifest, field: `spec.${bound}`, got: amount, allowed: `minAvailable with a number of pods, since it selects those of ${kind} ${name}` };
        }
      }
    },
  }),
];
