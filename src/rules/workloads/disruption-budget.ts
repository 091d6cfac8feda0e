import type { LabelSelector } from '../../../imports/kubernetes';
import { LabelIndex } from '../../manifests/label-index';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { podsOf } from '../../manifests/pods';
import { ownTargetKey, scaleTargetOf, targetKey } from '../../manifests/scale-target';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

interface Budget {
  readonly selector?: LabelSelector;
  readonly minAvailable?: number | string;
  readonly maxUnavailable?: number | string;
}

const NONE = 'None';
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
  defineCrossObjectRule({
    id: 'disruption-budget/leaves-one-to-evict',
    level: FindingLevel.ADVISED,
    summary: 'A PodDisruptionBudget over VMs that a drain shuts down must leave one of them to evict',
    why: 'With minAvailable as large as the number of VMs no eviction is ever allowed, and drains wait for good: a budget of a single VM holds up the drain of its node. '
      + 'VMs that migrate need none: KubeVirt refuses their eviction by itself, moves them, and the budget is not asked.',
    fix: 'For a single VM remove the budget, and write evictionStrategy: LiveMigrate, or LiveMigrateIfPossible; of several lower minAvailable.',
    * check(manifests, cluster) {
      const budgets = ofKind(manifests, 'policy/PodDisruptionBudget');
      if (!budgets.length) return;
      const workloads = new Map(workloadsOf(manifests, cluster).map((workload) => [workload.manifest, workload]));
      const scaled = new Set(manifests.flatMap((manifest) => scaleTargetOf(manifest)?.name ?? []));
      const pods = new LabelIndex(podsOf(manifests, cluster));
      for (const manifest of budgets) {
        const { selector, minAvailable: got } = (manifest.spec ?? {}) as Budget;
        if (!selector || typeof got !== 'number') continue;
        const owners = pods.findAll(manifest.metadata.namespace, selector).map(({ manifest: owner }) => owner);
        const guests = owners.flatMap((owner) => workloads.get(owner) ?? []);
        // Of other pods, and of what is scaled, it is not known how many there are.
        if (guests.length < owners.length || owners.some(({ metadata: { name = '' } }) => scaled.has(name))) continue;
        const count = guests.reduce((sum, { replicas }) => sum + replicas, 0);
        if (count === 0 || got < count || !guests.some(({ written }) => (written.evictionStrategy ?? cluster.evictionStrategy) === NONE)) continue;
        const allowed = count === 1 ? 'no budget for a single VM' : `at most ${count - 1}, as it selects ${count} VMs`;
        yield { manifest, field: 'spec.minAvailable', got, allowed };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'disruption-budget/allows-eviction',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A PodDisruptionBudget over a Deployment or a StatefulSet must allow one pod to be evicted',
    why: 'With maxUnavailable 0, or minAvailable as large as the number of replicas, no eviction is ever allowed: drains and upgrades of the nodes of these pods wait for good.',
    fix: 'Write maxUnavailable: 1, or run one replica more than minAvailable.',
    * check(manifests, cluster) {
      const budgets = ofKind(manifests, 'policy/PodDisruptionBudget');
      if (!budgets.length) return;
      const replicas = mostReplicas(manifests);
      const pods = new LabelIndex(podsOf(manifests, cluster));
      for (const manifest of budgets) {
        const { selector, minAvailable, maxUnavailable } = (manifest.spec ?? {}) as Budget;
        if (!selector) continue;
        const owners = new Set(pods.findAll(manifest.metadata.namespace, selector).map(({ manifest: owner }) => owner));
        const count = [...owners].reduce((sum, owner) => sum + (replicas.get(owner) ?? Infinity), 0);
        if (!count || count === Infinity) continue;
        if (isNone(maxUnavailable)) yield { manifest, field: 'spec.maxUnavailable', got: maxUnavailable, allowed: '1 or more' };
        const isAll = typeof minAvailable === 'number' ? minAvailable >= count : minAvailable === '100%';
        if (isAll) yield { manifest, field: 'spec.minAvailable', got: minAvailable, allowed: count === 1 ? 'no budget for a single pod' : `at most ${count - 1} of ${count} pods` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'disruption-budget/is-unique',
    level: FindingLevel.ADVISED,
    summary: 'A pod must have one PodDisruptionBudget at most',
    why: 'The API server refuses to evict a pod that has more than one (this pod has more than one PodDisruptionBudget, which the eviction subresource does not support): drains of its node '
      + 'wait for good, whatever the budgets allow.',
    fix: 'Make one budget of them, or let their selectors select different pods.',
    * check(manifests, cluster) {
      const budgets = ofKind(manifests, 'policy/PodDisruptionBudget');
      if (budgets.length < 2) return;
      const pods = new LabelIndex(podsOf(manifests, cluster));
      const first = new Map<Manifest, Manifest>();
      for (const manifest of budgets) {
        const { selector } = (manifest.spec ?? {}) as Budget;
        const owners = selector ? pods.findAll(manifest.metadata.namespace, selector).map(({ manifest: owner }) => owner) : [];
        const owner = owners.find((each) => first.has(each));
        const other = owner && first.get(owner);
        if (owner && other) {
          const { kind, metadata: { name } } = owner;
          yield { manifest, other, field: 'spec.selector', got: selector, allowed: `other pods than those of ${kind} ${name}, which have ${other.metadata.name}` };
        }
        for (const each of owners) if (!first.has(each)) first.set(each, manifest);
      }
    },
  }),
];

function isNone(amount: number | string | undefined): boolean {
  return amount === 0 || amount === '0%';
}

/** How many pods Deployments and StatefulSets run at most, as far as autoscalers say. */
function mostReplicas(manifests: readonly Manifest[]): Map<Manifest, number> {
  const targets = new Map(manifests.flatMap((manifest) => {
    const target = scaleTargetOf(manifest);
    return target ? [[targetKey(manifest.metadata.namespace, target), target.most ?? Infinity] as const] : [];
  }));
  return new Map([...ofKind(manifests, 'apps/Deployment'), ...ofKind(manifests, 'apps/StatefulSet')].map((manifest) => {
    const { replicas = 1 } = (manifest.spec ?? {}) as { readonly replicas?: number };
    return [manifest, targets.get(ownTargetKey(manifest)) ?? replicas];
  }));
}
