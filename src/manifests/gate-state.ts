import { featureGates, isOnByDefault } from './feature-gate';

/** What the KubeVirt CR says about gates, and which release reads it. */
export interface FeatureGateConfiguration {
  readonly kubevirtVersion: string;
  readonly featureGates?: readonly string[];
  readonly disabledFeatureGates?: readonly string[];
}

/** KubeVirt's own precedence: GA, listed, disabled, then Beta, which is on by itself since v1.9. */
export function isGateEnabled(name: string, configuration: FeatureGateConfiguration): boolean {
  const { kubevirtVersion, featureGates: listed = [], disabledFeatureGates = [] } = configuration;
  if (featureGates(kubevirtVersion).get(name) === 'GA' || listed.includes(name)) return true;
  return isOnByDefault(name, kubevirtVersion) && !disabledFeatureGates.includes(name);
}

/** All gates that are on, in alphabetical order. */
export function enabledGates(configuration: FeatureGateConfiguration): string[] {
  const names = new Set([...featureGates(configuration.kubevirtVersion).keys(), ...configuration.featureGates ?? []]);
  return [...names].filter((name) => isGateEnabled(name, configuration)).sort();
}

/** The gates that admission judges by: all that are on, of those that are GA only those that are listed. */
export function judgedGates(configuration: FeatureGateConfiguration): string[] {
  const stages = featureGates(configuration.kubevirtVersion);
  return enabledGates(configuration).filter((name) => stages.get(name) !== 'GA' || configuration.featureGates?.includes(name));
}
