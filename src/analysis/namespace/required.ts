import type { DefaultedContainer } from './limit-range';
import type { PodGroup } from './pod-group';
import type { Quota } from './quota';

/** The keys that a quota demands of every container (`validationSet` of Kubernetes v1.34, `pkg/quota/v1/evaluator/core/pods.go`). */
const DEMANDED = ['cpu', 'memory', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'];

/** What a quota demands that containers do not state; nothing where the pod states resources as a whole. */
export interface Missing {
  readonly keys: readonly string[];
  readonly containers: readonly string[];
}

/** The keys of a quota, and what of the pods lacks them. */
export function missingOf({ containers, isPodLevel }: PodGroup, { hard }: Quota): Missing {
  if (isPodLevel) return { keys: [], containers: [] };
  const keys = [...hard.keys()].filter((key) => DEMANDED.includes(key) && containers.some((container) => !states(container, key)));
  const without = containers.filter((container) => keys.some((key) => !states(container, key)));
  return { keys, containers: without.map(({ name }) => name) };
}

function states({ requests, limits }: DefaultedContainer, key: string): boolean {
  return key.startsWith('limits.') ? limits.has(key.slice('limits.'.length)) : requests.has(key.replace(/^requests\./, ''));
}
