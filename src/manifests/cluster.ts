import { CLUSTER_FACTS } from './cluster-facts';
import type { Catalog } from './effective/catalog';
import { vmisOf } from './effective/effective';
import { ON_BY_DEFAULT } from './feature-gate';
import { KUBEVIRT_CONFIGURATION } from './kubevirt-configuration';
import type { Cluster, Manifest } from './manifest';
import type { AdmissionProfile } from './profile';
import type { Vmis } from './vmi';
import { withDefaults } from './with-defaults';

const DEFAULTS: Required<AdmissionProfile> = {
  ...CLUSTER_FACTS,
  ...KUBEVIRT_CONFIGURATION,
  architecture: 'amd64',
  enabledFeatureGates: [...ON_BY_DEFAULT],
};

/** The cluster of a profile. Rules ask for the same manifest one after the other, so its VMIs are kept until they ask for the next. */
export function clusterOf(profile: AdmissionProfile, catalog: Catalog): Cluster {
  const facts = withDefaults(DEFAULTS, profile);
  let latest: { readonly manifest: Manifest; readonly vmis: Vmis } | undefined;
  return {
    ...facts,
    vmis(manifest) {
      if (latest?.manifest !== manifest) latest = { manifest, vmis: vmisOf(manifest, facts, catalog) };
      return latest.vmis;
    },
  };
}
