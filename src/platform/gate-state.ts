import { compareReleases } from '../kubernetes/release';
import { FEATURE_GATES } from '../manifests/feature-gate';

/** What the KubeVirt CR says about gates, and which release reads it. */
export interface FeatureGateConfiguration {
  readonly kubevirtVersion: string;
  readonly featureGates: readonly string[];
  readonly disabledFeatureGates: readonly string[];
}

/** KubeVirt's own precedence: GA, listed, disabled, then Beta, which is on by itself since v1.9. */
export function isGateEnabled(name: string, { kubevirtVersion, featureGates, disabledFeatureGates }: FeatureGateConfiguration): boolean {
  const stage = FEATURE_GATES.get(name);
  if (stage === 'GA' || featureGates.includes(name)) return true;
  return stage === 'Beta' && !disabledFeatureGates.includes(name) && compareReleases(kubevirtVersion, '1.9') >= 0;
}
