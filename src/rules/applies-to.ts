import type { RuleFacts } from './rule';
import { isBefore } from '../manifests/by-release';
import type { Cluster } from '../manifests/manifest';

/** Whether the KubeVirt of a cluster judges by a rule: its release has the rule, and no feature gate lifts it. */
export function appliesTo({ since, until, gate }: RuleFacts, cluster: Cluster): boolean {
  if (gate !== undefined && cluster.enabledFeatureGates.includes(gate)) return false;
  if (since !== undefined && isBefore(since, cluster)) return false;
  return until === undefined || isBefore(until, cluster);
}
