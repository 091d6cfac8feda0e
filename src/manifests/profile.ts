import type { ClusterFacts } from './cluster-facts';
import type { KubeVirtConfigurationProps } from './kubevirt-configuration';

/** The cluster that admission judges for. */
export interface AdmissionProfile extends ClusterFacts, KubeVirtConfigurationProps {
  /**
   * The Kubernetes version, `major.minor`.
   *
   * @default - unknown: objects are judged as Kubernetes 1.34 judges them
   */
  readonly kubernetesVersion?: string;

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
