import { launcherConfigOf } from './launcher-config';
import type { LauncherConfig } from './launcher-config';
import type { KubeVirt } from '../../../imports/kubevirt.io';
import { FEATURE_GATES } from '../../manifests/feature-gate';
import { kindOf } from '../../manifests/manifest';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { UPSTREAM } from '../../manifests/releases';

/** What the launchers of a cluster cost, and how far that is known. */
export interface ClusterLaunchers {
  readonly config: LauncherConfig;
  /** Whether the KubeVirt CR is known. Without it, a cluster may give other resources to the containers beside `compute`. */
  readonly isConfigKnown: boolean;
  /** Whether the cluster runs the release whose overhead is computed. */
  readonly isOverheadKnown: boolean;
}

const BETA_GATES = [...FEATURE_GATES].filter(([, stage]) => stage === 'Beta').map(([gate]) => gate);

/** The launchers of a cluster by its profile, and by its KubeVirt CR where that is among the manifests. */
export function clusterLaunchers(manifests: readonly Manifest[], cluster: Cluster): ClusterLaunchers {
  const resources = manifests.filter(isKubeVirt);
  const known = resources.length === 1 ? resources[0] : undefined;
  const { configuration = {} } = known?.spec ?? {};
  const { developerConfiguration = {} } = configuration;
  const { cpuAllocationRatio, memoryOvercommit, enabledFeatureGates, kubevirtVersion } = cluster;
  const featureGates = [...enabledFeatureGates, ...developerConfiguration.featureGates ?? []];
  const off = BETA_GATES.filter((gate) => !featureGates.includes(gate));
  const disabledFeatureGates = [...off, ...developerConfiguration.disabledFeatureGates ?? []];
  return {
    config: launcherConfigOf({
      ...configuration,
      developerConfiguration: { cpuAllocationRatio, memoryOvercommit, ...developerConfiguration, featureGates, disabledFeatureGates },
    }, known?.metadata.annotations),
    isConfigKnown: known !== undefined,
    isOverheadKnown: minorOf(kubevirtVersion) === minorOf(UPSTREAM.kubevirt),
  };
}

function isKubeVirt(manifest: Manifest): manifest is Manifest & KubeVirt {
  return kindOf(manifest) === 'kubevirt.io/KubeVirt';
}

function minorOf(version: string): string {
  return version.replace(/^v/, '').split('.').slice(0, 2).join('.');
}
