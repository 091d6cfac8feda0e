import type { ResourceList, ResourceRequirements } from './resource-list';

const ONE = 10n ** 9n;
const LIMITED: readonly string[] = ['cpu', 'memory', 'ephemeral-storage'];

/**
 * What a pod takes of a ResourceQuota, by the keys of `spec.hard` (`podComputeUsageHelper` of Kubernetes v1.34,
 * `pkg/quota/v1/evaluator/core/pods.go`). Requests are charged under their bare names as well, such as `memory`; those are not repeated here.
 */
export function quotaUsageOf({ requests, limits }: ResourceRequirements): ResourceList {
  return new Map([
    ['pods', ONE],
    ['count/pods', ONE],
    ...[...requests].map(([resource, amount]) => [`requests.${resource}`, amount] as const),
    ...[...limits].filter(([resource]) => LIMITED.includes(resource)).map(([resource, amount]) => [`limits.${resource}`, amount] as const),
  ]);
}
