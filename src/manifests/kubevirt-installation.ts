/** Who writes the CRs of KubeVirt and CDI. */
export enum KubeVirtInstallation {
  /** Those who run the cluster, for the operators of KubeVirt and CDI. */
  OPERATORS = 'operators',
  /** The operator of HyperConverged, from its own CR: it undoes what others write into them. */
  HYPERCONVERGED = 'hyperconverged',
  /** Harvester, from the chart that it is installed with. */
  HARVESTER = 'harvester',
}
