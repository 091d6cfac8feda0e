/** From which releases to which a cluster is upgraded. */
export interface UpgradeOptions {
  /**
   * The KubeVirt release that the cluster runs, `major.minor` with or without a patch level.
   *
   * @default - kubevirtVersion of the Platform
   */
  readonly from?: string;

  /**
   * The KubeVirt release that it will run.
   *
   * @default - it stays as it is
   */
  readonly to?: string;

  /**
   * The Kubernetes release that the cluster runs.
   *
   * @default - kubernetesVersion of the Platform
   */
  readonly kubernetesFrom?: string;

  /**
   * The Kubernetes release that it will run.
   *
   * @default - it stays as it is
   */
  readonly kubernetesTo?: string;

  /**
   * The CDI release that the cluster runs.
   *
   * @default - cdiVersion of the Platform
   */
  readonly cdiFrom?: string;

  /**
   * The CDI release that it will run.
   *
   * @default - where cdiFrom is not given either, that which was current when the KubeVirt release was made; otherwise it stays as it is
   */
  readonly cdiTo?: string;
}
