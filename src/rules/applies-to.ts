import type { RuleFacts } from './rule';
import { isBefore, isOlder } from '../manifests/by-release';
import type { Cluster } from '../manifests/manifest';

/** Whether a cluster judges by a rule: the releases of its KubeVirt and CDI have the rule, and no feature gate lifts it. */
export function appliesTo({ since, until, sinceCdi, gate }: RuleFacts, cluster: Cluster): boolean {
  if (gate !== undefined && cluster.enabledFeatureGates.includes(gate)) return false;
  if (since !== undefined && isBefore(since, cluster)) return false;
  if (sinceCdi !== undefined && isOlder('cdi', sinceCdi, cluster.releases)) return false;
  return until === undefined || isBefore(until, cluster);
}
