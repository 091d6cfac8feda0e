import { KNOWN_RELEASES } from './releases';
import { compareReleases, minorOf } from '../kubernetes/release';

/** How mature the feature behind a gate is, which decides whether it is on without being listed. */
export type FeatureGateStage = 'Alpha' | 'Beta' | 'GA' | 'Deprecated' | 'Discontinued';

/** Gates with the stage of each since a release; `null` where that release no longer has the gate. */
interface History {
  readonly gates: { readonly [name: string]: { readonly [release: string]: FeatureGateStage | null } };
}

const tables = new Map<string, ReadonlyMap<string, FeatureGateStage>>();

/** The gates that a release of KubeVirt registers (`pkg/virt-config/featuregate`), with their stages; of one that is not known, those of the nearest. */
export function featureGates(kubevirtVersion: string): ReadonlyMap<string, FeatureGateStage> {
  const release = minorOf(kubevirtVersion);
  const known = tables.get(release) ?? tableOf(release);
  tables.set(release, known);
  return known;
}

/** Whether a gate of a release is on without being listed, and can be switched off: since v1.9 those that are Beta. */
export function isOnByDefault(name: string, kubevirtVersion: string): boolean {
  return featureGates(kubevirtVersion).get(name) === 'Beta' && compareReleases(kubevirtVersion, '1.9') >= 0;
}

/** The release since which a gate has the stage that it has in a release; whether that is the oldest that is known. */
export function stageSince(name: string, kubevirtVersion: string): { readonly release: string; readonly isOldest: boolean } {
  const { gates } = require('../../imports/releases/feature-gates.json') as History;
  const [oldest] = KNOWN_RELEASES.kubevirt;
  const release = sinceOf(gates[name] ?? {}, minorOf(kubevirtVersion)) ?? oldest;
  return { release, isOldest: release === oldest };
}

/** All gates of a release that are on without being listed. */
export function gatesOnByDefault(kubevirtVersion: string): string[] {
  return [...featureGates(kubevirtVersion).keys()].filter((name) => isOnByDefault(name, kubevirtVersion));
}

function tableOf(release: string): ReadonlyMap<string, FeatureGateStage> {
  const { gates } = require('../../imports/releases/feature-gates.json') as History;
  const [oldest] = KNOWN_RELEASES.kubevirt;
  const judged = compareReleases(release, oldest) < 0 ? oldest : release;
  return new Map(Object.entries(gates).flatMap(([name, stages]) => {
    const since = sinceOf(stages, judged);
    const stage = since === undefined ? null : stages[since];
    return stage ? [[name, stage] as const] : [];
  }));
}

function sinceOf(stages: { readonly [release: string]: unknown }, release: string): string | undefined {
  return Object.keys(stages).filter((each) => compareReleases(each, release) <= 0).pop();
}
