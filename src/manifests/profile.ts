/** The cluster that admission judges for. */
export interface AdmissionProfile {
  /**
   * The KubeVirt version. Rules are those of v1.9.0; only what is known to differ in an earlier one is judged by it.
   *
   * @default '1.9.0'
   */
  readonly kubevirtVersion?: string;

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

  /**
   * Whether a guest may be bridged to the pod network: `network.permitBridgeInterfaceOnPodNetwork` of the KubeVirt CR.
   *
   * @default true, KubeVirt's own
   */
  readonly permitBridgeInterfaceOnPodNetwork?: boolean;

  /**
   * Guest memory in percent of requested memory, a whole number: `developerConfiguration.memoryOvercommit` of the KubeVirt CR.
   *
   * @default 100, KubeVirt's own
   */
  readonly memoryOvercommit?: number;
}
