import { Size, SizeRoundingBehavior } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import type { Strategy, StrategyTenant } from './strategy';
import type { NodeGroup } from '../../platform/node-group';
import { Platform } from '../../platform/platform';
import type { UsageError } from '../../usage-error';
import type { TenantQuotaProps } from '../quota-props';
import type { FairShareOptions } from '../quota-strategy-options';

/** The share of one tenant. */
interface Share extends FairShareOptions {
  readonly scope: IConstruct;
}

interface Capacity {
  readonly cpus: number;
  readonly mebibytes: number;
}

/** The shares in each construct tree, the latest first. */
const shares = new WeakMap<IConstruct, Share[]>();

/** Requests of at most capacity × weight ÷ totalWeight, in whole CPUs and MiB; what is left of the division belongs to no tenant. */
export function fairShare(options: FairShareOptions, { scope, quota }: StrategyTenant): Strategy {
  const { weight, totalWeight } = options;
  const share = { ...options, scope };
  const { root } = scope.node;
  shares.set(root, shares.get(root) ?? []);
  shares.get(root)?.unshift(share);
  return {
    problems: staticProblems(options, quota),
    quotaOn: (platform) => {
      const { cpus, mebibytes } = capacityOf(share, platform);
      return {
        ...quota,
        cpu: { ...quota.cpu, request: kplus.Cpu.units(Math.floor(cpus * weight / totalWeight)) },
        memory: { ...quota.memory, request: Size.mebibytes(Math.floor(mebibytes * weight / totalWeight)) },
      };
    },
    problemsOn: (platform) => capacityProblems(share, platform),
  };
}

function* staticProblems({ weight }: FairShareOptions, quota: TenantQuotaProps): Generator<UsageError> {
  if (!(weight > 0)) {
    yield { what: 'fairShare.weight', got: weight, allowed: 'more than zero', fix: 'Leave out the strategy for a tenant without a share.' };
  }
  if (quota.cpu?.request || quota.memory?.request) {
    yield { what: 'quota', got: 'a CPU or memory request', allowed: 'no request: it is the fair share', fix: 'Drop `cpu.request` and `memory.request`.' };
  }
}

/** The shares of one capacity are summed up for the last of its tenants only, so that there is one message. */
function* capacityProblems(share: Share, platform: Platform): Generator<UsageError> {
  const { scope, totalWeight } = share;
  const own = capacityOf(share, platform);
  if (own.cpus === 0) {
    yield { what: 'fairShare.capacity', got: null, allowed: 'the capacity, or a Platform that declares nodes', fix: 'Pass `capacity`.' };
    return;
  }
  const isOfSameCapacity = (other: Share) => {
    if (other.totalWeight !== totalWeight) return false;
    const theirs = Platform.of(other.scope);
    const { cpus, mebibytes } = capacityOf(other, theirs);
    return theirs === platform && cpus === own.cpus && mebibytes === own.mebibytes;
  };
  const all = shares.get(scope.node.root) ?? [];
  if (all.find(isOfSameCapacity) !== share) return;
  const sum = all.filter(isOfSameCapacity).reduce((total, { weight }) => total + weight, 0);
  if (sum > totalWeight) {
    yield {
      what: 'fairShare.totalWeight',
      got: totalWeight,
      allowed: `at least ${sum}, the sum of the weights in this app`,
      fix: 'Raise totalWeight for every tenant, or choose QuotaStrategy.overcommit.',
    };
  }
}

function capacityOf({ capacity }: Share, { nodes }: Platform): Capacity {
  const groups = capacity ? [{ count: 1, ...capacity }] : nodes;
  const sum = (of: (group: NodeGroup) => number) => Math.floor(groups.reduce((total, group) => total + group.count * of(group), 0));
  return { cpus: sum((group) => group.cpus), mebibytes: sum((group) => group.memory.toMebibytes({ rounding: SizeRoundingBehavior.NONE })) };
}
