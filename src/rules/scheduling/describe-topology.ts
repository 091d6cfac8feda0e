import type { TopologyShortage } from '../../analysis/nodes/topology';
import { joinPaths } from '../../kubernetes/field-path';
import { HOST_NAME } from '../../manifests/node-label';

const ANTI_AFFINITY = 'affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution';

/** The constraint of the pods. */
export function topologyField({ kind, index, pods }: TopologyShortage): string {
  return joinPaths(pods.path, `${kind === 'spread' ? 'topologySpreadConstraints' : ANTI_AFFINITY}[${index}]`);
}

/** `at most 3: one on each of 3 nodes`. */
export function describeDomains({ topologyKey, domains, each }: TopologyShortage): string {
  const [one, many] = topologyKey === HOST_NAME ? ['node', 'nodes'] : [`value of ${topologyKey}`, `values of ${topologyKey}`];
  return `at most ${domains * each}: ${each} on each of ${domains} ${domains === 1 ? one : many}`;
}
