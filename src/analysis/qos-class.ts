import type { PodContainers } from './pod-resources';

const COMPUTE = ['cpu', 'memory'] as const;

/**
 * The quality of service of a pod, of which only CPU and memory count (`ComputePodQOS` of Kubernetes v1.34, `pkg/apis/core/v1/helper/qos`).
 * Not for a pod that states resources for all containers together.
 */
export function qosClassOf(containers: PodContainers): 'Guaranteed' | 'Burstable' | 'BestEffort' {
  const isSet = (amount: bigint | undefined) => amount !== undefined && amount > 0n;
  const isBestEffort = containers.every(({ requests, limits }) => !COMPUTE.some((name) => isSet(requests.get(name)) || isSet(limits.get(name))));
  if (isBestEffort) return 'BestEffort';
  const isGuaranteed = containers.every(({ requests, limits }) => COMPUTE.every((name) => (
    isSet(limits.get(name)) && requests.get(name) === limits.get(name)
  )));
  return isGuaranteed ? 'Guaranteed' : 'Burstable';
}
