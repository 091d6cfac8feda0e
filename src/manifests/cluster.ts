import { cdiConfigurationOf } from './cdi-cr';
import { CLUSTER_FACTS } from './cluster-facts';
import type { Catalog } from './effective/catalog';
import { vmisOf } from './effective/effective';
import { judgedGates } from './gate-state';
import { clusterSource } from './input-profile';
import { KUBEVIRT_CONFIGURATION } from './kubevirt-configuration';
import type { Cluster, Facts, Manifest } from './manifest';
import type { AdmissionProfile } from './profile';
import { releasesOf } from './releases';
import type { Vmis } from './vmi';
import { withDefaults } from './with-defaults';

/** What may be the name of an object. */
const NAMES = /[a-z0-9][-.a-z0-9]*/g;

/**
 * The cluster of a profile. What the profile does not state, the CR in the input that configures KubeVirt does. Rules ask for the same
 * manifest one after the other, so its VMIs are kept until they ask for the next.
 *
 * @param unread texts of the input that cannot be read as manifests
 */
export function clusterOf(profile: AdmissionProfile, catalog: Catalog, manifests: readonly Manifest[] = [], unread: readonly string[] = []): Cluster {
  const { kubevirtVersion = CLUSTER_FACTS.kubevirtVersion } = profile;
  const source = clusterSource(manifests, kubevirtVersion);
  const defaults: Facts = {
    ...CLUSTER_FACTS,
    ...KUBEVIRT_CONFIGURATION,
    architecture: 'amd64',
    kubernetesVersion: undefined,
    cdiVersion: undefined,
    enabledFeatureGates: judgedGates({ kubevirtVersion }),
    ...source?.stated,
  };
  const facts = withDefaults(defaults, profile);
  let latest: { readonly manifest: Manifest; readonly vmis: Vmis } | undefined;
  return {
    ...facts,
    ...source ? { source } : {},
    releases: releasesOf({ kubevirtVersion: facts.kubevirtVersion, cdiVersion: facts.cdiVersion, kubernetesVersion: facts.kubernetesVersion }),
    cdi: cdiConfigurationOf(manifests),
    unread: new Set(unread.flatMap((text) => text.match(NAMES) ?? [])),
    vmis(manifest) {
      if (latest?.manifest !== manifest) latest = { manifest, vmis: vmisOf(manifest, facts, catalog) };
      return latest.vmis;
    },
  };
}
