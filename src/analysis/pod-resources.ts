import { largestOf, sumOf } from './resource-list';
import type { ResourceList, ResourceRequirements } from './resource-list';

/**
 * When a container runs: beside the others, before them until it is done, or before them and on (a sidecar: an init container whose
 * `restartPolicy` is `Always`).
 */
export type ContainerKind = 'container' | 'init' | 'sidecar';

/** A device of a claim that a container uses. */
export interface ResourceClaim {
  readonly name: string;
  readonly request?: string;
}

/** What a container of a pod costs. */
export interface PodContainer extends ResourceRequirements {
  readonly name: string;
  readonly kind: ContainerKind;
  /** Dynamic resource allocation: what it takes instead of a resource of its own. */
  readonly claims?: readonly ResourceClaim[];
}

/** Containers in their order, sidecars and init containers among themselves in the order in which they start. */
export type PodContainers = readonly PodContainer[];

const NONE: ResourceList = new Map();

/**
 * What a pod costs, which is what the scheduler and a ResourceQuota count: all that run side by side, or the largest step of
 * initialization where that needs more (`PodRequests` and `PodLimits` of Kubernetes v1.34, `component-helpers/resource/helpers.go`).
 *
 * @param overhead of the RuntimeClass; added to the limits of those resources only that have one
 */
export function podResources(containers: PodContainers, overhead: ResourceList = NONE): ResourceRequirements {
  const requests = totalOf(containers, 'requests');
  const limits = totalOf(containers, 'limits');
  const limited = new Map([...overhead].filter(([resource]) => (limits.get(resource) ?? 0n) > 0n));
  return { requests: sumOf([requests, overhead]), limits: sumOf([limits, limited]) };
}

function totalOf(containers: PodContainers, list: 'requests' | 'limits'): ResourceList {
  const steps: ResourceList[] = [sumOf(containers.filter(({ kind }) => kind !== 'init').map((container) => container[list]))];
  const sidecars: ResourceList[] = [];
  for (const { kind, [list]: amounts } of containers) {
    if (kind === 'init') steps.push(sumOf([...sidecars, amounts]));
    if (kind === 'sidecar') sidecars.push(amounts);
  }
  return largestOf(steps);
}
