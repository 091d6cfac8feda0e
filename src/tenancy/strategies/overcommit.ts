import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { StrategyEffect, StrategyTenant } from './effect';
import { usageError } from '../../usage-error';
import { cpuAmount, sizeAmount } from '../amount';
import type { OvercommitOptions } from '../quota-strategy-options';

/** The label by which KubeVirt chooses the memory limit of launchers under a quota on limits; it takes 2 without. */
const MEMORY_LIMIT_RATIO = 'alpha.kubevirt.io/auto-memory-limits-ratio';

/** Limits of requests × ratio, and launchers whose own limits follow the same ratio. */
export function overcommit({ cpu, memory }: OvercommitOptions, { scope, quota, platform }: StrategyTenant): StrategyEffect {
  const { cpuAllocationRatio, memoryOvercommit } = platform.kubevirtConfiguration;
  const [cpuRatio, memoryRatio] = [cpu ?? cpuAllocationRatio, memory ?? memoryOvercommit / 100];
  const least = Math.max(1, memoryOvercommit / 100);
  if (!(cpuRatio >= 1)) {
    throw usageError(scope, { what: 'overcommit.cpu', got: cpuRatio, allowed: 'a ratio from 1', fix: 'State limits per requested CPU, such as 5.' });
  }
  if (!(memoryRatio >= least)) {
    throw usageError(scope, {
      what: 'overcommit.memory',
      got: memoryRatio,
      allowed: `a ratio from ${least}`,
      fix: 'State limits per requested memory, at least the memoryOvercommit of the KubeVirt CR.',
    });
  }
  const [cpuRequest, memoryRequest] = [quota.cpu?.request, quota.memory?.request];
  if ((!cpuRequest && !memoryRequest) || quota.cpu?.limit || quota.memory?.limit) {
    throw usageError(scope, {
      what: 'quota',
      got: { cpu: quota.cpu ?? null, memory: quota.memory ?? null },
      allowed: 'CPU or memory requests, and no limits',
      fix: 'State the requests: the limits are requests × ratio.',
    });
  }
  const limited = {
    ...quota,
    ...(cpuRequest ? { cpu: { request: cpuRequest, limit: scaledCpu(cpuRequest, cpuRatio) } } : {}),
    ...(memoryRequest ? { memory: { request: memoryRequest, limit: scaledSize(memoryRequest, memoryRatio) } } : {}),
  };
  return { quota: limited, ...(memoryRequest ? { namespaceLabels: { [MEMORY_LIMIT_RATIO]: `${memoryRatio}` } } : {}) };
}

function scaledCpu(cpu: kplus.Cpu, ratio: number): kplus.Cpu {
  const millis = Math.floor(cpuAmount(cpu).value * ratio);
  return millis % 1000 === 0 ? kplus.Cpu.units(millis / 1000) : kplus.Cpu.millis(millis);
}

function scaledSize(size: Size, ratio: number): Size {
  return Size.kibibytes(Math.floor(sizeAmount(size).value * ratio));
}
