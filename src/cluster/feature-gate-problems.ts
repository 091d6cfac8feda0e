import type { KubeVirtFeatureGate } from './kubevirt-feature-gate';
import { featureGates, isOnByDefault, stageSince } from '../manifests/feature-gate';
import type { UsageError } from '../usage-error';

/** Gates that decide nothing in a release, or twice. Names that it does not know are a finding: another release may have them. */
export function* featureGateProblems(gates: readonly KubeVirtFeatureGate[], kubevirtVersion: string): Generator<UsageError> {
  const stages = featureGates(kubevirtVersion);
  const listed = new Set<string>();
  for (const { name, enabled } of gates) {
    const stage = stages.get(name);
    const got = enabled ? name : `${name}, off`;
    const refuse = (allowed: string, fix: string): UsageError => ({ what: 'featureGates', got, allowed, fix });
    if (listed.has(name)) yield refuse('each gate once', 'Keep one of them.');
    listed.add(name);
    if (stage === 'GA') {
      yield refuse(`Alpha or Beta gates; it is generally available ${since(name, kubevirtVersion)}`, 'Leave it out: the feature is always on.');
    } else if (stage === 'Discontinued') {
      yield refuse(`Alpha or Beta gates; it is discontinued ${since(name, kubevirtVersion)}`, 'Leave it out: the feature is gone.');
    } else if (stage && !enabled && !isOnByDefault(name, kubevirtVersion)) {
      yield refuse(`gates that are on by themselves, which ${stage} gates of KubeVirt ${kubevirtVersion} are not`, 'Leave it out: it is off unless it is listed.');
    }
  }
}

function since(name: string, kubevirtVersion: string): string {
  const { release, isOldest } = stageSince(name, kubevirtVersion);
  return isOldest ? `since v${release} or before` : `since v${release}`;
}
