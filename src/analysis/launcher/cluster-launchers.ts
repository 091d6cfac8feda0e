import { launcherConfigOf } from './launcher-config';
import type { LauncherConfig } from './launcher-config';
import type { KubeVirt } from '../../../imports/kubevirt.io';
import { minorOf } from '../../kubernetes/release';
import { gatesOnByDefault } from '../../manifests/feature-gate';
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

/** The launchers of a cluster by its profile, and by its KubeVirt CR where that is in the input. */
export function clusterLaunchers({ source, cpuAllocationRatio, memoryOvercommit, enabledFeatureGates, kubevirtVersion }: Cluster): ClusterLaunchers {
  const known = source && kindOf(source.manifest) === 'kubevirt.io/KubeVirt' ? source.manifest as Manifest & KubeVirt : undefined;
  const { configuration = {} } = known?.spec ?? {};
  const disabledFeatureGates = gatesOnByDefault(kubevirtVersion).filter((gate) => !enabledFeatureGates.includes(gate));
  const developerConfiguration = {
    ...configuration.developerConfiguration, cpuAllocationRatio, memoryOvercommit, featureGates: enabledFeatureGates, disabledFeatureGates,
  };
  return {
    config: launcherConfigOf({ ...configuration, developerConfiguration }, known?.metadata.annotations, kubevirtVersion),
    isConfigKnown: known !== undefined,
    isOverheadKnown: minorOf(kubevirtVersion) === minorOf(UPSTREAM.kubevirt),
  };
}
