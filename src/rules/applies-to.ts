import type { RuleFacts } from './rule';
import { compareReleases } from '../kubernetes/release';
import type { Cluster } from '../manifests/manifest';

/** Whether the KubeVirt of a cluster judges by a rule: its release has the rule, and no feature gate lifts it. */
export function appliesTo({ since, until, gate }: RuleFacts, { kubevirtVersion, enabledFeatureGates }: Cluster): boolean {
  if (gate !== undefined && enabledFeatureGates.includes(gate)) return false;
  if (since !== undefined && compareReleases(kubevirtVersion, since) < 0) return false;
  return until === undefined || compareReleases(kubevirtVersion, until) < 0;
}
