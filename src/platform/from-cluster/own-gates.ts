import type { Fact } from './facts';
import { jsonOf } from './render';
import { isGateEnabled } from '../../manifests/gate-state';
import { distributionGates } from '../distribution-release';
import { readPlatform } from '../platform-file';

/** Gates that the distribution is taken to set, and that the KubeVirt CR does not, are off: those that are on whatever it lists are not of them. */
export function withoutOwnGates(facts: readonly Fact[]): readonly Fact[] {
  const listed = facts.find(({ prop }) => prop === 'featureGates');
  if (!listed) return facts;
  const valueOf = (name: string) => facts.find(({ prop }) => prop === name)?.value;
  const said = { distribution: valueOf('distribution'), distributionVersion: valueOf('distributionVersion'), kubevirtVersion: valueOf('kubevirtVersion') };
  const { distribution: of, kubevirtVersion } = readPlatform('platform', jsonOf(said));
  const disabled = (valueOf('disabledFeatureGates') ?? []) as readonly string[];
  const stated = { kubevirtVersion, featureGates: listed.value as readonly string[], disabledFeatureGates: disabled };
  const missing = distributionGates(of, kubevirtVersion).filter((gate) => !isGateEnabled(gate, stated) && !disabled.includes(gate));
  if (!missing.length) return facts;
  const from = `${listed.from}, which does not list ${missing.join(', ')} as ${of} does by itself`;
  const added = { prop: 'disabledFeatureGates', value: [...disabled, ...missing].sort(), from };
  return [...facts.filter(({ prop }) => prop !== added.prop), added];
}
