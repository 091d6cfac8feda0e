import { parseQuantity, wholeUnits } from '../../kubernetes/quantity';
import type { Vmi } from '../../manifests/vmi';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { guestRule } from './guest-rule';

type List = 'requests' | 'limits';
type Resource = 'cpu' | 'memory';

/** What is requested or the limit, in billionths of a CPU or byte; 0 where nothing (or no quantity) is given. */
export function amount({ domain }: Vmi['spec'], list: List, resource: Resource): bigint {
  return parseQuantity(domain.resources?.[list]?.[resource] ?? 0) ?? 0n;
}

/** What `Quantity.Value()` answers for an amount of memory; `undefined` where none (or no quantity) is given. */
export function bytes(quantity: string | number | undefined): bigint | undefined {
  const nano = quantity === undefined ? undefined : parseQuantity(quantity);
  return nano === undefined ? undefined : wholeUnits(nano);
}

/** What `Quantity.MilliValue()` answers: CPUs are compared by it. */
export function thousandths(nano: bigint): bigint {
  return wholeUnits(nano * 1000n);
}

/** The product of those of sockets, cores and threads that are given; 0 where none is. */
export function vcpuCount({ domain: { cpu } }: Vmi['spec']): bigint {
  const given = [cpu?.sockets, cpu?.cores, cpu?.threads].filter((count): count is number => count !== undefined && count > 0);
  return given.length ? given.reduce((product, count) => product * BigInt(count), 1n) : 0n;
}

/** The one rule on negative amounts that CPU and memory share. */
export function excludesNegative(resource: Resource): ObjectRule {
  return guestRule({
    id: `${resource}/excludes-negative-amounts`,
    level: FindingLevel.REJECTED,
    summary: `The ${resource} request and limit are not negative`,
    why: 'KubeVirt v1.9.0 refuses an amount below zero, as Kubernetes refuses such a pod. A limit alone counts as the request too.',
    fix: 'Write an amount above zero, or remove the field.',
    upstream: [`${resource}/requests-negative`, `${resource}/limits-negative`],
    * check({ spec }) {
      for (const list of ['requests', 'limits'] as const) {
        if (measured(spec, list, resource) >= 0n) continue;
        yield { field: fieldOf(list, resource), got: spec.domain.resources?.[list]?.[resource], allowed: '0 or more' };
      }
    },
  });
}

/** The one rule on requests above limits that CPU and memory share. */
export function exceedsLimit(resource: Resource): ObjectRule {
  return guestRule({
    id: `${resource}/keeps-requests-below-limits`,
    level: FindingLevel.REJECTED,
    summary: `The ${resource} request is not above its limit`,
    why: 'KubeVirt v1.9.0 refuses a request above the limit, as Kubernetes refuses such a pod.',
    fix: 'Raise the limit, lower the request, or keep only one of them.',
    upstream: [`${resource}/requests-exceed-limits`],
    * check({ spec }) {
      const limit = measured(spec, 'limits', resource);
      if (limit <= 0n || measured(spec, 'requests', resource) <= limit) return;
      const { requests, limits } = spec.domain.resources ?? {};
      yield { field: fieldOf('requests', resource), got: requests?.[resource], allowed: `at most ${limits?.[resource]}, the limit` };
    },
  });
}

function fieldOf(list: List, resource: Resource): string {
  return `domain.resources.${list}.${resource}`;
}

/** CPUs in thousandths, memory in bytes. */
function measured(spec: Vmi['spec'], list: List, resource: Resource): bigint {
  return (resource === 'cpu' ? thousandths : wholeUnits)(amount(spec, list, resource));
}
