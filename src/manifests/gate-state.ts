import { FEATURE_GATES } from './feature-gate';
import { compareReleases } from '../kubernetes/release';

/** What the KubeVirt CR says about gates, and which release reads it. */
export interface FeatureGateConfiguration {
  readonly kubevirtVersion: string;
  readonly featureGates?: readonly string[];
  readonly disabledFeatureGates?: readonly string[];
}

/** KubeVirt's own precedence: GA, listed, disabled, then Beta, which is on by itself since v1.9. */
export function isGateEnabled(name: string, { kubevirtVersion, featureGates = [], disabledFeatureGates = [] }: FeatureGateConfiguration): boolean {
  const stage = FEATURE_GATES.get(name);
  if (stage === 'GA' || featureGates.includes(name)) return true;
  return stage === 'Beta' && !disabledFeatureGates.includes(name) && compareReleases(kubevirtVersion, '1.9') >= 0;
}

/** All gates that are on, in alphabetical order. */
export function enabledGates(configuration: FeatureGateConfiguration): string[] {
  return [...new Set([...FEATURE_GATES.keys(), ...configuration.featureGates ?? []])].filter((name) => isGateEnabled(name, configuration)).sort();
}

/** The gates that admission judges by: all that are on, of those that are GA only those that are listed. */
export function judgedGates(configuration: FeatureGateConfiguration): string[] {
  return enabledGates(configuration).filter((name) => FEATURE_GATES.get(name) !== 'GA' || configuration.featureGates?.includes(name));
}
