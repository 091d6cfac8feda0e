import type { ClusterFacts } from './cluster-facts';
import type { KubeVirtConfigurationProps } from './kubevirt-configuration';

/** The cluster that admission judges for. */
export interface AdmissionProfile extends ClusterFacts, KubeVirtConfigurationProps {
  /**
   * The architecture of a guest that names none: `amd64`, `arm64` or `s390x`.
   *
   * @default 'amd64'
   */
  readonly architecture?: string;

  /**
   * All feature gates of KubeVirt that are on, those that are on by themselves included; of the gates that are GA only those that are listed.
   *
   * @default - those that are on by themselves in KubeVirt v1.9.0: the Beta ones
   */
  readonly enabledFeatureGates?: string[];
}
