import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import type { StrategyEffect, StrategyTenant } from './effect';
import type { NodeGroup } from '../../platform/node-group';
import { usageError } from '../../usage-error';
import type { FairShareOptions } from '../quota-strategy-options';

/** Weights granted in each construct tree so far, by what they are shares of. */
const granted = new WeakMap<IConstruct, Map<string, number>>();

/** Requests of at most capacity × weight ÷ totalWeight, in whole CPUs and MiB; what is left of the division belongs to nobody. */
export function fairShare({ weight, totalWeight, capacity }: FairShareOptions, tenant: StrategyTenant): StrategyEffect {
  const { cpus, mebibytes } = capacity
    ? { cpus: capacity.cpus, mebibytes: capacity.memory.toMebibytes() }
    : capacityOf(tenant.platform.nodes);
  const { scope, quota } = tenant;
  if (!(weight > 0)) {
    throw usageError(scope, { what: 'fairShare.weight', got: weight, allowed: 'more than zero', fix: 'Leave out the strategy for a tenant without a share.' });
  }
  if (cpus === 0) {
    throw usageError(scope, {
      what: 'fairShare.capacity', got: null, allowed: 'the capacity, or a Platform that declares nodes', fix: 'Pass `capacity`.',
    });
  }
  if (quota.cpu?.request || quota.memory?.request) {
    throw usageError(scope, {
      what: 'quota', got: 'a CPU or memory request', allowed: 'no request: it is the fair share', fix: 'Drop `cpu.request` and `memory.request`.',
    });
  }
  const sum = grant(scope, weight, `${cpus} CPUs, ${mebibytes}Mi, ${totalWeight}`);
  if (sum > totalWeight) {
    throw usageError(scope, {
      what: 'fairShare.totalWeight',
      got: totalWeight,
      allowed: `at least ${sum}, the sum of the weights in this app`,
      fix: 'Raise totalWeight for every tenant, or choose QuotaStrategy.overcommit.',
    });
  }
  return {
    quota: {
      ...quota,
      cpu: { ...quota.cpu, request: kplus.Cpu.units(Math.floor(cpus * weight / totalWeight)) },
      memory: { ...quota.memory, request: Size.mebibytes(Math.floor(mebibytes * weight / totalWeight)) },
    },
  };
}

function capacityOf(nodes: readonly NodeGroup[]): { cpus: number; mebibytes: number } {
  const sum = (of: (group: NodeGroup) => number) => nodes.reduce((total, group) => total + group.count * of(group), 0);
  return { cpus: Math.floor(sum(({ cpus }) => cpus)), mebibytes: sum(({ memory }) => memory.toMebibytes()) };
}

function grant(scope: IConstruct, weight: number, pool: string): number {
  const pools = granted.get(scope.node.root) ?? new Map<string, number>();
  granted.set(scope.node.root, pools.set(pool, (pools.get(pool) ?? 0) + weight));
  return pools.get(pool) ?? weight;
}
