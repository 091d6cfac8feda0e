import type { Catalog } from './effective/catalog';
import { vmisOf } from './effective/effective';
import { ON_BY_DEFAULT } from './feature-gate';
import type { Cluster, Manifest } from './manifest';
import type { AdmissionProfile } from './profile';
import { UPSTREAM } from './releases';
import type { Vmis } from './vmi';

/** The cluster of a profile. Rules ask for the same manifest one after the other, so its guests are kept until they ask for the next. */
export function clusterOf(profile: AdmissionProfile, catalog: Catalog): Cluster {
  const {
    kubevirtVersion = UPSTREAM.kubevirt,
    architecture = 'amd64',
    enabledFeatureGates = ON_BY_DEFAULT,
    permitBridgeInterfaceOnPodNetwork = true,
    memoryOvercommit = 100,
  } = profile;
  let latest: { readonly manifest: Manifest; readonly guests: Vmis } | undefined;
  return {
    kubevirtVersion,
    architecture,
    enabledFeatureGates,
    permitBridgeInterfaceOnPodNetwork,
    memoryOvercommit,
    vmis(manifest) {
      if (latest?.manifest !== manifest) latest = { manifest, guests: vmisOf(manifest, architecture, catalog) };
      return latest.guests;
    },
  };
}
