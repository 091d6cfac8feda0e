import type { FittingQuotaOptions } from './quota';
import type { TenantQuotaProps } from './quota-props';
import { hardAmounts } from './render-quota';
import type { Strategy } from './strategies/strategy';
import { COUNTABLE_CORE_KINDS } from '../kubernetes/countable-kinds';
import { isExtendedResource } from '../kubernetes/extended-resource';
import { UsageError } from '../usage-error';

const COUNTED = /^(count\/|pods$|persistentvolumeclaims$)/;
const PLURAL_AND_GROUP = /^[a-z0-9-]+\.[a-z0-9-]+(\.[a-z0-9-]+)*$/;

/** A quota that is computed at synthesis under a strategy that computes from stated amounts. */
export function* fittingProblems(fitting: FittingQuotaOptions | undefined, { quotaOn }: Strategy): Generator<UsageError> {
  if (fitting && quotaOn) {
    yield { what: 'quota', got: 'TenantQuota.fitting', allowed: 'stated amounts', fix: 'State the quota that the strategy starts from, or leave out the strategy.' };
  }
}

/** What the API server would refuse, or take and never enforce. */
export function* quotaProblems(quota: TenantQuotaProps): Generator<UsageError> {
  const hard = hardAmounts(quota);
  const amounts = new Map(hard);
  for (const [key] of hard.filter(([name], i) => hard.findIndex(([other]) => other === name) < i)) {
    yield { what: key, got: 'two values', allowed: 'one value for a key', fix: 'Drop it from objectCounts.' };
  }
  for (const [key, { text }] of hard.filter(([, { value }]) => !(value > 0))) {
    yield { what: key, got: text, allowed: 'more than zero', fix: 'Leave out what the tenant shall not be limited in.' };
  }
  for (const [key, { text }] of hard.filter(([name, { value }]) => COUNTED.test(name) && !Number.isInteger(value))) {
    yield { what: key, got: text, allowed: 'a whole number', fix: 'Objects are counted in pieces.' };
  }
  for (const resource of ['cpu', 'memory', 'ephemeral-storage']) {
    const [request, limit] = [amounts.get(`requests.${resource}`), amounts.get(`limits.${resource}`)];
    if (request && limit && request.value > limit.value) {
      yield {
        what: `requests.${resource}`,
        got: request.text,
        allowed: `at most limits.${resource}, ${limit.text}`,
        fix: 'Lower the request or raise the limit: no pod has a request above its limit.',
      };
    }
  }
  for (const resource of Object.keys(quota.objectCounts ?? {}).filter((key) => !COUNTABLE_CORE_KINDS.includes(key) && !PLURAL_AND_GROUP.test(key))) {
    yield {
      what: 'objectCounts',
      got: resource,
      allowed: '`<plural>.<group>`, or a plural of the core group',
      fix: 'Add the API group, as in `virtualmachinepools.pool.kubevirt.io`: without it nothing is counted.',
    };
  }
  for (const resource of Object.keys(quota.extendedResources ?? {}).filter((name) => !isExtendedResource(name) || name.endsWith('/vmi'))) {
    yield {
      what: 'extendedResources',
      got: resource,
      allowed: '`<domain>/<name>`, but not the `/vmi` keys of application-aware quota',
      fix: 'Write the resource as the device plugin names it, such as `nvidia.com/A100`.',
    };
  }
  const vms = quota.virtualMachineInstances ?? quota.virtualMachines;
  const pods = Math.min(quota.pods ?? Infinity, quota.nonTerminalPods ?? Infinity);
  if (vms !== undefined && vms > pods) {
    yield {
      what: 'pods',
      got: pods,
      allowed: `at least the ${vms} VMs of the same quota`,
      fix: 'Every running VM is a pod, two while it migrates: plan containers + 2 × VMs + 1.',
    };
  }
}
