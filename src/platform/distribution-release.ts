import { Distribution } from './distribution';
import { minorOf } from '../kubernetes/release';
import { valueIn } from '../manifests/by-release';
import type { ByRelease } from '../manifests/by-release';
import { hyperConvergedGates } from '../manifests/hyperconverged-gates';

/** What a release of a distribution runs. */
export interface DistributionRelease {
  readonly kubevirt: string;
  readonly cdi: string;
  /** Left out where the distribution lets its users choose. */
  readonly kubernetes?: string;
}

/** By `major.minor`, the newest last. */
type Releases = readonly (readonly [version: string, runs: DistributionRelease])[];

/** OpenShift Virtualization: HyperConverged 1.14.0, 1.15.2, 1.16.0, 1.17.3 and 1.18.1 (`hack/config`), on the OpenShift of the same version. */
const OPENSHIFT: Releases = [
  ['4.18', { kubevirt: '1.4.0', cdi: '1.61.1', kubernetes: '1.31' }],
  ['4.19', { kubevirt: '1.5.2', cdi: '1.62.0', kubernetes: '1.32' }],
  ['4.20', { kubevirt: '1.6.2', cdi: '1.63.1', kubernetes: '1.33' }],
  ['4.21', { kubevirt: '1.7.4', cdi: '1.64.0', kubernetes: '1.34' }],
  ['4.22', { kubevirt: '1.8.4', cdi: '1.65.0', kubernetes: '1.35' }],
];

/**
 * SUSE Virtualization: the images in `deploy/charts/harvester/values.yaml` of harvester/harvester, and the RKE2 in `scripts/version-rke2` of
 * harvester/harvester-installer, v1.5.2, v1.6.1, v1.7.1 and v1.8.1.
 */
const HARVESTER: Releases = [
  ['1.5', { kubevirt: '1.4.1', cdi: '1.61.0', kubernetes: '1.32' }],
  ['1.6', { kubevirt: '1.5.2', cdi: '1.62.0', kubernetes: '1.33' }],
  ['1.7', { kubevirt: '1.6.3', cdi: '1.62.0', kubernetes: '1.34' }],
  ['1.8', { kubevirt: '1.7.0', cdi: '1.64.0', kubernetes: '1.35' }],
];

/** The gates of Harvester's KubeVirt CR since a release of KubeVirt (`deploy/charts/harvester/values.yaml`). */
const HARVESTER_GATES: ByRelease<readonly string[]> = [
  ['1.4', ['CPUManager', 'GPU', 'HostDevices', 'HotplugVolumes', 'LiveMigration', 'VMPersistentState']],
  ['1.5', ['CPUManager', 'ExpandDisks', 'GPU', 'HostDevices', 'HotplugVolumes', 'LiveMigration', 'VMLiveUpdateFeatures', 'VMPersistentState']],
  ['1.7', ['CPUManager', 'DeclarativeHotplugVolumes', 'EnableVirtioFsConfigVolumes', 'ExpandDisks', 'HostDevices']],
];

const RELEASES: { readonly [distribution in Distribution]: Releases } = {
  [Distribution.KUBERNETES]: [],
  [Distribution.K3S]: [],
  [Distribution.OPENSHIFT]: OPENSHIFT,
  [Distribution.HARVESTER]: HARVESTER,
};

/** The versions of a distribution that are known, the oldest first. */
export function distributionVersions(distribution: Distribution): string[] {
  return RELEASES[distribution].map(([version]) => version);
}

/** What a version of a distribution runs, of the newest by default; `undefined` where that is not known. */
export function distributionRelease(distribution: Distribution, version?: string): DistributionRelease | undefined {
  const releases = RELEASES[distribution];
  const [, runs] = (version === undefined ? releases[releases.length - 1] : releases.find(([known]) => known === minorOf(version))) ?? [];
  return runs;
}

/** The gates that the KubeVirt CR of a distribution lists by itself. */
export function distributionGates(distribution: Distribution, kubevirtVersion: string): readonly string[] {
  if (distribution === Distribution.OPENSHIFT) return hyperConvergedGates(kubevirtVersion);
  return distribution === Distribution.HARVESTER ? valueIn(HARVESTER_GATES, { kubevirtVersion }) : [];
}
