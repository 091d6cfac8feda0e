import type { RuleFacts } from './rule';
import { compareReleases } from '../kubernetes/release';
import type { Cluster } from '../manifests/manifest';

/** Whether a cluster judges by a rule: the releases of its KubeVirt and CDI have the rule, and no feature gate lifts it. */
export function appliesTo({ since, until, sinceCdi, gate }: RuleFacts, { kubevirtVersion, releases, enabledFeatureGates }: Cluster): boolean {
  if (gate !== undefined && enabledFeatureGates.includes(gate)) return false;
  if (since !== undefined && compareReleases(kubevirtVersion, since) < 0) return false;
  if (sinceCdi !== undefined && compareReleases(releases.cdi, sinceCdi) < 0) return false;
  return until === undefined || compareReleases(kubevirtVersion, until) < 0;
}
