import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Strategy, StrategyTenant } from './strategy';
import type { Platform } from '../../platform/platform';
import type { UsageError } from '../../usage-error';
import { cpuAmount, sizeAmount } from '../amount';
import type { TenantQuotaProps } from '../quota-props';
import type { OvercommitOptions } from '../quota-strategy-options';

/** The label by which KubeVirt chooses the memory limit of launchers under a quota on limits; it takes 2 without. */
const MEMORY_LIMIT_RATIO = 'alpha.kubevirt.io/auto-memory-limits-ratio';

/** Limits of requests × ratio, and launchers whose own limits follow the same ratio. */
export function overcommit(options: OvercommitOptions, { quota }: StrategyTenant): Strategy {
  const [cpuRequest, memoryRequest] = [quota.cpu?.request, quota.memory?.request];
  const cpuRatioOn = ({ kubevirtConfiguration }: Platform) => options.cpu ?? kubevirtConfiguration.cpuAllocationRatio;
  const memoryRatioOn = ({ kubevirtConfiguration }: Platform) => options.memory ?? kubevirtConfiguration.memoryOvercommit / 100;
  return {
    problems: staticProblems(options, quota),
    namespaceLabels: memoryRequest ? { [MEMORY_LIMIT_RATIO]: (platform) => `${memoryRatioOn(platform)}` } : {},
    quotaOn: (platform) => ({
      ...quota,
      ...cpuRequest ? { cpu: { request: cpuRequest, limit: scaledCpu(cpuRequest, cpuRatioOn(platform)) } } : {},
      ...memoryRequest ? { memory: { request: memoryRequest, limit: scaledSize(memoryRequest, memoryRatioOn(platform)) } } : {},
    }),
    problemsOn: (platform) => memoryProblems(options, platform),
  };
}

function* staticProblems({ cpu, memory }: OvercommitOptions, quota: TenantQuotaProps): Generator<UsageError> {
  if (cpu !== undefined && !(cpu >= 1)) {
    yield { what: 'overcommit.cpu', got: cpu, allowed: 'a ratio from 1', fix: 'State limits per requested CPU, such as 5.' };
  }
  if (memory !== undefined && !(memory >= 1)) yield memoryProblem(memory, 1);
  if ((!quota.cpu?.request && !quota.memory?.request) || quota.cpu?.limit || quota.memory?.limit) {
    yield {
      what: 'quota',
      got: { cpu: quota.cpu ?? null, memory: quota.memory ?? null },
      allowed: 'CPU or memory requests, and no limits',
      fix: 'State the requests: the limits are requests × ratio.',
    };
  }
}

function* memoryProblems({ memory }: OvercommitOptions, { kubevirtConfiguration }: Platform): Generator<UsageError> {
  const least = Math.max(1, kubevirtConfiguration.memoryOvercommit / 100);
  const ratio = memory ?? kubevirtConfiguration.memoryOvercommit / 100;
  if (!(ratio >= least)) yield memoryProblem(ratio, least);
}

function memoryProblem(got: number, least: number): UsageError {
  return {
    what: 'overcommit.memory',
    got,
    allowed: `a ratio from ${least}`,
    fix: 'State limits per requested memory, at least the memoryOvercommit of the KubeVirt CR.',
  };
}

function scaledCpu(cpu: kplus.Cpu, ratio: number): kplus.Cpu {
  const millis = Math.floor(cpuAmount(cpu).value * ratio);
  return millis % 1000 === 0 ? kplus.Cpu.units(millis / 1000) : kplus.Cpu.millis(millis);
}

function scaledSize(size: Size, ratio: number): Size {
  return Size.kibibytes(Math.floor(sizeAmount(size).value * ratio));
}
