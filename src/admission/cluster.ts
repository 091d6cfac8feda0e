import type { Catalog } from './effective/catalog';
import { guestsOf } from './effective/effective';
import { ON_BY_DEFAULT } from './feature-gate';
import type { AdmissionProfile } from './profile';
import type { Guests } from './rules/guest';
import type { Cluster, Manifest } from './rules/rule';

/** The cluster of a profile. Rules ask for the same manifest one after the other, so its guests are kept until they ask for the next. */
export function clusterOf(profile: AdmissionProfile, catalog: Catalog): Cluster {
  const {
    kubevirtVersion = '1.9.0',
    architecture = 'amd64',
    enabledFeatureGates = ON_BY_DEFAULT,
    permitBridgeInterfaceOnPodNetwork = true,
    memoryOvercommit = 100,
  } = profile;
  let latest: { readonly manifest: Manifest; readonly guests: Guests } | undefined;
  return {
    kubevirtVersion,
    architecture,
    enabledFeatureGates,
    permitBridgeInterfaceOnPodNetwork,
    memoryOvercommit,
    guests(manifest) {
      if (latest?.manifest !== manifest) latest = { manifest, guests: guestsOf(manifest, architecture, catalog) };
      return latest.guests;
    },
  };
}
