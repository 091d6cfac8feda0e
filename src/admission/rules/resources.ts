import { guestRule } from './guest';
import type { Guest } from './guest';
import { Level } from './level';
import { parseQuantity } from './quantity';
import type { ObjectRule } from './rule';

/** What is requested or the limit, in billionths of a CPU or byte; 0 where nothing (or no quantity) is given. */
export function amount({ domain }: Guest['spec'], list: 'requests' | 'limits', resource: 'cpu' | 'memory'): bigint {
  return parseQuantity(domain.resources?.[list]?.[resource] ?? 0) ?? 0n;
}

/** The one rule that CPU and memory share. */
export function exceedsLimit(resource: 'cpu' | 'memory'): ObjectRule {
  return guestRule({
    id: `${resource}/keeps-requests-below-limits`,
    level: Level.REJECTED,
    summary: `The ${resource} request is not above its limit`,
    why: 'The webhook refuses a request above the limit, as Kubernetes refuses such a pod.',
    fix: 'Raise the limit, lower the request, or keep only one of them.',
    * check({ spec }) {
      const limit = amount(spec, 'limits', resource);
      if (limit <= 0n || amount(spec, 'requests', resource) <= limit) return;
      const { requests, limits } = spec.domain.resources ?? {};
      yield { field: `domain.resources.requests.${resource}`, got: requests?.[resource], allowed: `at most ${limits?.[resource]}, the limit` };
    },
  });
}
